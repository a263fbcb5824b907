import * as z from 'zod';
import type { Failure } from '#shared/failure.js';
import {
  type Agent,
  type BreakReason,
  type CentreContact,
  type QueueFigures,
  type TelephonyCapability,
  type TelephonyResult,
  promiseSchema,
} from '#shared/telephony.js';

/** A contact as the contact centre tells it: who the client is, it does not know. */
export type HeardContact = Omit<CentreContact, 'proposal' | 'client'>;

/** A call-back that the contact centre remembers; `agreedAt` only where a time was agreed with the client. */
export const heardCallBackSchema = promiseSchema
  .pick({ id: true, queue: true, number: true, about: true, madeAt: true, attempts: true, why: true, closedAt: true })
  .extend({
    state: z.enum(['open', 'kept', 'cancelled']),
    agreedAt: z.iso.datetime().optional(),
    /** The agent who promised it or has taken it. */
    agent: z.string().max(128).optional(),
  });
export type HeardCallBack = z.infer<typeof heardCallBackSchema>;

/** All that concerns one agent, as it is now. */
export interface CentreView {
  contacts: readonly HeardContact[];
  queues: readonly QueueFigures[];
  agent?: Agent | undefined;
  /** Absent = it remembers none. */
  callBacks?: readonly HeardCallBack[] | undefined;
}

/** What may be asked of a contact centre. */
export type CentreAction =
  | { do: 'answer' | 'hold' | 'resume' | 'end' | 'requeue'; contact: string }
  | { do: 'forward'; contact: string; queue: string }
  | { do: 'say'; contact: string; text: string }
  | { do: 'dial'; number: string }
  | { do: 'agent'; state: 'signedOut' | 'ready' | 'break'; reason?: BreakReason | undefined }
  | {
      do: 'promise';
      id: string;
      number?: string | undefined;
      queue?: string | undefined;
      about?: string | undefined;
      agreedAt?: string | undefined;
      contact?: string | undefined;
    }
  /** Only one of those who want it gets it. */
  | { do: 'take'; callBack: string }
  | { do: 'settle'; callBack: string; as: 'attempted' | 'kept' | 'cancelled'; why?: string | undefined };

/** Who listens. */
export interface CentreListener {
  heard: (view: CentreView) => void;
  /** The contact centre is not heard; what was told stays, and grows old. It is asked again by itself. */
  lost: (failure: Failure) => void;
}

/** A contact centre, whichever it is. Never rejects. */
export interface ContactCentre {
  readonly name: string;
  readonly can: readonly TelephonyCapability[];
  /** Listens for one agent until the returned function is called. */
  follow: (agent: string, listener: CentreListener) => () => void;
  act: (agent: string, action: CentreAction) => Promise<TelephonyResult>;
  close: () => void;
}
