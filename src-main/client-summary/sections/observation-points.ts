import type { MeasurementPoint, Register } from '#shared/client-summary.js';
import { LOINC, hasCode, unitKey, wordsOf } from '../concepts.js';
import type { Observation, Observed } from '../fhir-schemas.js';
import type { Concept, Quantity, ReferenceRange } from '../fhir-types.js';
import { type Said, absentBy, saidBy, wordsForAbsent } from './observation-value.js';
import { type EntryBase, type Outcome, patientIdOf } from './read.js';

/** One point with what decides its series. */
export interface Sample {
  code: string;
  title: string;
  register: Register;
  protected?: true;
  updated?: string;
  unitKey: string;
  unit?: string;
  range?: Range;
  range2?: Range;
  point: MeasurementPoint;
}
interface Range {
  low?: number;
  high?: number;
}

const SYSTOLIC = ['8480-6', '271649006'];
const DIASTOLIC = ['8462-4', '271650006'];

/** LOINC where given, else the first code, else the words: what the series is grouped by. */
function codeOf(concept: Concept | undefined): string | undefined {
  const coded = concept?.coding.filter((one) => one.code !== undefined) ?? [];
  return (coded.find((one) => one.system === LOINC) ?? coded[0])?.code ?? wordsOf(concept)?.toLowerCase();
}

/**
 * Observation → the points it makes: its own value and one a component; the two numbers of a blood pressure stay a
 * pair. An observation with neither value, component, member, nor words of any kind has nothing to show.
 */
export function samplesOf(observation: Observation, base: EntryBase): Outcome<Sample[]> {
  const at =
    observation.effectiveDateTime ??
    observation.effectiveInstant ??
    observation.effectivePeriod?.start ??
    observation.effectivePeriod?.end ??
    observation.issued;
  if (at === undefined) return { missing: 'effective' };
  const code = codeOf(observation.code);
  if (code === undefined) return { missing: 'code' };
  const own = observation.performer.some((one) => patientIdOf(one) !== undefined);
  const sample = (of: Observed, said: Said, ofCode: string, id: string): Sample => ({
    code: ofCode,
    title: wordsOf(of.code) ?? ofCode,
    register: base.register,
    ...(base.protected === undefined ? {} : { protected: base.protected }),
    ...(base.updated === undefined ? {} : { updated: base.updated }),
    unitKey: said.unitKey,
    ...(said.unit === undefined ? {} : { unit: said.unit }),
    ...rangeField('range', of, said),
    point: { id, at, value: said.value, own, ...(said.text === undefined ? {} : { text: said.text }) },
  });

  const partsBut = (...taken: Observed[]): Sample[] =>
    observation.component.flatMap((component, index) => {
      const partSaid = saidBy(component) ?? absentBy(component);
      const partCode = codeOf(component.code);
      return taken.includes(component) || partSaid === undefined || partCode === undefined
        ? []
        : [sample(component, partSaid, partCode, `${base.id}#${String(index)}`)];
    });
  const pair = bloodPressure(observation);
  if (pair !== undefined) {
    const { systolic, diastolic, first, second } = pair;
    const main = sample({ ...systolic, code: observation.code }, first, code, base.id);
    const both = {
      ...main,
      ...rangeField('range2', diastolic, second),
      point: { ...main.point, value2: second.value },
    };
    return { entry: [both, ...partsBut(systolic, diastolic)] };
  }
  const said = saidBy(observation);
  const parts = partsBut();
  if (said !== undefined) return { entry: [sample(observation, said, code, base.id), ...parts] };
  if (parts.length > 0) return { entry: parts };
  const absent = wordsForAbsent(observation);
  if (absent === undefined) return { missing: 'value' };
  return { entry: [sample(observation, { value: null, text: absent, unitKey: '' }, code, base.id)] };
}

/** The pair of a blood pressure, when both halves are exact numbers in one unit. */
function bloodPressure(observation: Observation) {
  const half = (codes: string[]) =>
    observation.component.find((one) => one.code?.coding.some((coding) => codes.includes(coding.code ?? '')));
  const systolic = half(SYSTOLIC);
  const diastolic = half(DIASTOLIC);
  if (systolic === undefined || diastolic === undefined) return undefined;
  const first = saidBy(systolic);
  const second = saidBy(diastolic);
  if (first === undefined || second === undefined || first.value === null || second.value === null) return undefined;
  return first.unitKey === second.unitKey ? { systolic, diastolic, first, second } : undefined;
}

/** The first reference range that is whole and in the value's own unit; one that contradicts itself is no range. */
function rangeField<K extends 'range' | 'range2'>(name: K, observed: Observed, said: Said): { [key in K]?: Range } {
  const [range] = observed.referenceRange
    // A treatment goal or alike is no reference range, unless there is nothing else.
    .toSorted((a, b) => Number(isOther(a)) - Number(isOther(b)))
    .flatMap((one) => rangeOf(one, said.unitKey) ?? []);
  const field: { [key in K]?: Range } = {};
  return range === undefined ? field : Object.assign(field, { [name]: range });
}

const isOther = (range: ReferenceRange): boolean =>
  range.type !== undefined && range.type.coding.length > 0 && !hasCode(range.type, 'normal');

function rangeOf(range: ReferenceRange, key: string): Range | undefined {
  const limit = (quantity: Quantity | undefined) =>
    quantity?.value !== undefined && ['', key].includes(unitKey(quantity)) ? quantity.value : undefined;
  const low = limit(range.low);
  const high = limit(range.high);
  if (low === undefined && high === undefined) return undefined;
  if (low !== undefined && high !== undefined && low > high) return undefined;
  return { ...(low === undefined ? {} : { low }), ...(high === undefined ? {} : { high }) };
}
