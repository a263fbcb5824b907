import { randomUUID } from 'node:crypto';
import type { Change } from '../machine.js';
import type { Identified } from '../types.js';
import type { FhircastEvent } from './messages.js';

/**
 * The FHIRcast event of a change: Patient-open of the new client, or Patient-close of the one that goes. The id and the
 * timestamp are the change's own, also for a tool that joins later.
 * @param facts of the client in question
 */
export function toFhircastEvent(topic: string, change: Change, facts: Identified | undefined): FhircastEvent {
  const reference = change.client ?? change.closes ?? facts?.identity.reference;
  const identity = facts?.identity.reference === reference ? facts?.identity : undefined;
  const patient = {
    resourceType: 'Patient',
    id: reference?.slice('Patient/'.length),
    ...(facts?.identityCode === undefined || identity === undefined
      ? {}
      : { identifier: [{ system: 'urn:oid:1.2.246.21', value: facts.identityCode }] }),
    ...(identity === undefined ? {} : { name: [{ use: 'official', family: identity.family, given: identity.given }] }),
    ...(identity?.birthDate === undefined ? {} : { birthDate: identity.birthDate }),
  };
  return {
    timestamp: new Date(change.at).toISOString(),
    id: change.id,
    event: {
      'hub.topic': topic,
      'hub.event': change.client === null ? 'Patient-close' : 'Patient-open',
      context: reference === undefined ? [] : [{ key: 'patient', resource: patient }],
    },
  };
}

/** The session is over (FHIRcast event catalogue, `userlogout`). */
export const userLogout = (topic: string, at: number): FhircastEvent => ({
  timestamp: new Date(at).toISOString(),
  id: randomUUID(),
  event: { 'hub.topic': topic, 'hub.event': 'userlogout', context: [] },
});
