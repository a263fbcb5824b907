import { type ClientIdentity, clientIdentitySchema } from '#shared/context.js';
import type { Register } from '#shared/client-summary.js';
import { extensionNamed, firstWords, registerOf, wordsOf } from './concepts.js';
import { newest } from './fhir-time.js';
import type { Allergy, CareTeam, Patient } from './fhir-schemas.js';
import { isProtected } from './protection.js';
import { saysNoAllergy, standsToday } from './sections/allergies.js';

/** System of the henkilötunnus (HL7 Finland base profiles). */
export const HENKILOTUNNUS = 'urn:oid:1.2.246.21';

/** What is known besides the Patient; undefined = could not be read, which is not the same as none. */
export interface Beside {
  allergies: readonly Allergy[] | undefined;
  careTeams: readonly CareTeam[] | undefined;
  /** Of the source: a team may have another by its tag. */
  register: Register;
  origin: ClientIdentity['origin'];
}

/** Henkilötunnus of a Patient; an old (ended) one is passed over. */
export const identityCodeOf = (patient: Patient): string | undefined =>
  patient.identifier.find((one) => one.system === HENKILOTUNNUS && one.use !== 'old')?.value;

/** "140348-••••": date and century sign stay, individual number and check character do not. */
const maskIdentityCode = (code: string): string => `${code.slice(0, 7)}••••`;

/** Turvakielto: confidentiality R (or V) of the whole Patient, or the base profiles' own label or extension. */
const isNonDisclosure = (patient: Patient): boolean =>
  (patient.meta?.security ?? []).some(
    ({ system = '', code = '' }) =>
      code === 'TURVAKIELTO' || (['R', 'V'].includes(code) && system.endsWith('v3-Confidentiality')),
  ) || extensionNamed(patient.extension, 'turvakielto')?.valueBoolean === true;

/**
 * FHIR Patient in Finnish base profile shape → what the banner shows. Under turvakielto the municipality is left out
 * here, in the core. Undefined when the Patient has no name at all: such a banner would name nobody.
 */
export function toIdentity(patient: Patient, beside: Beside): ClientIdentity | undefined {
  const name = nameOf(patient);
  if (name === undefined) return undefined;
  const nonDisclosure = isNonDisclosure(patient);
  const code = identityCodeOf(patient);
  const preferred = patient.communication.find((one) => one.preferred === true) ?? patient.communication[0];
  const deceased = patient.deceasedDateTime?.slice(0, 10) ?? (patient.deceasedBoolean === true ? true : undefined);
  const parsed = clientIdentitySchema.safeParse({
    reference: `Patient/${patient.id}`,
    ...name,
    birthDate: patient.birthDate,
    deceased,
    gender: patient.gender,
    maskedIdentityCode: code === undefined ? undefined : maskIdentityCode(code),
    // A message may leave the turvakielto out: its municipality waits for the source.
    municipality: nonDisclosure || beside.origin === 'message' ? undefined : municipalityOf(patient),
    language: preferred?.language.coding.find((one) => one.code !== undefined)?.code,
    interpreterNeeded: extensionNamed(patient.extension, 'patient-interpreterRequired')?.valueBoolean,
    nonDisclosure,
    namedWorker: withoutUnit(namedWorkerOf(beside.careTeams ?? [], beside.register), nonDisclosure),
    allergies: allergiesOf(beside.allergies),
    origin: beside.origin,
  });
  return parsed.success ? parsed.data : undefined;
}

/** Official name, else the usual one; called name from a nickname or from the given name marked as such. */
function nameOf(patient: Patient) {
  const name =
    patient.name.find((one) => one.use === 'official') ??
    patient.name.find((one) => one.use === 'usual') ??
    patient.name.find((one) => one.use !== 'nickname' && one.use !== 'old' && one.use !== 'maiden');
  if (name === undefined || (name.family === undefined && name.given.length === 0 && name.text === undefined))
    return undefined;
  const { _given: notes = [] } = name;
  const marked = notes.findIndex((one) => one?.extension.some((ext) => ext.valueCode === 'CL'));
  const calledName = patient.name.find((one) => one.use === 'nickname')?.given[0] ?? name.given[marked];
  return { family: name.family ?? (name.given.length === 0 ? (name.text ?? '') : ''), given: name.given, calledName };
}

/** Home municipality: as stated, else the city of the home address. */
export function municipalityOf(patient: Patient): string | undefined {
  const stated = extensionNamed(patient.extension, 'municipality-code');
  const words = wordsOf(stated?.valueCodeableConcept) ?? stated?.valueCoding?.display ?? stated?.valueString;
  const address =
    patient.address.find((one) => one.use === 'home' && one.city !== undefined && one.period?.end === undefined) ??
    patient.address.find((one) => one.city !== undefined && !['old', 'temp'].includes(one.use ?? ''));
  return words ?? address?.city;
}

/** Omatyöntekijä: the member of an active team whose role says so. */
function namedWorkerOf(teams: readonly CareTeam[], register: Register): ClientIdentity['namedWorker'] {
  const members = teams
    .filter((team) => team.status !== 'inactive')
    .flatMap((team) => team.participant.map((one) => ({ ...one, register: registerOf(team.meta) ?? register })));
  const worker = members.find((one) =>
    /omatyöntekijä|egen kontaktperson|named worker/i.test(firstWords(one.role) ?? ''),
  );
  const name = worker?.member?.display;
  const unit = worker?.onBehalfOf?.display;
  if (worker === undefined || name === undefined) return undefined;
  return { name, register: worker.register, ...(unit === undefined ? {} : { unit }) };
}

/** Under turvakielto the worker's unit would tell the municipality. */
const withoutUnit = (worker: ClientIdentity['namedWorker'], nonDisclosure: boolean): ClientIdentity['namedWorker'] =>
  worker !== undefined && nonDisclosure ? { name: worker.name, register: worker.register } : worker;

/**
 * The banner's four states. "None known" is only what a source has said; silence is "not recorded". Specially protected ones
 * are not for a banner: with those alone, nothing is said to be none.
 */
function allergiesOf(all: readonly Allergy[] | undefined): ClientIdentity['allergies'] {
  const allergies = all?.filter((one) => !isProtected(one.meta?.security ?? []));
  if (allergies === undefined || (allergies.length === 0 && (all?.length ?? 0) > 0))
    return { state: 'unavailable', substances: [] };
  const standing = allergies.filter(
    (one) =>
      standsToday(one) && !(one.verificationStatus?.coding.some((code) => code.code === 'entered-in-error') ?? false),
  );
  const known = standing.filter((one) => !saysNoAllergy(one));
  const updated = newest(standing.map((one) => one.recordedDate ?? one.meta?.lastUpdated));
  const time = updated === undefined ? {} : { updated };
  if (known.length > 0) {
    const substances = known.flatMap(
      (one) => wordsOf(one.code) ?? firstWords(one.reaction.map((r) => r.substance)) ?? [],
    );
    return { state: 'known', substances: [...new Set(substances)], ...time };
  }
  return { state: standing.length > 0 ? 'noneKnown' : 'notRecorded', substances: [], ...time };
}
