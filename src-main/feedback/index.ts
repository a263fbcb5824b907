import { implement } from '@orpc/server';
import * as z from 'zod';
import type { Clock } from '#shared/clock.js';
import type { Failure } from '#shared/failure.js';
import { feedbackContract, feedbackFiguresSchema } from '#shared/feedback.js';
import { createExchange } from '../client-summary/index.js';
import type { Caller } from '../rpc.js';

const os = implement(feedbackContract).$context<Caller>();
const tokenSchema = z.object({ token: z.string().regex(/^[A-Za-z0-9_-]{16,64}$/) });

export interface FeedbackParts {
  /** The county's hubs; the first keeps the feedback. */
  bases: readonly string[];
  /** Where clients' own devices reach that hub; undefined = they do not. */
  publicUrl: string | undefined;
  /** The professional's access token; undefined when nobody is signed in. */
  token: () => Promise<string | undefined>;
  fetch: typeof globalThis.fetch;
  clock: Clock;
  /** From 0 to 1. */
  chance: () => number;
}

const isHere = (base: string) => ['127.0.0.1', '[::1]', 'localhost'].includes(new URL(base).hostname);

/** Feedback after a contact, kept by the hub as sums. Nothing of the client or of who asks goes with it. */
export function createFeedback({ bases, publicUrl, token, fetch, clock, chance }: FeedbackParts) {
  const base = bases[0]?.replace(/\/$/, '');
  const reach = publicUrl !== undefined ? 'anywhere' : base !== undefined && isHere(base) ? 'here' : 'nowhere';
  const ask = createExchange({
    name: 'Hub',
    timeoutMs: 8000,
    // An answer that is given twice would count twice.
    retries: 0,
    accept: 'application/json',
    fetch,
    clock: { now: clock.now, setTimeout: (run, ms) => clock.after(ms, run) },
    chance,
  });
  const invalid: { kind: 'failed'; failure: Failure } = {
    kind: 'failed',
    failure: { kind: 'invalidAnswer', source: 'Hub' },
  };
  async function exchange(path: string, body?: object) {
    const bearer = await token();
    if (bearer === undefined || base === undefined) return { kind: 'noToken' } as const;
    const answer = await ask(
      `${base}/feedback/${path}`,
      {
        headers: { authorization: `Bearer ${bearer}`, 'content-type': 'application/json' },
        ...(body === undefined ? {} : { method: 'POST', body: JSON.stringify(body) }),
      },
      new AbortController().signal,
    );
    if (answer.kind === 'ok') return { kind: 'ok', value: answer.value } as const;
    return answer.kind === 'failed' ? ({ kind: 'failed', failure: answer.failure } as const) : invalid;
  }

  return {
    router: os.router({
      about: os.about.handler(() => ({ reach })),
      link: os.link.handler(async ({ input: { channel, language } }) => {
        const answer = await exchange('links', { channel });
        if (answer.kind !== 'ok') return answer;
        const told = tokenSchema.safeParse(answer.value);
        if (!told.success) return invalid;
        const at = publicUrl?.replace(/\/$/, '') ?? base ?? '';
        return { kind: 'link', url: `${at}/palaute/${told.data.token}?kieli=${language}` };
      }),
      answer: os.answer.handler(async ({ input }) => {
        const answer = await exchange('answers', input);
        return answer.kind === 'ok' ? { kind: 'done' } : answer;
      }),
      figures: os.figures.handler(async ({ input: { months } }) => {
        const answer = await exchange(`figures?months=${months}`);
        if (answer.kind !== 'ok') return answer;
        const told = feedbackFiguresSchema.safeParse(answer.value);
        return told.success ? { kind: 'figures', figures: told.data } : invalid;
      }),
    }),
  };
}
