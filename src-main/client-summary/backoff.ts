import { type Failure, assertNever } from '#shared/failure.js';

/**
 * Milliseconds to wait before trying a failed source again by ourselves: 2, 4, 8… at most 30 s, the last quarter of it
 * by chance so that a county's workbenches do not come back all at once.
 * @param attempt 0 for the first wait
 * @param chance from 0 to 1
 */
export const backoffMs = (attempt: number, chance: number): number =>
  Math.round(Math.min(2000 * 2 ** attempt, 30_000) * (0.75 + 0.25 * chance));

/** True where the same request may succeed later without anyone doing anything. A refusal (401, 403…) will not. */
export function mayPass(failure: Failure): boolean {
  switch (failure.kind) {
    case 'unreachable':
    case 'timedOut':
    case 'invalidAnswer':
      return true;
    case 'logUnwritable':
      // Not the source's own; the professional is told what to do about it.
      return false;
    case 'rejected':
      return failure.status >= 500 || [404, 408, 425, 429].includes(failure.status);
    default:
      return assertNever(failure);
  }
}

/** True where a request that failed is worth repeating at once: nobody there just now, or a server in passing trouble. */
export const mayPassAtOnce = (failure: Failure): boolean =>
  failure.kind === 'unreachable' || (failure.kind === 'rejected' && [429, 502, 503, 504].includes(failure.status));

/** True where the source itself is in trouble, and not only this one question. */
export const isTrouble = (failure: Failure): boolean =>
  mayPass(failure) && !(failure.kind === 'rejected' && failure.status === 404);
