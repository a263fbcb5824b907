import { createHash } from 'node:crypto';
import type { ClientReference } from '#shared/context.js';
import type { Delivery } from '../binding.js';
import type { Change } from '../machine.js';
import type { EventName } from './names.js';
import type { ContextEntry, Published } from './published.js';
import { bareEntry, clientOf, patientEntry, patientIn } from './resources.js';

/** An event as it goes out; topic and spelling of the name are added for each subscriber. */
export interface WireEvent {
  id: string;
  timestamp: string;
  name: EventName;
  context: readonly ContextEntry[];
}

/** What FHIRcast tools themselves published about one change of client. */
export interface Openings {
  /** The latest Patient-open or the Patient-close. */
  patient?: Published;
  /** The encounter that is open, and has not been closed since. */
  encounter?: Published;
}

/**
 * The events of a change: Patient-open of the new client with the encounter that came with it (its implied event, §2.5),
 * or Patient-close of each client that the tool may show. What a tool published goes out as it was; id and time are the
 * change's own, also for those that join later (§2.4).
 */
export function eventsOf(delivery: Delivery, { patient, encounter }: Openings): WireEvent[] {
  const { client } = delivery.change;
  if (client === null) return closingEvents(delivery, patient);
  const own = patient !== undefined && clientOf(patient.context) === client ? patient : undefined;
  const first = own === undefined ? patientOpen(delivery, client, encounter) : asPublished(own, 'Patient-open');
  return encounter === undefined ? [first] : [first, asPublished(encounter, 'Encounter-open')];
}

function patientOpen(
  { change, opens }: Delivery,
  client: ClientReference,
  encounter: Published | undefined,
): WireEvent {
  // One that is asked early may be asked before it is known who the client is: then its key must do.
  const facts = opens === undefined ? bareEntry(client) : patientEntry(opens);
  const implied = encounter?.id === change.id ? encounter : undefined;
  return {
    id: implied === undefined ? change.id : impliedId(change.id, 'Patient-open'),
    timestamp: implied?.timestamp ?? new Date(change.at).toISOString(),
    name: 'Patient-open',
    context: [(implied && wholePatient(implied)) ?? facts],
  };
}

function closingEvents({ change, closes, mayShow }: Delivery, patient: Published | undefined): WireEvent[] {
  const before = closes?.identity.reference;
  const published = patient === undefined ? undefined : clientOf(patient.context);
  const all = new Set(mayShow.length > 0 ? mayShow : [before ?? published].filter((one) => one !== undefined));
  let isFirst = published === undefined || !all.has(published);
  return [...all].map((reference): WireEvent => {
    if (patient !== undefined && reference === published) return asPublished(patient, 'Patient-close');
    const id = isFirst ? change.id : impliedId(change.id, reference);
    isFirst = false;
    const facts = closes !== undefined && reference === before ? patientEntry(closes) : bareEntry(reference);
    return { id, timestamp: new Date(change.at).toISOString(), name: 'Patient-close', context: [facts] };
  });
}

/** The same events said anew by the context manager: a tool that has moved on ignores what is older (§2.5). */
export function restamp({ patient, encounter }: Openings, { id, at }: Change): Openings {
  const timestamp = new Date(at).toISOString();
  return {
    ...(patient === undefined ? {} : { patient: { ...patient, id, timestamp, at } }),
    ...(encounter === undefined
      ? {}
      : { encounter: { ...encounter, id: impliedId(id, 'Encounter-open'), timestamp, at } }),
  };
}

/** The `patient` entry of an encounter's event, where it is a resource and not a reference only. */
const wholePatient = ({ context }: Published): ContextEntry | undefined =>
  patientIn(context) === undefined ? undefined : context.find(({ key }) => key === 'patient');

/** A published event for everybody: same id, same time, same context (§2.6). */
export const asPublished = ({ id, timestamp, context }: Published, name: EventName): WireEvent => ({
  id,
  timestamp,
  name,
  context,
});

/** Id of an event that another one implies: always the same for the same event, so that it can be told from a new one. */
export function impliedId(id: string, name: string): string {
  const hex = createHash('sha256').update(`${name} ${id}`).digest('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), `8${hex.slice(13, 16)}`, `8${hex.slice(17, 20)}`, hex.slice(20, 32)].join(
    '-',
  );
}

/** The professional signed out or locked the workstation (§3.2.2, §3.2.3). */
export function userEvent(name: 'UserLogout' | 'UserHibernate', id: string, at: number): WireEvent {
  const kind = name === 'UserLogout' ? 'logout' : 'hibernate';
  const system = `http://hl7.org/fhir/uv/fhircast/CodeSystem/fhircast-${kind}-codesystem`;
  const parameter = [{ name: 'code', valueCoding: { system, code: 'user-initiated' } }];
  return {
    id,
    timestamp: new Date(at).toISOString(),
    name,
    context: [{ key: 'parameters', resource: { resourceType: 'Parameters', parameter } }],
  };
}

/** The text of an event for subscribers of a topic who spell its name so. */
export const toText = (event: WireEvent, topic: string, spelling: string): string =>
  JSON.stringify({
    timestamp: event.timestamp,
    id: event.id,
    event: { 'hub.topic': topic, 'hub.event': spelling, context: event.context },
  });
