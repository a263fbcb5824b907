import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CareKind } from '#shared/limit-rules.js';
import { ageOn } from './calendar.js';
import { limitOf, ruleFor, standingOf } from './limits.js';
import { limitRules } from './rules.js';

const ADULT = '1980-05-05';
/** Worked out by hand with a calendar: what the time is to, when it began, the client's birth, the rule, the last day. */
const cases: [CareKind, string, string | undefined, string | undefined, string | undefined][] = [
  // Changes of law: the day on which the time began decides.
  ['primary', '2023-08-31', ADULT, 'primaryAll2011', '2023-11-30'], // November has no 31st
  ['primary', '2023-09-01', ADULT, 'primaryAll2023', '2023-09-15'],
  ['primary', '2024-12-31', ADULT, 'primaryAll2023', '2025-01-14'],
  ['primary', '2025-01-01', ADULT, 'primaryAdult', '2025-04-01'],
  ['dental', '2023-08-31', ADULT, 'dentalAll2011', '2024-02-29'], // a leap year
  ['dental', '2024-10-31', ADULT, 'dentalAll2023', '2025-02-28'],
  ['dental', '2024-11-01', ADULT, 'dentalAll2024', '2025-02-01'],
  ['dental', '2025-01-01', ADULT, 'dentalAdult', '2025-07-01'],
  ['needAssessment', '2023-08-31', ADULT, 'needAssessment2011', '2023-09-05'], // Friday, Monday, Tuesday
  ['therapy', '2025-04-30', '2009-01-01', undefined, undefined],
  ['therapy', '2026-11-02', '2009-01-01', 'therapyYoung', '2026-11-30'],
  ['psychosocialSupport', '2025-04-30', '2009-01-01', undefined, undefined],
  ['psychosocialSupport', '2025-05-01', '2009-01-01', 'psychosocialYoung', '2025-06-01'], // a Sunday: stays
  ['psychosocialSupport', '2026-01-31', '2009-01-01', 'psychosocialYoung', '2026-02-28'], // February has no 31st
  ['psychosocialSupport', '2026-11-02', '2003-11-03', 'psychosocialYoung', '2026-12-02'], // 23 tomorrow
  ['psychosocialSupport', '2026-11-02', '2003-11-02', undefined, undefined],
  // Under 23 on the day of the assessment, the birthday itself among them.
  ['primary', '2025-01-01', '2002-01-02', 'primaryYoung', '2025-01-15'],
  ['primary', '2025-01-01', '2002-01-01', 'primaryAdult', '2025-04-01'],
  ['primary', '2026-03-10', '2003-03-11', 'primaryYoung', '2026-03-24'],
  ['primary', '2027-02-28', '2004-02-29', 'primaryYoung', '2027-03-14'], // born on a leap day
  ['primary', '2027-03-01', '2004-02-29', 'primaryAdult', '2027-06-01'],
  ['dental', '2026-11-30', '2010-01-01', 'dentalYoung', '2027-02-28'],
  ['psychiatric', '2026-11-27', '2010-01-01', 'psychiatricYoung', '2027-01-08'],
  ['psychiatric', '2026-11-27', ADULT, 'specialisedAssessment', '2027-02-27'], // a Saturday: stays
  ['primary', '2026-11-27', undefined, undefined, undefined], // an age that is not known is not guessed
  // Weeks and months.
  ['referral', '2026-11-09', ADULT, 'referral', '2026-11-30'],
  ['specialised', '2026-11-30', ADULT, 'specialisedAssessment', '2027-02-28'], // a Sunday: stays
  ['treatment', '2026-08-31', ADULT, 'treatment', '2027-02-28'],
  // Working days over Christmas, Easter, May Day, Ascension Day, midsummer and Epiphany.
  ['serviceNeeds', '2026-12-21', '1945-05-05', 'serviceNeeds75', '2027-01-04'],
  ['serviceNeeds', '2026-12-21', '1951-12-22', undefined, undefined], // 75 tomorrow
  ['serviceNeeds', '2026-04-01', '1951-04-01', 'serviceNeeds75', '2026-04-14'],
  ['specialChild', '2026-06-12', '2018-01-01', 'serviceNeedsSpecialChild', '2026-06-24'],
  ['disability', '2026-12-30', ADULT, 'serviceNeedsDisability', '2027-01-12'],
  ['incomeSupport', '2026-04-30', ADULT, 'incomeSupport', '2026-05-12'],
  ['incomeSupportUrgent', '2026-05-13', ADULT, 'incomeSupportUrgent', '2026-05-15'],
  // The same day, or the next working day: a Saturday before Independence Day, and Good Friday.
  ['contact', '2026-11-27', ADULT, 'contact', '2026-11-27'],
  ['contact', '2026-12-05', ADULT, 'contact', '2026-12-07'],
  ['needAssessment', '2027-03-26', ADULT, 'needAssessment', '2027-03-30'],
  ['childUrgent', '2026-11-07', '2018-01-01', 'childUrgent', '2026-11-07'], // All Saints' Day: at once all the same
  // A last day that is a holiday moves to the next working day where something is done before an authority.
  ['socialDecision', '2026-09-26', ADULT, 'socialDecision', '2026-12-28'], // Boxing Day, a Saturday
  ['childNeeds', '2026-03-20', '2018-01-01', 'childNeeds', '2026-06-22'], // Midsummer Day
  ['specialChildReady', '2026-09-24', '2018-01-01', 'specialChildReady', '2026-12-28'], // Christmas Eve
];

