import type { CareKind, LimitLength, LimitRule } from '#shared/limit-rules.js';
import { plusDays, plusMonths, workingDayFrom } from './calendar.js';
import { limitRules } from './rules.js';

/**
 * The rule that concerns a matter whose time began on that day. Without a known age no rule that depends on it applies:
 * none is guessed.
 * @param basis what the law sets, or what the county's plan aims at
 */
export const ruleFor = (
  kind: CareKind,
  day: string,
  age: number | undefined,
  basis: LimitRule['basis'] = 'law',
): LimitRule | undefined =>
  limitRules().find(
    (rule) =>
      rule.kind === kind &&
      rule.basis === basis &&
      rule.from <= day &&
      day <= (rule.until ?? '9999') &&
      (rule.age === undefined ||
        (age !== undefined && age >= (rule.age.from ?? 0) && age < (rule.age.below ?? Infinity))),
  );

/** Counted from the day on which the time begins, which is not itself counted (määräaikalaki 150/1930, 2–3 §). */
function counted(day: string, limit: LimitLength): string {
  if ('days' in limit) return plusDays(day, limit.days);
  if ('weeks' in limit) return plusDays(day, limit.weeks * 7);
  if ('months' in limit) return plusMonths(day, limit.months);
  let at = limit.workingDays === 0 ? workingDayFrom(day) : day;
  for (let left = limit.workingDays; left > 0; left -= 1) at = workingDayFrom(plusDays(at, 1));
  return at;
}

/** Last day by the rule; `dayOff` says what becomes of one that is no working day. */
export function limitOf(day: string, { limit, dayOff }: Pick<LimitRule, 'limit' | 'dayOff'>): string {
  const last = counted(day, limit);
  return dayOff === 'moves' ? workingDayFrom(last) : last;
}

/**
 * How a matter stands beside its last day. Kept: what it is about takes place by it. Late: it takes place after it, or the
 * day has passed without. Waiting: there is time left.
 * @param held day on which it took or takes place
 */
export function standingOf(limit: string, held: string | undefined, today: string): 'kept' | 'late' | 'waiting' {
  if (held !== undefined) return held <= limit ? 'kept' : 'late';
  return today > limit ? 'late' : 'waiting';
}
