import type { ClientHit, ClientIdentity } from '#shared/context.js';
import type { Failure } from '#shared/failure.js';
import type { Answer } from './fhir-answer.js';
import { type Patient, allergySchema, careTeamSchema, patientSchema } from './fhir-schemas.js';
import type { SearchAnswer, SourceReader } from './fhir-source.js';
import { toPatientQuery } from './query.js';
import { patientIdOf } from './sections/read.js';
import { identityCodeOf, toIdentity } from './to-identity.js';

/** Who a client is, with the henkilötunnus that stays in the core. */
interface Identified {
  identity: ClientIdentity;
  identityCode?: string;
}
type IdentityAnswer = ({ ok: true } & Identified) | { ok: false; failure: Failure };

/** Who the clients are. */
export interface ClientDirectory {
  /** Reads the client's identity. Allergies and named worker are extra: their failure never hides who the client is. */
  read: (reference: string, signal: AbortSignal) => Promise<IdentityAnswer>;
  /**
   * The identity in a Patient resource that came with a message, for when the source is silent. Its allergies are
   * unavailable. Undefined when it is no Patient with a name.
   */
  fromMessage: (resource: unknown) => Identified | undefined;
  /** Clients by name, henkilötunnus (whole or begun) or date of birth; at most 20. */
  search: (query: string, signal: AbortSignal) => Promise<{ hits: ClientHit[]; failure?: Failure }>;
}

const MOST_HITS = 20;

/** The directory over the master source. */
export function createClientDirectory(reader: SourceReader): ClientDirectory {
  const { name: source, register } = reader.source;

  async function read(reference: string, signal: AbortSignal): Promise<IdentityAnswer> {
    const patient = reference.slice('Patient/'.length);
    const search = (type: string) => reader.search(type, new URLSearchParams({ patient }), signal);
    const [answer, allergies, teams] = await Promise.all([
      reader.read(reference, signal),
      search('AllergyIntolerance'),
      search('CareTeam'),
    ]);
    // The caller that cancelled has forgotten the question: any failure will do.
    if (answer.kind === 'cancelled') return { ok: false, failure: { kind: 'unreachable', source } };
    if (answer.kind === 'failed') return { ok: false, failure: answer.failure };
    const parsed = patientSchema.safeParse(answer.value);
    const identity =
      parsed.success && parsed.data.id === patient
        ? toIdentity(parsed.data, {
            allergies: allergiesOf(allergies, patient),
            careTeams: careTeamsOf(teams, patient),
            register,
            origin: 'source',
          })
        : undefined;
    if (!parsed.success || identity === undefined) {
      return { ok: false, failure: { kind: 'invalidAnswer', source, detail: 'not the Patient asked for' } };
    }
    return { ok: true, ...withCode(identity, parsed.data) };
  }

  return {
    read,
    fromMessage(resource) {
      const parsed = patientSchema.safeParse(resource);
      if (!parsed.success) return undefined;
      const identity = toIdentity(parsed.data, {
        allergies: undefined,
        careTeams: undefined,
        register,
        origin: 'message',
      });
      return identity === undefined ? undefined : withCode(identity, parsed.data);
    },
    async search(typed, signal) {
      const query = toPatientQuery(typed);
      if (query === undefined) return { hits: [] };
      const params = new URLSearchParams([
        ...query.params,
        ['_count', String(query.prefix === undefined ? MOST_HITS : 100)],
      ]);
      const answer = await reader.post('Patient', params, signal);
      if (answer.kind === 'cancelled') return { hits: [] };
      if (answer.kind === 'failed') return { hits: [], failure: answer.failure };
      const patients = answer.value.matches.flatMap((one) => patientSchema.safeParse(one).data ?? []);
      const { prefix } = query;
      const wanted = patients.filter((one) => prefix === undefined || identityCodeOf(one)?.startsWith(prefix));
      return { hits: wanted.flatMap((one) => hitOf(one) ?? []).slice(0, MOST_HITS) };
    },
  };
}

const withCode = (identity: ClientIdentity, patient: Patient): Identified => {
  const identityCode = identityCodeOf(patient);
  return { identity, ...(identityCode === undefined ? {} : { identityCode }) };
};

function hitOf(patient: Patient): ClientHit | undefined {
  const beside = { allergies: undefined, careTeams: undefined, register: 'health', origin: 'source' } as const;
  const identity = toIdentity(patient, beside);
  if (identity === undefined) return undefined;
  const name = [identity.family.toUpperCase(), identity.given.join(' ')].filter((one) => one !== '').join(', ');
  const { reference, birthDate } = identity;
  return { reference, name, ...(birthDate === undefined ? {} : { birthDate }) };
}

/** One unreadable allergy makes the whole unavailable: a list with a hole must not read as complete. */
function allergiesOf(answer: Answer<SearchAnswer>, patient: string) {
  if (answer.kind !== 'ok') return undefined;
  const parsed = answer.value.matches.map((one) => allergySchema.safeParse(one));
  if (parsed.some((one) => !one.success)) return undefined;
  return parsed.flatMap((one) => one.data ?? []).filter((one) => patientIdOf(one.patient) === patient);
}

const careTeamsOf = (answer: Answer<SearchAnswer>, patient: string) =>
  answer.kind === 'ok'
    ? answer.value.matches
        .flatMap((one) => careTeamSchema.safeParse(one).data ?? [])
        .filter((one) => patientIdOf(one.subject) === patient)
    : undefined;
