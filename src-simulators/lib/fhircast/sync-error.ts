import type { Clock } from '../clock.js';
import { askHub, type HubAccess } from './access.js';
import type { HubEvent } from './messages.js';

const SYSTEM = 'https://fhircast.hl7.org/events/syncerror';

/** Tells the hub that an event could not be followed, and why (FHIRcast 3.0.0 §3.2.1). Nothing waits for its answer. */
export const createComplaint =
  (access: HubAccess, name: string, clock: Pick<Clock, 'now'>, newId: () => string) =>
  async (about: HubEvent, reason: string): Promise<void> => {
    const coding = [
      { system: `${SYSTEM}/eventid`, code: about.id },
      { system: `${SYSTEM}/eventname`, code: about.event['hub.event'] },
      { system: `${SYSTEM}/subscriber`, code: name },
    ];
    const issue = [{ severity: 'warning', code: 'processing', diagnostics: reason, details: { coding } }];
    const body = JSON.stringify({
      timestamp: clock.now().toISOString(),
      id: newId(),
      event: {
        'hub.topic': access.topic,
        'hub.event': 'SyncError',
        context: [{ key: 'operationoutcome', resource: { resourceType: 'OperationOutcome', issue } }],
      },
    });
    const response = await askHub(access, '', {
      method: 'POST',
      body,
      headers: { 'content-type': 'application/json' },
    });
    await response?.body?.cancel();
  };
