import { type Cores, ROGUES, rogue } from './core.js';
import type { LeakWatch } from './leak-watch.js';
import { type RawRequest, rawRequest, statusesIn } from './raw.js';

/** Answers that are right for a request that nobody should send. A server error is not among them. */
const isCalm = (status: number) => status < 500 || status === 501 || status === 503 || status === 505;

/** Sends bad requests and looks at what comes back. */
export async function createAttacker({ idp, mine }: Cores, watch: LeakWatch) {
  const scopes = (index: number) =>
    index < ROGUES / 4 ? 'fhircast/*.*' : 'fhircast/Patient-open.read fhircast/Patient-close.read fhircast/SyncError.*';
  const tokens = await Promise.all(
    Array.from({ length: ROGUES }, (_, index) => idp.token({ clientId: rogue(index), scope: scopes(index) })),
  );
  for (const [index, token] of tokens.entries()) watch.secret(`token of ${rogue(index)}`, token);
  const counts = new Map<number, number>();
  let turn = 0;
  let silent = 0;

  /** The next rogue tool's token: each has its own share of what the hub bears. */
  const nextToken = () => {
    turn += 1;
    return tokens[turn % ROGUES] ?? '';
  };
  /** One that may also write: what it sends gets further. */
  const writerToken = () => {
    turn += 1;
    return tokens[turn % (ROGUES / 4)] ?? '';
  };

  return {
    nextToken,
    writerToken,
    bearer: (token: string) => ['Authorization', `Bearer ${token}`] as const,
    /**
     * One bad request. @param allowed secrets that it may see
     * @throws when the answer is a server error; an end without any answer is one way of refusing
     */
    async attack(
      request: RawRequest,
      { base = mine.hubUrl, allowed = [] as string[], mark = watch.mark(), ms = 3000 } = {},
    ) {
      const text = await rawRequest(base, request, ms);
      watch.look(text, mark, allowed);
      const statuses = statusesIn(text);
      if (statuses.length === 0) silent += 1;
      for (const status of statuses) {
        counts.set(status, (counts.get(status) ?? 0) + 1);
        if (!isCalm(status)) throw new Error(`answered ${status}: ${text.slice(0, 500)}`);
      }
      return { text, status: statuses.at(-1) };
    },
    /** How many answers of each status, and how many ends without one. */
    counts: () => ({ ...Object.fromEntries(counts), silent }),
  };
}
export type Attacker = Awaited<ReturnType<typeof createAttacker>>;
