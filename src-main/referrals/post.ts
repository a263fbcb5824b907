import type { Clock } from '#shared/clock.js';
import type { Failure } from '#shared/failure.js';
import type { Answer, Found, Receiver } from './receiver.js';
import type { Referral } from './referral.js';

/** Waits between tries: 2, 4, 8… at most 60 s, the last quarter by chance. @param chance from 0 to 1. Pure. */
export const waitMs = (tries: number, chance: number): number =>
  Math.round(Math.min(2000 * 2 ** tries, 60_000) * (0.75 + 0.25 * chance));

/** So long a request that nobody answered may still be taken. */
const LATE_MS = 30_000;

const CANCELLED: Record<string, object> = {
  Task: { status: 'cancelled' },
  ServiceRequest: { status: 'revoked' },
  Consent: { status: 'inactive' },
};

/**
 * Takes back what was sent with a referral: its Task cancelled and its request revoked, and its consent ended where the client
 * took it back. What the receiver has finished meanwhile stays.
 */
async function takeBack(
  referral: Referral,
  receiver: Receiver,
  signal: AbortSignal,
): Promise<Answer<'done' | 'nothingThere'>> {
  const types = ['Task', 'ServiceRequest', ...(referral.withdrawal?.revoked === true ? ['Consent'] : [])];
  const found: Found[] = [];
  for (const type of types) {
    const answer = await receiver.found(type, referral.id, signal);
    if (!answer.ok) return answer;
    found.push(...answer.value);
  }
  const entry = found.flatMap((resource) => {
    const { resourceType, id, meta } = resource;
    const status = 'status' in resource ? resource['status'] : undefined;
    if (resourceType === 'Task' && (status === 'completed' || status === 'failed' || status === 'cancelled')) return [];
    const changed = {
      ...resource,
      ...CANCELLED[resourceType],
      ...(resourceType === 'Task' ? { lastModified: referral.withdrawal?.at } : {}),
    };
    const url = `${resourceType}/${id}`;
    return [{ resource: changed, request: { method: 'PUT', url, ifMatch: `W/"${meta.versionId}"` } }];
  });
  if (entry.length === 0) return { ok: true, value: found.length === 0 ? 'nothingThere' : 'done' };
  const sent = await receiver.send({ resourceType: 'Bundle', type: 'transaction', entry }, signal);
  return sent.ok ? { ok: true, value: 'done' } : sent;
}

/**
 * Takes referrals to their receivers, each until the receiver has answered. At least once: the receiver makes nothing twice.
 * @param bundleOf what leaves; undefined without a consent, and then nothing does
 */
export function createPost({
  receiverOf,
  bundleOf,
  onDone,
  onChange,
  clock,
  chance,
}: {
  receiverOf: (referral: Referral) => Receiver | undefined;
  bundleOf: (referral: Referral) => Promise<object | undefined>;
  /** The receiver has it, or has had it taken back. */
  onDone: (id: string, phase: 'sending' | 'withdrawing') => void;
  onChange: () => void;
  clock: Clock;
  chance: () => number;
}) {
  const under = new Map<string, { phase: Referral['phase']; abort: AbortController }>();
  const failures = new Map<string, Failure>();
  const waits = new Map<string, { tries: number; stop: () => void }>();
  /** When each was last said to its receiver, whether or not it answered. */
  const saidAt = new Map<string, number>();
  const due = new Set<string>();
  let wanted: readonly Referral[] = [];
  let closed = false;

  async function deliver(
    referral: Referral,
    signal: AbortSignal,
  ): Promise<Answer<'done' | 'nothingThere'> | undefined> {
    const receiver = receiverOf(referral);
    if (receiver === undefined) return undefined;
    if (referral.phase === 'withdrawing') return takeBack(referral, receiver, signal);
    const bundle = await bundleOf(referral);
    if (bundle === undefined || signal.aborted) return undefined;
    saidAt.set(referral.id, clock.now());
    const sent = await receiver.send(bundle, signal);
    return sent.ok ? { ok: true, value: 'done' } : sent;
  }

  async function run(referral: Referral): Promise<void> {
    const { id, phase } = referral;
    if (phase !== 'sending' && phase !== 'withdrawing') return;
    const abort = new AbortController();
    under.set(id, { phase, abort });
    const answer = await deliver(referral, abort.signal);
    under.delete(id);
    if (closed) return;
    const tries = waits.get(id)?.tries ?? 0;
    const said = saidAt.get(id);
    if (answer?.ok === true && answer.value === 'nothingThere' && said !== undefined && clock.now() - said < LATE_MS) {
      // What was said a moment ago may still be on its way there.
      waits.set(id, { tries, stop: clock.after(LATE_MS, () => again(id)) });
    } else if (answer?.ok === true) {
      failures.delete(id);
      waits.delete(id);
      onDone(id, phase);
    } else if (answer === undefined && !abort.signal.aborted) {
      // Its form cannot be used in this run.
      waits.set(id, { tries, stop: clock.after(LATE_MS, () => again(id)) });
    } else if (answer !== undefined && !abort.signal.aborted) {
      failures.set(id, answer.failure);
      waits.set(id, { tries: tries + 1, stop: clock.after(waitMs(tries, chance()), () => again(id)) });
      onChange();
    }
    work();
  }

  function again(id: string): void {
    const wait = waits.get(id);
    if (wait !== undefined) waits.set(id, { ...wait, stop: () => {} });
    due.add(id);
    work();
  }
  function work(): void {
    if (closed) return;
    for (const referral of wanted) {
      const { id, phase } = referral;
      const now = under.get(id);
      // The client has taken it back while it is being sent: the sending ends first.
      if (now !== undefined && now.phase !== phase) now.abort.abort();
      if (now !== undefined || (waits.has(id) && !due.has(id))) continue;
      due.delete(id);
      void run(referral);
    }
  }

  return {
    /** All that is to be taken now. */
    take(referrals: readonly Referral[]): void {
      const before = new Map(wanted.map((one) => [one.id, one.phase]));
      wanted = referrals.filter(({ phase }) => phase === 'sending' || phase === 'withdrawing');
      for (const { id, phase } of wanted) {
        if (before.get(id) === undefined || before.get(id) === phase) continue;
        waits.get(id)?.stop();
        waits.delete(id);
      }
      work();
    },
    /** Tries now what waits. */
    hurry(): void {
      for (const [id, { stop }] of waits) {
        stop();
        due.add(id);
      }
      work();
    },
    failureOf: (id: string): Failure | undefined => failures.get(id),
    close(): void {
      closed = true;
      for (const { stop } of waits.values()) stop();
      for (const { abort } of under.values()) abort.abort();
    },
  };
}
