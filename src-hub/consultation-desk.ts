import type { FromHub, HeardByHub } from '#shared/hub-protocol.js';

/** What is said of consultations, as the desk hears it. */
export type ConsultationWord = Extract<HeardByHub, { type: 'consult' | 'consultSync' }>;

/** One connection's place at the desk. */
export interface DeskSeat {
  hear: (message: ConsultationWord) => void;
  /** The connection is gone. */
  leave: () => void;
}

/** Where connections meet the consultations. `receiver.tell` queues one message for that connection. */
export interface ConsultationDesk {
  join: (subject: string, receiver: { tell: (message: FromHub) => void }) => DeskSeat;
}
