import { patientOf, type ContextPatient, type HubEvent } from './messages.js';

/** After the hub has answered an own change, older events may still be under way to us for this long. */
const CROSSING_MS = 500;

export interface Standing {
  /** Logical id of the client on the screen. */
  shown: string | null;
  /** Unsaved text exists. */
  draft: boolean;
  /** Own newest change, and when the hub had answered it (undefined = not yet). */
  own: { at: number; answeredAt: number | undefined };
  now: number;
}

export type Decision =
  | { do: 'show'; patient: ContextPatient }
  | { do: 'close' }
  /** Nothing to change: what is on the screen is what was asked for. */
  | { do: 'keep' }
  | { do: 'refuse'; why: 'draft' | 'stale' | 'unreadable' }
  | { do: 'signOut' }
  | { do: 'warn' }
  | { do: 'ignore' };

/**
 * What an event of the workbench means here. An event older than a change that the professional has just made here has
 * crossed it on the way: the newer one stands. Unsaved text keeps its client on the screen.
 */
export function decide(event: HubEvent, standing: Standing): Decision {
  const name = event.event['hub.event'].toLowerCase();
  switch (name) {
    case 'userlogout':
      return { do: 'signOut' };
    case 'syncerror':
      return { do: 'warn' };
    case 'patient-open':
    case 'patient-close':
      break;
    default:
      // Event names are open: a hub may send kinds that were not subscribed to.
      return { do: 'ignore' };
  }
  const patient = patientOf(event.event.context);
  if (name === 'patient-open' && patient === undefined) return { do: 'refuse', why: 'unreadable' };
  const wanted = name === 'patient-open' ? (patient?.id ?? null) : null;
  if (isCrossing(Date.parse(event.timestamp), standing)) return { do: 'refuse', why: 'stale' };
  if (wanted === standing.shown) return { do: 'keep' };
  if (standing.draft) return { do: 'refuse', why: 'draft' };
  return name === 'patient-open' && patient !== undefined ? { do: 'show', patient } : { do: 'close' };
}

const isCrossing = (at: number, { own, now }: Standing): boolean =>
  at < own.at && (own.answeredAt === undefined || now - own.answeredAt < CROSSING_MS);
