import type { ConsultationOperation } from '#shared/hub-consultation.js';

/** An operation that the hub has not acknowledged. */
export interface Waiting {
  operation: ConsultationOperation;
  /** When the professional did it, and when it was last said on the present connection; ms since the epoch. */
  since: number;
  saidAt: number | undefined;
}

/** What waits for the hub, in the order in which it was done. */
export type Outbox = readonly Waiting[];

/** So long an acknowledgement is waited for before the operation is said again on the same connection. */
export const AGAIN_MS = 10_000;
/** More than this does not wait: a hub that is away for days must not fill the memory. */
export const MOST_WAITING = 500;

/** The outbox with the operation at its end; one that waits already is the same one. Pure. */
export const put = (outbox: Outbox, operation: ConsultationOperation, now: number): Outbox =>
  outbox.some((one) => one.operation.id === operation.id)
    ? outbox
    : [...outbox, { operation, since: now, saidAt: undefined }];

/** The outbox without the one that the hub has answered, whatever the answer was. Pure. */
export const settle = (outbox: Outbox, id: string): Outbox => outbox.filter((one) => one.operation.id !== id);

/** Nothing of it has been said on the connection that begins. Pure. */
export const unsaid = (outbox: Outbox): Outbox => outbox.map((one) => ({ ...one, saidAt: undefined }));

/**
 * What is to be said now: of each request the oldest operation only, so that a later one never overtakes it, when it has
 * not been said on this connection or its answer has not come in time. Pure.
 */
export function due(outbox: Outbox, now: number): ConsultationOperation[] {
  const seen = new Set<string>();
  return outbox.flatMap(({ operation, saidAt }) => {
    if (seen.has(operation.consultation)) return [];
    seen.add(operation.consultation);
    return saidAt === undefined || now - saidAt >= AGAIN_MS ? [operation] : [];
  });
}

/** The operation has been given to the connection. Pure. */
export const said = (outbox: Outbox, id: string, now: number): Outbox =>
  outbox.map((one) => (one.operation.id === id ? { ...one, saidAt: now } : one));
