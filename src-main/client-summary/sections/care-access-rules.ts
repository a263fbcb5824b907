/** What an assessment or a referral is to: decides which limit concerns it. */
export type CareKind =
  'primary' | 'dental' | 'specialised' | 'psychiatric' | 'serviceNeeds' | 'disability' | 'specialChild';

export interface CareAccessRule {
  /** Key of the rule's words in the locale files. */
  key: string;
  kind: CareKind;
  /** First and last day of assessments that it concerns. */
  from: string;
  until?: string;
  /** Whole years of age on the day of the assessment: at least, and less than. */
  age?: { from?: number; below?: number };
  limit: { days: number } | { weeks: number } | { months: number } | { workingDays: number };
  /** The act and section that set it, and what it was checked against. */
  act: string;
  source: string;
}

/** When the table was last compared with its sources. */
export const CHECKED = '2026-11-27';

const THL = 'Terveydenhuoltolaki 1326/2010';
const SHL = 'Sosiaalihuoltolaki 1301/2014';
const HE_2022 = 'HE 74/2022 vp, StVM 21/2022 vp';
const HE_2024 = 'HE 134/2024 vp';
const STM = 'stm.fi/hoitotakuu';

/** Longest times for getting to non-urgent care and to an assessment of the need for services, by act and age. */
export const careAccessRules: readonly CareAccessRule[] = [
  {
    key: 'primaryAll2023',
    kind: 'primary',
    from: '2023-09-01',
    until: '2024-12-31',
    limit: { days: 14 },
    act: `${THL} 51 a §`,
    source: HE_2022,
  },
  {
    key: 'primaryYoung',
    kind: 'primary',
    from: '2025-01-01',
    age: { below: 23 },
    limit: { days: 14 },
    act: `${THL} 51 a §`,
    source: HE_2024,
  },
  {
    key: 'primaryAdult',
    kind: 'primary',
    from: '2025-01-01',
    age: { from: 23 },
    limit: { months: 3 },
    act: `${THL} 51 a §`,
    source: HE_2024,
  },
  {
    key: 'dentalAll2023',
    kind: 'dental',
    from: '2023-09-01',
    until: '2024-10-31',
    limit: { months: 4 },
    act: `${THL} 51 b §`,
    source: HE_2024,
  },
  {
    key: 'dentalAll2024',
    kind: 'dental',
    from: '2024-11-01',
    until: '2024-12-31',
    limit: { months: 3 },
    act: `${THL} 51 b §`,
    source: HE_2024,
  },
  {
    key: 'dentalYoung',
    kind: 'dental',
    from: '2025-01-01',
    age: { below: 23 },
    limit: { months: 3 },
    act: `${THL} 51 b §`,
    source: HE_2024,
  },
  {
    key: 'dentalAdult',
    kind: 'dental',
    from: '2025-01-01',
    age: { from: 23 },
    limit: { months: 6 },
    act: `${THL} 51 b §`,
    source: HE_2024,
  },
  {
    key: 'psychiatricYoung',
    kind: 'psychiatric',
    from: '2011-05-01',
    age: { below: 23 },
    limit: { weeks: 6 },
    act: `${THL} 53 §`,
    source: STM,
  },
  {
    key: 'specialisedAssessment',
    kind: 'psychiatric',
    from: '2011-05-01',
    age: { from: 23 },
    limit: { months: 3 },
    act: `${THL} 52 §`,
    source: STM,
  },
  {
    key: 'specialisedAssessment',
    kind: 'specialised',
    from: '2011-05-01',
    limit: { months: 3 },
    act: `${THL} 52 §`,
    source: STM,
  },
  {
    key: 'serviceNeeds75',
    kind: 'serviceNeeds',
    from: '2015-04-01',
    age: { from: 75 },
    limit: { workingDays: 7 },
    act: `${SHL} 36 §`,
    source: 'pohde.fi',
  },
  {
    key: 'serviceNeedsSpecialChild',
    kind: 'specialChild',
    from: '2015-04-01',
    age: { below: 18 },
    limit: { workingDays: 7 },
    act: `${SHL} 36 §`,
    source: 'pohde.fi',
  },
  {
    key: 'serviceNeedsDisability',
    kind: 'disability',
    from: '2015-04-01',
    limit: { workingDays: 7 },
    act: 'Vammaispalvelulaki 675/2023 (ennen 2025: 380/1987)',
    source: 'thl.fi, Vammaispalvelujen käsikirja',
  },
];
