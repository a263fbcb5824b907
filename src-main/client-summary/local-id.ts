import type { ClientReference } from '#shared/context.js';
import type { Answer } from './fhir-answer.js';
import type { SourceReader } from './fhir-source.js';
import { patientSchema } from './fhir-schemas.js';
import { HENKILOTUNNUS, identityCodeOf } from './to-identity.js';

/**
 * The client's logical id at a source. A reference is true only at the server that gave it: elsewhere the same id may
 * be somebody else, so another server is asked by henkilötunnus (POST, never in a URL). Without one it cannot be asked.
 */
async function localId(
  reader: SourceReader,
  home: SourceReader,
  reference: ClientReference,
  readCode: () => Promise<Answer<string | undefined>>,
  signal: AbortSignal,
): Promise<Answer<string | undefined>> {
  const id = reference.slice('Patient/'.length);
  if (reader.source.baseUrl === home.source.baseUrl) return ok(id);
  const failed = (detail: string): Answer<undefined> => ({
    kind: 'failed',
    failure: { kind: 'invalidAnswer', source: reader.source.name, detail },
  });
  const code = await readCode();
  if (code.kind !== 'ok') return code;
  if (code.value === undefined) return failed('no identity code to ask by');
  const wanted = code.value;
  const held = reader.circuit.ask();
  if (held !== undefined) return { kind: 'failed', failure: held.failure, heldUntil: held.until };
  const answer = await reader.post(
    'Patient',
    new URLSearchParams({ identifier: `${HENKILOTUNNUS}|${wanted}` }),
    signal,
  );
  if (answer.kind === 'cancelled') reader.circuit.cancelled();
  if (answer.kind !== 'ok') return answer;
  const found = answer.value.matches.flatMap((one) => {
    const patient = patientSchema.safeParse(one);
    const same = patient.data?.identifier.some((one) => one.system === HENKILOTUNNUS && one.value === wanted);
    return patient.success && same === true ? [patient.data.id] : [];
  });
  return found.length > 1 ? failed('more than one client has the identity code') : ok(found[0]);
}

const ok = <T>(value: T): Answer<T> => ({ kind: 'ok', value });

/** The henkilötunnus as the master source has it. */
async function codeAtHome(
  home: SourceReader,
  reference: ClientReference,
  signal: AbortSignal,
): Promise<Answer<string | undefined>> {
  const answer = await home.read(reference, signal);
  if (answer.kind !== 'ok') return answer;
  const patient = patientSchema.safeParse(answer.value).data;
  return ok(patient === undefined || `Patient/${patient.id}` !== reference ? undefined : identityCodeOf(patient));
}

/** Logical ids of the client who was asked about last, so that each source is asked for it once, and the master once for all. */
export function createLocalIds(home: SourceReader) {
  let owner: ClientReference | undefined;
  const known = new Map<SourceReader, string>();
  /** The henkilötunnus that is being read, or was read; shared by those whom the same signal ends. */
  let reading: { signal: AbortSignal; code: Promise<Answer<string | undefined>> } | undefined;
  /** Read from the master a moment ago, when it was found out who the client is. */
  let told: { client: ClientReference; code: string } | undefined;

  function codeOf(client: ClientReference, signal: AbortSignal): Promise<Answer<string | undefined>> {
    if (reading?.signal === signal) return reading.code;
    const mine = { signal, code: codeAtHome(home, client, signal) };
    reading = mine;
    // Only a code is worth keeping: anything else is asked again at the next try.
    void mine.code.then((answer) => {
      if (reading === mine && (answer.kind !== 'ok' || answer.value === undefined)) reading = undefined;
    });
    return mine.code;
  }

  async function find(
    reader: SourceReader,
    client: ClientReference,
    signal: AbortSignal,
    identityCode?: string,
  ): Promise<Answer<string | undefined>> {
    if (owner !== client) leave();
    owner = client;
    const before = known.get(reader);
    if (before !== undefined) return ok(before);
    const atHand = identityCode ?? (told?.client === client ? told.code : undefined);
    const readCode = async () => (atHand === undefined ? codeOf(client, signal) : ok(atHand));
    const answer = await localId(reader, home, client, readCode, signal);
    if (answer.kind === 'ok' && answer.value !== undefined && owner === client) known.set(reader, answer.value);
    return answer;
  }
  function leave(): void {
    owner = undefined;
    reading = undefined;
    known.clear();
  }
  return Object.assign(find, {
    /** The client's henkilötunnus at the master has just been read: it need not be read again. */
    tell(client: ClientReference, code: string | undefined): void {
      told = code === undefined ? undefined : { client, code };
    },
    forget(): void {
      leave();
      told = undefined;
    },
  });
}
