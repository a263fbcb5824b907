import type { ConsultationFromHub, ConsultationToHub } from '#shared/hub-consultation.js';

/** The one connection to the hub, as far as consultations go over it. It is the signed-in professional's own. */
export interface HubTalk {
  /** Gives it to the connection; false when there is none. */
  say: (message: ConsultationToHub) => boolean;
  connected: () => boolean;
  /** When the hub was last heard, ISO 8601. */
  asOf: () => string | undefined;
  onMessage: (listener: (message: ConsultationFromHub) => void) => () => void;
  /** A connection has begun (the hub has answered hello) or ended. */
  onConnection: (listener: () => void) => () => void;
}
