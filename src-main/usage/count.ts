import { assertNever } from '#shared/assert-never.js';
import type { ViewFailure } from '#shared/tool-view.js';
import { dayOf, midnightAfter } from './day.js';

/** Milliseconds after the last key or pointer for which the workbench still counts as used: reading is use too. */
export const STILL_USED_MS = 5 * 60_000;

/** What one tool did on one day. */
export interface Figures {
  opens: number;
  /** Milliseconds in sight while the workbench was used. */
  ms: number;
  failures: Readonly<Partial<Record<ViewFailure, number>>>;
}
/** By day, then by tool. A day that did not change stays the same object. */
export type Days = ReadonlyMap<string, ReadonlyMap<string, Figures>>;

/** Figures so far, and what goes on now. */
export interface Counting {
  days: Days;
  inSight: ReadonlySet<string>;
  /** Time up to which everything is counted. */
  at: number;
  /** Time up to which the workbench counts as used, if nothing more happens. */
  usedUntil: number;
}

/** What became of a tool. `failure` only where it failed. */
export interface ToolEvent {
  toolId: string;
  type: 'opened' | 'shown' | 'hidden' | 'failed';
  failure?: ViewFailure | undefined;
}

/** Something happened that is counted by itself, and how long it took where that is of interest. */
export interface CountedEvent {
  toolId: string;
  type: 'counted';
  seconds?: number;
}

export type UsageEvent =
  | ToolEvent
  | CountedEvent
  /** A key or a pointer somewhere in the windows. */
  | { type: 'present' }
  /** Locked: nothing is used until somebody is present again. */
  | { type: 'away' }
  /** Nobody is signed in: no tool is in sight either. */
  | { type: 'left' }
  | { type: 'tick' };

const nothing: Figures = { opens: 0, ms: 0, failures: {} };

export const beginCounting = (days: Days, now: number): Counting => ({
  days,
  inSight: new Set(),
  at: now,
  usedUntil: now,
});

function change(days: Days, day: string, toolId: string, how: (figures: Figures) => Figures): Days {
  const tools = days.get(day) ?? new Map<string, Figures>();
  return new Map(days).set(day, new Map(tools).set(toolId, how(tools.get(toolId) ?? nothing)));
}

/** Gives the time since `at` to the tools in sight, each day its part. A clock that was set back gives none. */
function countTime(before: Counting, now: number): Counting {
  const end = Math.min(now, before.usedUntil);
  let { days } = before;
  for (let from = before.at; from < end && before.inSight.size > 0;) {
    const to = Math.min(end, midnightAfter(from));
    const ms = to - from;
    for (const toolId of before.inSight)
      days = change(days, dayOf(from), toolId, (figures) => ({ ...figures, ms: figures.ms + ms }));
    from = to;
  }
  return { ...before, days, at: now };
}

const without = (set: ReadonlySet<string>, one: string) => new Set([...set].filter((other) => other !== one));

/** The figures after what happened at `now`. */
export function count(before: Counting, event: UsageEvent, now: number): Counting {
  const counted = countTime(before, now);
  switch (event.type) {
    case 'opened':
      return {
        ...counted,
        usedUntil: now + STILL_USED_MS,
        days: change(counted.days, dayOf(now), event.toolId, (figures) => ({ ...figures, opens: figures.opens + 1 })),
      };
    case 'shown':
      return { ...counted, inSight: new Set(counted.inSight).add(event.toolId) };
    case 'hidden':
      return { ...counted, inSight: without(counted.inSight, event.toolId) };
    case 'failed': {
      const { failure } = event;
      if (failure === undefined) return counted;
      const days = change(counted.days, dayOf(now), event.toolId, (figures) => ({
        ...figures,
        failures: { ...figures.failures, [failure]: (figures.failures[failure] ?? 0) + 1 },
      }));
      return { ...counted, days };
    }
    case 'counted': {
      const ms = Math.round(Math.max(0, event.seconds ?? 0)) * 1000;
      const days = change(counted.days, dayOf(now), event.toolId, (figures) => ({
        ...figures,
        opens: figures.opens + 1,
        ms: figures.ms + ms,
      }));
      return { ...counted, days };
    }
    case 'present':
      return { ...counted, usedUntil: now + STILL_USED_MS };
    case 'away':
      return { ...counted, usedUntil: now };
    case 'left':
      return { ...counted, usedUntil: now, inSight: new Set() };
    case 'tick':
      return counted;
    default:
      return assertNever(event);
  }
}

/** Days that are kept: the newest `keep` calendar days up to now. */
export function forgetOld(days: Days, now: number, keep: number): Days {
  const oldest = dayOf(now - keep * 86_400_000);
  return [...days.keys()].every((day) => day > oldest) ? days : new Map([...days].filter(([day]) => day > oldest));
}
