import type { ConsultationOutcome, NewConsultation, Ring } from '#shared/consultation.js';

/** One ring of one person, with what routing needs to know of it. */
export interface CaseRing {
  person: string;
  at: number;
  answer: Ring['answer'];
  laterAt?: number;
  /** What was told with a "not now". */
  why?: string;
  /** At which step of the ladder. */
  step: number;
  /** When it was answered, or was over. */
  endedAt?: number;
}

/** A request as the hubs know it, whole; who may see what of it is view.ts. Times are ms since the epoch. */
export interface Case {
  id: string;
  /** How many entries of the log speak of it: the same at each hub that has read the same. */
  version: number;
  /** The version at which something else than `seen` last changed. */
  content: number;
  /** Grows when whom to ring next may have become another; a turn holds for one base. */
  base: number;
  request: NewConsultation;
  from: string;
  createdAt: number;
  respondBy: number;
  state: 'waiting' | 'accepted' | 'closed';
  acceptedBy?: string;
  acceptedAt?: number;
  closed?: { by: string; at: number; outcome: ConsultationOutcome; note: string };
  step: number;
  stepSince: number;
  /** While somebody is being rung. */
  ringUntil?: number;
  /** When the next turn is due by itself. */
  nextAt?: number;
  rings: readonly CaseRing[];
  messages: readonly { id: string; from: string; at: number; text: string; answer: boolean }[];
  seen: Readonly<Record<string, number>>;
  clientOpenedAt?: number;
  /** When its asker or its taker last did something. */
  activeAt: number;
}

export const isRinging = (one: Case, person: string): boolean =>
  one.state === 'waiting' && one.rings.some((ring) => ring.person === person && ring.answer === 'ringing');

/** Asker and taker: those who talk in it. */
export const talksIn = (one: Case, person: string): boolean => one.from === person || one.acceptedBy === person;
