import { assertNever } from '#shared/failure.js';
import type { ViewFailure, ViewStatus } from '#shared/tool-view.js';

/** Milliseconds of loading after which the loading screen gives way and it is said that the tool is slow. */
export const SLOW_MS = 4000;
/** Milliseconds from a failure to the next attempt. */
export const RETRY_MS = 5000;
export const MAX_TRIES = 3;
/** A view that has stood for so long (ms) begins its tries from none when it fails. */
export const STEADY_MS = 60_000;

/** One tool's view. Times are milliseconds since the epoch. */
export interface Life {
  attempt: number;
  state: ViewStatus['state'];
  since: number;
  /** Openings by itself after a failure, since the last one by hand or a steady time. */
  tries: number;
  failure?: ViewFailure;
  status?: number;
  retryAt?: number;
}

/** What is told of an attempt. */
export type AttemptEvent =
  | { type: 'loaded' }
  | { type: 'failed'; failure: ViewFailure; status?: number }
  | { type: 'unresponsive' }
  | { type: 'responsive' }
  /** It has, or will have, a window of its own; `failure` says why it has no place here. */
  | { type: 'ownWindow'; failure?: ViewFailure };

export type LifeEvent =
  /** The professional opens it anew. */
  | { type: 'retry' }
  | { type: 'sleep' }
  | { type: 'wake' }
  /** Time has passed. */
  | { type: 'tick' }
  | { type: 'told'; attempt: number; told: AttemptEvent };

/** Failures that may pass by themselves; the others need somebody to do something. */
const PASSING: ReadonlySet<ViewFailure> = new Set(['unreachable', 'timedOut', 'serverError', 'crashed', 'blank']);

/** A view as it begins. @param attempt greater than any before it of the same tool */
export const newLife = (attempt: number, now: number): Life => ({ attempt, state: 'opening', since: now, tries: 0 });

/** What an event makes of a view; the same object when it makes nothing. Pure. */
export function live(life: Life, event: LifeEvent, now: number): Life {
  switch (event.type) {
    case 'retry':
      // A second press while the first is under way does nothing.
      return life.state === 'opening' ? life : newLife(life.attempt + 1, now);
    case 'sleep':
      return ['open', 'slow', 'unresponsive'].includes(life.state)
        ? { attempt: life.attempt, state: 'asleep', since: now, tries: 0 }
        : life;
    case 'wake':
      return life.state === 'asleep' ? newLife(life.attempt + 1, now) : life;
    case 'tick':
      return passed(life, now);
    case 'told':
      // Late news of an earlier attempt, and news of a view that is gone.
      return event.attempt === life.attempt && life.state !== 'asleep' ? heard(life, event.told, now) : life;
    default:
      return assertNever(event);
  }
}

/** When `tick` next makes something of it (ms since the epoch); undefined = nothing waits for time. */
export function nextAt({ state, since, retryAt }: Life): number | undefined {
  return state === 'opening' ? since + SLOW_MS : state === 'failed' ? retryAt : undefined;
}

function passed(life: Life, now: number): Life {
  const due = nextAt(life);
  if (due === undefined || now < due) return life;
  if (life.state === 'opening') return { ...life, state: 'slow', since: now };
  return { ...newLife(life.attempt + 1, now), tries: life.tries + 1 };
}

function heard(life: Life, told: AttemptEvent, now: number): Life {
  const { attempt, state, tries } = life;
  const isHere = state !== 'failed' && state !== 'ownWindow';
  switch (told.type) {
    case 'loaded':
      return isHere && state !== 'open' ? { attempt, state: 'open', since: now, tries } : life;
    case 'failed':
      return isHere || (state === 'ownWindow' && told.failure === 'popupBlocked') ? failed(life, told, now) : life;
    case 'unresponsive':
      return state === 'open' ? { attempt, state: 'unresponsive', since: now, tries } : life;
    case 'responsive':
      return state === 'unresponsive' ? { attempt, state: 'open', since: now, tries } : life;
    case 'ownWindow': {
      if (!isHere && life.failure !== 'popupBlocked') return life;
      const why = told.failure === undefined ? {} : { failure: told.failure };
      return { attempt, state: 'ownWindow', since: now, tries: 0, ...why };
    }
    default:
      return assertNever(told);
  }
}

function failed(life: Life, { failure, status }: { failure: ViewFailure; status?: number }, now: number): Life {
  const stood = life.state === 'open' && now - life.since >= STEADY_MS;
  const tries = stood ? 0 : life.tries;
  return {
    attempt: life.attempt,
    state: 'failed',
    since: now,
    tries,
    failure,
    ...(status === undefined ? {} : { status }),
    ...(PASSING.has(failure) && tries < MAX_TRIES ? { retryAt: now + RETRY_MS } : {}),
  };
}
