import type { Clock } from '#shared/clock.js';
import type { Failure } from '#shared/failure.js';
import type { ClientReference } from '#shared/context.js';
import type { Register } from '#shared/client-summary.js';
import type { Written } from '../access/index.js';
import type { Outgoing } from './bundle.js';
import { type RecordPart, type RecordType, recordTypes, toRecordPart, unwritten, wantedRecord } from './record.js';
import type { Referral } from './referral.js';

/** Waits between tries: 2, 4, 8… s, at most a quarter of an hour. @param chance from 0 to 1. Pure. */
export const recordWaitMs = (tries: number, chance: number): number =>
  Math.round(Math.min(2000 * 2 ** tries, 15 * 60_000) * (0.75 + 0.25 * chance));

/** Writes one resource to the source of the register; the same id again is the same resource. Never rejects. */
export type WriteRecord = (one: {
  client: ClientReference;
  register: Register;
  type: RecordType;
  id: string;
  resource: (patient: string) => object;
}) => Promise<Written>;

/**
 * Keeps the client's own record as the referrals stand: writes each part that is not there yet or has changed, and tries again
 * until the source has taken it. The sending waits for none of this, nor this for the sending.
 */
export function createRecorder({
  outgoingOf,
  write,
  log,
  onWritten,
  onChange,
  clock,
  chance,
}: {
  outgoingOf: (referral: Referral) => Promise<Outgoing | undefined>;
  write: WriteRecord;
  /** In the access log first, once for each change that is written. @returns why not */
  log: (referral: Referral) => Promise<Failure | undefined>;
  onWritten: (id: string, part: RecordPart, status: string) => void;
  onChange: () => void;
  clock: Clock;
  chance: () => number;
}) {
  const under = new Set<string>();
  const failures = new Map<string, Failure>();
  const waits = new Map<string, { tries: number; stop: () => void }>();
  /** What has been logged of each, so that a second try is no second entry. */
  const logged = new Map<string, string>();
  let referrals = new Map<string, Referral>();
  let closed = false;

  /** @returns why it could not be written; `cannot` where its form cannot be used in this run */
  async function writeParts(referral: Referral): Promise<Failure | 'written' | 'cannot'> {
    const wanted = wantedRecord(referral);
    const { register, client } = referral;
    if (wanted === undefined || register === undefined) return 'cannot';
    const outgoing = await outgoingOf(referral);
    if (outgoing === undefined) return 'cannot';
    const what = JSON.stringify(wanted);
    if (logged.get(referral.id) !== what) {
      const refused = await log(referral);
      if (refused !== undefined) return refused;
      logged.set(referral.id, what);
    }
    for (const part of unwritten(referral)) {
      if (closed) return 'cannot';
      const written = await write({
        client,
        register,
        type: recordTypes[part],
        id: referral.id,
        resource: (patient) => toRecordPart(referral, outgoing, part, { status: wanted[part], patient }),
      });
      if (!written.ok) return written.failure;
      onWritten(referral.id, part, wanted[part]);
    }
    return 'written';
  }

  async function run(referral: Referral): Promise<void> {
    const { id } = referral;
    under.add(id);
    const outcome = await writeParts(referral);
    under.delete(id);
    if (closed) return;
    const tries = waits.get(id)?.tries ?? 0;
    if (typeof outcome === 'string') {
      waits.delete(id);
      failures.delete(id);
      onChange();
      // It may have come further meanwhile.
      if (outcome === 'written') work();
      return;
    }
    failures.set(id, outcome);
    waits.set(id, { tries: tries + 1, stop: clock.after(recordWaitMs(tries, chance()), () => again(id)) });
    onChange();
  }
  function again(id: string): void {
    const wait = waits.get(id);
    if (wait !== undefined) waits.set(id, { ...wait, stop: () => {} });
    const referral = referrals.get(id);
    if (!closed && referral !== undefined && !under.has(id) && unwritten(referral).length > 0) void run(referral);
  }
  function work(): void {
    if (closed) return;
    for (const referral of referrals.values())
      if (!under.has(referral.id) && !waits.has(referral.id) && unwritten(referral).length > 0) void run(referral);
  }

  return {
    /** All that the professional has. */
    take(all: readonly Referral[]): void {
      referrals = new Map(all.map((one) => [one.id, one]));
      work();
    },
    /** Tries now what waits. */
    hurry(): void {
      for (const [id, { stop }] of waits) {
        stop();
        again(id);
      }
    },
    failureOf: (id: string): Failure | undefined => failures.get(id),
    close(): void {
      closed = true;
      for (const { stop } of waits.values()) stop();
    },
  };
}
