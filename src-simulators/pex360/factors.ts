import { firstCode, formatDate, formatNumber, wording } from '../lib/records/format.js';
import type { Condition, Flag, Observation } from '../lib/records/schemas.js';
import { themeRules, type ThemeRule } from './themes.js';

/** `raised` = outside the reference range that came with the result; `noted` = recorded as it is, without limits. */
export type Level = 'raised' | 'usual' | 'noted' | 'past';

export interface Factor {
  label: string;
  value: string;
  /** Where it stands: the reference range, the result before, or since when. */
  detail: string;
  date: string;
  level: Level;
}
export interface Theme {
  title: string;
  /** Empty = nothing is known. */
  factors: Factor[];
}
export interface RiskProfile {
  themes: Theme[];
  raised: number;
  unknown: number;
}

export interface ProfileParts {
  conditions: Condition[];
  flags: Flag[];
  observations: Observation[];
}

/** Tag of the social welfare register (the demo's reading of the code). This view shows the health register only. */
const SOCIAL = { system: 'urn:oid:1.2.246.537.5.40150.2009', code: '4' };

const isHealth = ({ meta }: Pick<Condition, 'meta'>): boolean =>
  meta?.tag?.some(({ system, code }) => system === SOCIAL.system && code === SOCIAL.code) !== true;
const codesOf = ({ code }: Observation): string[] => (code?.coding ?? []).flatMap((one) => one.code ?? []);
const at = ({ effectiveDateTime }: Observation): number => Date.parse(effectiveDateTime ?? '') || 0;

type Reading = Pick<Observation, 'valueQuantity' | 'referenceRange'>;

function isOutside({ valueQuantity, referenceRange }: Reading): boolean | undefined {
  const value = valueQuantity?.value;
  const [range] = referenceRange ?? [];
  if (value === undefined || range === undefined) return undefined;
  return value < (range.low?.value ?? -Infinity) || value > (range.high?.value ?? Infinity);
}

function limits({ referenceRange }: Reading): string {
  const [range] = referenceRange ?? [];
  const [low, high] = [range?.low?.value, range?.high?.value];
  if (low !== undefined && high !== undefined) return `${formatNumber(low)}–${formatNumber(high)}`;
  if (high !== undefined) return `enintään ${formatNumber(high)}`;
  return low === undefined ? '' : `vähintään ${formatNumber(low)}`;
}

/** The value parts of a result: itself, or its components (blood pressure). */
const readingsOf = (one: Observation): Reading[] =>
  one.component === undefined || one.component.length === 0 ? [one] : one.component;

function valueOf(one: Observation): string {
  const readings = readingsOf(one);
  const numbers = readings.flatMap(({ valueQuantity }) => valueQuantity?.value ?? []).map(formatNumber);
  return numbers.length === 0 ? '' : `${numbers.join('/')} ${readings[0]?.valueQuantity?.unit ?? ''}`.trim();
}

/** The newest result of a code, and in words the one before it. */
function measured(code: string, observations: Observation[]): Factor[] {
  const results = observations
    .filter((one) => one.status !== 'entered-in-error' && codesOf(one).includes(code) && valueOf(one) !== '')
    .sort((a, b) => at(b) - at(a));
  const [newest, before] = results;
  if (newest === undefined) return [];
  const readings = readingsOf(newest);
  const outside = readings.map(isOutside);
  const range = readings.map(limits).filter((text) => text !== '');
  const details = [
    range.length === 0 ? '' : `viite ${range.join(' / ')}`,
    before === undefined ? '' : `edellinen ${valueOf(before)} (${formatDate(before.effectiveDateTime)})`,
  ];
  return [
    {
      label: wording(newest.code),
      value: valueOf(newest),
      detail: details.filter((text) => text !== '').join(' · '),
      date: formatDate(newest.effectiveDateTime),
      level: outside.includes(true) ? 'raised' : outside.includes(false) ? 'usual' : 'noted',
    },
  ];
}

function diagnosed(one: Condition): Factor {
  const state = one.clinicalStatus?.coding?.[0]?.code;
  const past = state !== undefined && !['active', 'recurrence', 'relapse'].includes(state);
  const since = formatDate(one.onsetDateTime ?? one.recordedDate);
  return {
    label: wording(one.code),
    value: firstCode(one.code),
    detail: past ? 'aiemmin, ei enää voimassa' : 'diagnoosi voimassa',
    date: since,
    level: past ? 'past' : 'noted',
  };
}

const flagged = (one: Flag): Factor => ({
  label: wording(one.code),
  value: '',
  detail: 'riskitieto',
  date: formatDate(one.period?.start),
  level: 'noted',
});

/** A client's risk factors by theme, from what the record really holds. Pure. */
export function profileOf({ conditions, flags, observations }: ProfileParts): RiskProfile {
  const takenBy = (fits: (rule: ThemeRule) => boolean): ThemeRule | undefined => themeRules.find(fits);
  const codeOf = (one: Condition) => (one.code?.coding ?? []).flatMap(({ code }) => code ?? []);
  const themes = themeRules.map((rule): Theme => {
    const diagnoses = conditions
      .filter(isHealth)
      .filter((one) => takenBy((each) => codeOf(one).some((code) => each.conditions.test(code))) === rule);
    const notes = flags
      .filter((one) => isHealth(one) && one.status === 'active')
      .filter((one) => takenBy((each) => each.flags.test(wording(one.code))) === rule);
    return {
      title: rule.title,
      factors: [
        ...rule.measures.flatMap((code) => measured(code, observations)),
        ...diagnoses.map(diagnosed),
        ...notes.map(flagged),
      ],
    };
  });
  return {
    themes,
    raised: themes.flatMap(({ factors }) => factors).filter(({ level }) => level === 'raised').length,
    unknown: themes.filter(({ factors }) => factors.length === 0).length,
  };
}
