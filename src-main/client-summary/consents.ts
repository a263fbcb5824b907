import type { ClientReference } from '#shared/context.js';
import type { DisclosurePermission, PermissionStore } from '../access/index.js';
import {
  type ConsentTerms,
  type Scope,
  consentTermsSchema,
  denialsOf,
  permissionOf,
  sectionsOf,
} from './consent-terms.js';
import type { Answer } from './fhir-answer.js';
import type { SourceReader } from './fhir-source.js';
import { patientIdOf } from './sections/read.js';

/**
 * What the client has permitted and denied. Permissions are told to the access policy; denials never leave this feature:
 * they only leave out what they cover.
 */
export function createConsents({
  readers,
  localId,
}: {
  readers: readonly SourceReader[];
  localId: (reader: SourceReader, client: ClientReference, signal: AbortSignal) => Promise<Answer<string | undefined>>;
}): Pick<PermissionStore, 'find'> & {
  /** The source that has the permission. */
  ownerOf: (consent: string) => SourceReader | undefined;
  /** Denials of the client; undefined while they have not been read: then everything counts as denied. */
  denials: (client: ClientReference) => readonly Scope[] | undefined;
  /** How many times consents have been read. */
  times: () => number;
  forget: () => void;
} {
  let times = 0;
  let known:
    { client: ClientReference; denials: readonly Scope[]; owners: ReadonlyMap<string, SourceReader> } | undefined;

  async function read(reader: SourceReader, client: ClientReference, signal: AbortSignal) {
    const patient = await localId(reader, client, signal);
    if (patient.kind !== 'ok') return undefined;
    if (patient.value === undefined) return [];
    const answer = await reader.search('Consent', new URLSearchParams({ patient: patient.value }), signal);
    if (answer.kind !== 'ok' || answer.value.cut) return undefined;
    return answer.value.matches.flatMap((one): ConsentTerms[] => {
      const { data } = consentTermsSchema.safeParse(one);
      return data === undefined || patientIdOf(data.patient) !== patient.value ? [] : [data];
    });
  }

  return {
    async find(client, signal) {
      const all = await Promise.all(
        readers.map(async (reader) => ({ reader, consents: await read(reader, client, signal) })),
      );
      if (signal.aborted) return [];
      const from = (reader: SourceReader) => reader.source.register;
      times += 1;
      known = {
        client,
        owners: new Map(
          all.flatMap(({ reader, consents }) => (consents ?? []).map((one) => [`Consent/${one.id}`, reader])),
        ),
        denials: all.flatMap(({ reader, consents }) => (consents ?? []).flatMap((one) => denialsOf(one, from(reader)))),
      };
      // Where a source that may hold a denial is silent, no permission of its register opens anything.
      const silent = all.filter(({ consents }) => consents === undefined).map(({ reader }) => reader);
      const [home] = readers;
      const unsure = (register: DisclosurePermission['register']) =>
        silent.some((reader) => reader === home || from(reader) === register);
      return all.flatMap(({ reader, consents }) =>
        (consents ?? []).flatMap((one): DisclosurePermission[] => {
          const scope = permissionOf(one, from(reader));
          return scope === undefined || unsure(scope.register) ? [] : [toPermission(`Consent/${one.id}`, scope, one)];
        }),
      );
    },
    denials: (client) => (known?.client === client ? known.denials : undefined),
    ownerOf: (consent) => known?.owners.get(consent),
    times: () => times,
    forget: () => void (known = undefined),
  };
}

function toPermission(id: string, scope: Scope, { dateTime }: ConsentTerms): DisclosurePermission {
  const sections = sectionsOf(scope);
  const { from = dateTime?.slice(0, 10), until } = scope.inForce;
  return {
    id,
    register: scope.register,
    ...(sections === undefined ? {} : { sections }),
    ...(from === undefined ? {} : { from }),
    ...(until === undefined ? {} : { until }),
  };
}
