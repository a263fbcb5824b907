import type { Clock } from '#shared/clock.js';
import { readLimited } from '../http/read-body.js';
import { decodeForm } from './codec.js';
import type { MethodKey, NameKey, Profile } from './profile.js';
import { type Fields, encodeFields } from './reply.js';

const BODY_LIMIT_BYTES = 64 * 1024;

export type CallbackResult =
  | { ok: true; value: (name: NameKey) => string | undefined }
  /** `unreachable` = nothing listens or the connection broke; `failed` = it answered with an error of its own. */
  | { ok: false; why: 'timedOut' | 'unreachable' | 'failed'; detail: string };

/**
 * Where a participant may be called: an address under one of the tool's own origins, so that no application can make the
 * workbench call somebody else's server.
 */
export function participantUrl(text: string, origins: readonly string[]): string | undefined {
  if (!URL.canParse(text)) return undefined;
  const url = new URL(text);
  if (!['http:', 'https:'].includes(url.protocol) || url.username !== '' || url.password !== '') return undefined;
  url.hash = '';
  return origins.includes(url.origin) ? url.href : undefined;
}

/** Calls the participants' own interface (HL7 CCOW, ContextParticipant). Never throws. */
export function createCallbacks({ fetch, clock }: { fetch: typeof globalThis.fetch; clock: Clock }) {
  return async (
    profile: Profile,
    url: string,
    method: MethodKey,
    fields: Fields,
    limitMs: number,
  ): Promise<CallbackResult> => {
    const { wire, names, interfaces, methods } = profile;
    const form = encodeFields(profile, { interface: interfaces.participant, method: methods[method], ...fields });
    const get = wire.callbackMethod === 'GET';
    const abort = new AbortController();
    let late = false;
    const stop = clock.after(limitMs, () => {
      late = true;
      abort.abort();
    });
    try {
      const response = await fetch(get ? `${url}${url.includes('?') ? '&' : '?'}${form}` : url, {
        method: wire.callbackMethod,
        redirect: 'error',
        signal: abort.signal,
        ...(get ? {} : { body: form, headers: { 'content-type': 'application/x-www-form-urlencoded' } }),
      });
      const body = response.body === null ? Buffer.alloc(0) : await readLimited(response.body, BODY_LIMIT_BYTES);
      if (body === undefined) return { ok: false, why: 'failed', detail: 'answer too large' };
      const values = decodeForm(body.toString('latin1').trim(), wire);
      if (values === undefined) return { ok: false, why: 'failed', detail: 'answer not readable' };
      const value = (name: NameKey) => values.get(names[name]);
      if (value('exception') !== undefined)
        return { ok: false, why: 'failed', detail: value('exceptionMessage') ?? value('exception') ?? '' };
      return response.ok ? { ok: true, value } : { ok: false, why: 'failed', detail: `HTTP ${response.status}` };
    } catch {
      return { ok: false, why: late ? 'timedOut' : 'unreachable', detail: '' };
    } finally {
      stop();
    }
  };
}
export type CallParticipant = ReturnType<typeof createCallbacks>;
