import * as z from 'zod';
import type { ClientReference } from '#shared/context.js';
import type { Failure } from '#shared/failure.js';
import { firstWords } from './concepts.js';
import { type Patient, patientSchema } from './fhir-schemas.js';
import type { SourceReader } from './fhir-source.js';
import { bool, concept, list, part, reference, resource, text } from './fhir-types.js';
import { patientIdOf } from './sections/read.js';
import { identityCodeOf, toIdentity } from './to-identity.js';

/** Somebody whom a number leads to. The henkilötunnus stays in the core: the caller's word is compared with it. */
export interface CallerHit {
  reference: ClientReference;
  name: string;
  birthYear?: string;
  nonDisclosure: boolean;
  identityCode?: string;
  /** How a relative's number leads to the client, in the source's word: what the relative is to them. */
  relation?: string;
}
export interface CallerHits {
  hits: CallerHit[];
  /** The source had more. */
  more: boolean;
  failures: Failure[];
}

const telecom = list(z.object({ system: text, value: text }));
const withTelecom = z.object({ telecom });
const relatedSchema = resource('RelatedPerson', {
  patient: part(reference),
  active: bool,
  relationship: list(concept),
  telecom,
});
const MOST = 8;

/** Whom a phone number may belong to, at the master source. */
export function createCallerDirectory(home: SourceReader) {
  const { name: source } = home.source;
  const hitOf = (patient: Patient, relation?: string): CallerHit[] => {
    const beside = {
      allergies: undefined,
      careTeams: undefined,
      register: home.source.register,
      origin: 'source',
    } as const;
    const identity = toIdentity(patient, beside);
    if (identity === undefined) return [];
    const name = [identity.family.toUpperCase(), identity.given.join(' ')].filter((one) => one !== '').join(', ');
    const code = identityCodeOf(patient);
    return [
      {
        reference: identity.reference,
        name,
        nonDisclosure: identity.nonDisclosure,
        ...(identity.birthDate === undefined ? {} : { birthYear: identity.birthDate.slice(0, 4) }),
        ...(code === undefined ? {} : { identityCode: code }),
        ...(relation === undefined ? {} : { relation }),
      },
    ];
  };
  async function patientOf(id: string, relation: string | undefined, signal: AbortSignal): Promise<CallerHits> {
    const answer = await home.read(`Patient/${id}`, signal);
    if (answer.kind === 'failed') return { hits: [], more: false, failures: [answer.failure] };
    const patient = answer.kind === 'ok' ? patientSchema.safeParse(answer.value).data : undefined;
    return { hits: patient?.id === id ? hitOf(patient, relation) : [], more: false, failures: [] };
  }
  const joined = (all: readonly CallerHits[]): CallerHits => {
    const hits = new Map<string, CallerHit>();
    // The number's own client goes before the same one as somebody's relative.
    for (const hit of all.flatMap((one) => one.hits)) if (!hits.has(hit.reference)) hits.set(hit.reference, hit);
    return {
      hits: [...hits.values()].slice(0, MOST),
      more: hits.size > MOST || all.some(({ more }) => more),
      failures: all.flatMap(({ failures }) => failures).slice(0, 1),
    };
  };

  async function search(type: 'Patient' | 'RelatedPerson', ways: readonly string[], signal: AbortSignal) {
    // A number is personal data, and stands in no address. A comma or a stroke in it would change the question.
    const phone = ways.map((one) => one.replaceAll(/[,|$\\]/g, '')).join(',');
    const answer = await home.post(type, new URLSearchParams({ phone, _count: String(MOST + 1) }), signal);
    if (answer.kind === 'ok') return { matches: answer.value.matches, failures: [] };
    // A server that does not know the type has nothing of it.
    const unknown = answer.kind === 'failed' && answer.failure.kind === 'rejected' && answer.failure.status === 404;
    return { matches: [], failures: answer.kind === 'failed' && !unknown ? [answer.failure] : [] };
  }

  return {
    /**
     * Clients whose number it is, and those whose relative's it is.
     * @param ways the number as it may be written at the source
     * @param isIt whether a number at the source is the one that was asked for
     */
    async byPhone(
      ways: readonly string[],
      isIt: (number: string) => boolean,
      signal: AbortSignal,
    ): Promise<CallerHits> {
      const has = (numbers: z.infer<typeof telecom>) =>
        numbers.some(
          ({ system, value }) =>
            (system === undefined || system === 'phone' || system === 'sms') && value !== undefined && isIt(value),
        );
      const [own, relatives] = await Promise.all([
        search('Patient', ways, signal),
        search('RelatedPerson', ways, signal),
      ]);
      const hits = own.matches.flatMap((one) => {
        const patient = patientSchema.safeParse(one).data;
        // Who has died does not call, and their number may be somebody else's by now.
        const alive = patient?.deceasedDateTime === undefined && patient?.deceasedBoolean !== true;
        return patient !== undefined && alive && has(withTelecom.parse(one).telecom) ? hitOf(patient) : [];
      });
      const others = relatives.matches.flatMap((one) => relatedSchema.safeParse(one).data ?? []);
      const through = await Promise.all(
        others
          .filter((one) => one.active !== false && has(one.telecom))
          .slice(0, MOST)
          .map(async (one) => {
            const id = patientIdOf(one.patient);
            return id === undefined ? undefined : patientOf(id, firstWords(one.relationship), signal);
          }),
      );
      const failures = [...own.failures, ...relatives.failures];
      return joined([
        { hits, more: own.matches.length > MOST, failures },
        ...through.filter((one) => one !== undefined),
      ]);
    },
    /** Those whose relative the client is, by the source's own links: their children, a spouse, a parent whom they care for. */
    async relativesOf(client: ClientReference, signal: AbortSignal): Promise<CallerHits> {
      const answer = await home.read(client, signal);
      if (answer.kind === 'failed') return { hits: [], more: false, failures: [answer.failure] };
      const patient = answer.kind === 'ok' ? patientSchema.safeParse(answer.value).data : undefined;
      if (patient === undefined || `Patient/${patient.id}` !== client)
        return {
          hits: [],
          more: false,
          failures: [{ kind: 'invalidAnswer', source, detail: 'not the Patient asked for' }],
        };
      const links = patient.link.flatMap(({ other }) =>
        other?.reference?.startsWith('RelatedPerson/') === true ? [other.reference] : [],
      );
      const found = await Promise.all(
        links.slice(0, MOST).map(async (one) => {
          const read = await home.read(one, signal);
          if (read.kind === 'failed') return { hits: [], more: false, failures: [read.failure] };
          const related = read.kind === 'ok' ? relatedSchema.safeParse(read.value).data : undefined;
          const id = patientIdOf(related?.patient);
          return id === undefined ? undefined : patientOf(id, firstWords(related?.relationship ?? []), signal);
        }),
      );
      return joined([
        ...found.filter((one) => one !== undefined),
        { hits: [], more: links.length > MOST, failures: [] },
      ]);
    },
  };
}
