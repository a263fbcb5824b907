import * as z from 'zod';
import type { Clock } from '#shared/clock.js';
import { serviceUrlSchema } from '#shared/service-url.js';
import { holdsIdentityCode } from '#shared/tool-address.js';
import type { PostLaunch } from '#shared/tool-policy.js';
import type { ViewFailure } from '#shared/tool-view.js';
import type { Log } from '../log.js';

/** What came of a launch: the single-use address of the page to show, or why there is none. */
export type LaunchAnswer = { ok: true; url: string } | { ok: false; failure: ViewFailure; status?: number };

export interface LaunchAsk {
  tool: string;
  launch: Pick<PostLaunch, 'url' | 'clientId' | 'clientSecret'>;
  /** Origins that the page may be of. */
  origins: readonly string[];
  fields: Record<string, string>;
}
export type PostLauncher = (ask: LaunchAsk, signal: AbortSignal) => Promise<LaunchAnswer>;

/** A tool's server may take this long to answer a launch. */
export const LAUNCH_MS = 8000;
const BODY_LIMIT_BYTES = 16 * 1024;

const bodySchema = z.object({ url: z.string().max(4000) });

/**
 * Launches by POST: the core sends the form to the tool's server as itself (HTTP Basic, RFC 7617) and gets back a
 * single-use address, as `Location` of a 201 or a 303, or as JSON `{"url"}`. Nothing is followed and nothing kept.
 */
export function createPostLauncher({
  fetch,
  clock,
  log,
}: {
  fetch: typeof globalThis.fetch;
  clock: Clock;
  log: Log;
}): PostLauncher {
  return async ({ tool, launch, origins, fields }, signal) => {
    const timeout = new AbortController();
    const stop = clock.after(LAUNCH_MS, () => timeout.abort());
    try {
      const response = await fetch(launch.url, {
        method: 'POST',
        headers: {
          accept: 'application/json',
          authorization: `Basic ${Buffer.from(`${launch.clientId}:${launch.clientSecret}`).toString('base64')}`,
        },
        body: new URLSearchParams(fields),
        redirect: 'manual',
        cache: 'no-store',
        signal: AbortSignal.any([signal, timeout.signal]),
      });
      const answer = await readAnswer(response, launch.url, origins);
      if (!answer.ok) log('warn', 'post-launch-failed', { tool, failure: answer.failure, status: response.status });
      return answer;
    } catch (error) {
      const failure = timeout.signal.aborted ? 'timedOut' : isCertificate(error) ? 'certificate' : 'unreachable';
      if (!signal.aborted) log('warn', 'post-launch-failed', { tool, failure });
      return { ok: false, failure };
    } finally {
      stop();
    }
  };
}

async function readAnswer(response: Response, asked: string, origins: readonly string[]): Promise<LaunchAnswer> {
  const { status } = response;
  const location = [201, 302, 303].includes(status) ? response.headers.get('location') : null;
  const named = location ?? (status === 200 || status === 201 ? await readUrl(response) : undefined);
  if (named === undefined) {
    await response.body?.cancel();
    return { ok: false, failure: status >= 400 && status < 500 ? 'refused' : 'serverError', status };
  }
  const url = pageAddress(named, asked, origins);
  return url === undefined ? { ok: false, failure: 'serverError', status } : { ok: true, url };
}

async function readUrl(response: Response): Promise<string | undefined> {
  let text = '';
  const decoder = new TextDecoder();
  for await (const part of response.body ?? []) {
    text += decoder.decode(part, { stream: true });
    if (text.length > BODY_LIMIT_BYTES) return undefined;
  }
  try {
    return bodySchema.safeParse(JSON.parse(text)).data?.url;
  } catch {
    return undefined;
  }
}

/**
 * The page's address, when it may be shown: the tool's own or an allowed origin, https or this machine, and nothing in it
 * that could be a henkilötunnus. Pure.
 */
export function pageAddress(named: string, asked: string, origins: readonly string[]): string | undefined {
  if (!URL.canParse(named, asked)) return undefined;
  const url = new URL(named, asked);
  const fine = serviceUrlSchema.safeParse(url.href).success && url.username === '' && url.password === '';
  return fine && origins.includes(url.origin) && !holdsIdentityCode(url.href) ? url.href : undefined;
}

const CERTIFICATE = /CERT|SELF_SIGNED|UNABLE_TO_VERIFY|ERR_TLS/;
function isCertificate(error: unknown): boolean {
  const cause = error instanceof Error ? error.cause : undefined;
  return cause instanceof Error && 'code' in cause && typeof cause.code === 'string' && CERTIFICATE.test(cause.code);
}