describe('limits, as worked out by hand', () => {
  it.each(cases)('%s from %s, born %s: %s, %s', (kind, day, birth, key, last) => {
    const rule = ruleFor(kind, day, ageOn(birth, day));
    expect([rule?.key, rule && limitOf(day, rule)]).toEqual([key, last]);
  });

  it.each([
    ['exactly on the last day', '2026-11-30', '2026-12-20', 'kept'],
    ['the day after', '2026-12-01', '2026-11-27', 'late'],
    ['booked for the last day', '2026-11-30', '2026-11-27', 'kept'],
    ['nothing booked, on the last day', undefined, '2026-11-30', 'waiting'],
    ['nothing booked, the day after', undefined, '2026-12-01', 'late'],
  ])('%s', (_, held, today, standing) => {
    expect(standingOf('2026-11-30', held, today)).toBe(standing);
  });

  it("stand beside the plan's own aim", () => {
    const aim = (day: string) => {
      const rule = ruleFor('primary', day, 40, 'plan');
      return rule && [rule.key, limitOf(day, rule), rule.aim];
    };
    expect(aim('2024-06-30')).toEqual(['planPrimary2024', '2024-07-07', { share: 0.66, by: '2024-06-30' }]);
    expect(aim('2026-11-27')).toEqual(['planPrimary', '2026-12-04', { share: 0.8, by: '2025-12-31' }]);
    expect(ruleFor('dental', '2026-11-27', 40, 'plan')).toBeUndefined();
  });
});

describe('the table of rules', () => {
  const days = fc
    .integer({ min: Date.UTC(2008, 0, 1), max: Date.UTC(2035, 0, 1) })
    .map((at) => new Date(at).toISOString().slice(0, 10));
  const rules = fc.constantFrom(...limitRules());

  it('never has two for the same matter', () => {
    fc.assert(
      fc.property(days, fc.integer({ min: 0, max: 110 }), rules, (day, age, { kind, basis }) => {
        const fit = limitRules().filter(
          (rule) =>
            rule.kind === kind &&
            rule.basis === basis &&
            rule.from <= day &&
            day <= (rule.until ?? '9999') &&
            age >= (rule.age?.from ?? 0) &&
            age < (rule.age?.below ?? 200),
        );
        expect(fit.length).toBeLessThanOrEqual(1);
        expect(ruleFor(kind, day, age, basis)).toBe(fit[0]);
      }),
    );
  });

  it('gives a last day that is never before the first, and later the later it was', () => {
    fc.assert(
      fc.property(days, days, rules, (a, b, rule) => {
        expect(limitOf(a, rule) >= a).toBe(true);
        if (a <= b) expect(limitOf(a, rule) <= limitOf(b, rule)).toBe(true);
      }),
    );
  });

  it('begins before it ends, and says which of it was checked, and when', () => {
    for (const rule of limitRules()) {
      expect(rule.from < (rule.until ?? '9999')).toBe(true);
      expect(rule.aim !== undefined).toBe(rule.basis === 'plan');
    }
  });
});
