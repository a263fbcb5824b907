import { createHash } from 'node:crypto';
import type { Delivery } from '../binding.js';
import type { EventName } from './names.js';
import type { ContextEntry, Published } from './published.js';
import { clientOf, patientEntry, patientIn } from './resources.js';

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
 * or Patient-close of the one that goes. What a tool published goes out as it was; id and time are the change's own, also
 * for those that join later (§2.4).
 */
export function eventsOf({ change, opens, closes }: Delivery, { patient, encounter }: Openings): WireEvent[] {
  const facts = opens ?? closes;
  const closing = change.client === null && patient !== undefined;
  if (facts === undefined) return closing ? [asPublished(patient, 'Patient-close')] : [];
  const name = opens === undefined ? 'Patient-close' : 'Patient-open';
  const { reference } = facts.identity;
  if (patient !== undefined && clientOf(patient.context) === reference) {
    return [asPublished(patient, name), ...openEncounter(opens, encounter)];
  }
  const implied = encounter?.id === change.id;
  return [
    {
      id: implied ? impliedId(change.id, name) : change.id,
      timestamp: implied ? encounter.timestamp : new Date(change.at).toISOString(),
      name,
      context: [(implied && wholePatient(encounter)) || patientEntry(facts)],
    },
    ...openEncounter(opens, encounter),
  ];
}

/** The `patient` entry of an encounter's event, where it is a resource and not a reference only. */
const wholePatient = ({ context }: Published): ContextEntry | undefined =>
  patientIn(context) === undefined ? undefined : context.find(({ key }) => key === 'patient');

const openEncounter = (opens: Delivery['opens'], encounter: Published | undefined): WireEvent[] =>
  opens === undefined || encounter === undefined ? [] : [asPublished(encounter, 'Encounter-open')];

/** A published event for everybody: same id, same time, same context (§2.6). */
export const asPublished = ({ id, timestamp, context }: Published, name: EventName): WireEvent => ({
  id,
  timestamp,
  name,
  context,
});

/** Id of an event that another one implies: always the same for the same event, so that it can be told from a new one. */
export function impliedId(id: string, name: EventName): string {
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
