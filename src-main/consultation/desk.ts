import type { Clock } from '#shared/clock.js';
import type { Consultation, ConsultationAction, Consultations, QueueOffer } from '#shared/consultation.js';
import { assertNever } from '#shared/assert-never.js';
import { inRegisters } from '#shared/handed-contact.js';
import type { ConsultationFromHub, ConsultationOperation } from '#shared/hub-consultation.js';
import type { Session } from '#shared/identity.js';
import type { Register } from '#shared/summary-entries.js';
import { type Live, createLive } from '../live.js';
import type { Log } from '../log.js';
import { type Book, newestFirst, take, tieOf, versions } from './book.js';
import { type Refused, createPost } from './post.js';
import type { HubTalk } from './talk.js';

/** How long leaving waits for the hub to take what has been done. */
const LEAVE_MS = 1_500;
/** Refusals that wait to be read. */
const MOST_REFUSED = 50;

const NOTHING: Consultations = { connected: false, consultations: [], queues: [], pending: [], refused: [] };

/**
 * What the signed-in professional knows of consultations, and what of their doing the hub has not taken yet. In memory only;
 * nothing of it is shown while the session is locked, and nothing of it goes to the next person.
 */
export function createDesk({
  talk,
  session,
  recordsIn,
  clock,
  log,
}: {
  talk: HubTalk;
  session: Pick<Live<Session>, 'get' | 'subscribe'>;
  /** Registers in which the professional may record. */
  recordsIn: () => readonly Register[];
  clock: Clock;
  log: Log;
}) {
  let owner: string | undefined;
  let book: Book = new Map();
  let queues: readonly QueueOffer[] = [];
  let refused: readonly Refused[] = [];
  const live = createLive<Consultations>(NOTHING);
  /** The hub has told all that it has since the connection began. */
  let synced = false;
  const post = createPost({
    talk,
    clock,
    onChange: show,
    onRefused: (one) => (refused = [...refused, one].slice(-MOST_REFUSED)),
  });

  const subject = () => {
    const now = session.get();
    return now.state === 'signedIn' ? now.professional.id : undefined;
  };

  function compose(): Consultations {
    const self = subject();
    if (self === undefined || self !== owner) return NOTHING;
    const asOf = talk.asOf();
    return {
      connected: talk.connected(),
      ...(asOf === undefined ? {} : { asOf }),
      self,
      consultations: newestFirst(book),
      queues: [...queues],
      pending: post.waiting().map(({ operation: { id, consultation, action }, since }) => ({
        id,
        consultation,
        do: action.do,
        since: new Date(since).toISOString(),
        ...(action.do === 'open' ? { request: action.request } : {}),
      })),
      refused: refused.map(({ operation: { id, consultation, action }, why }) => ({
        operation: id,
        consultation,
        do: action.do,
        why,
        action,
      })),
    };
  }
  function show(): void {
    live.set(compose());
  }

  function hear(message: ConsultationFromHub): void {
    if (owner === undefined) return;
    switch (message.type) {
      case 'consulted':
        return post.hear(message);
      case 'consultations':
        book = take(book, message.items.map(admitted), message.gone);
        synced ||= message.synced;
        return show();
      case 'queues':
        queues = message.queues;
        return show();
      default:
        return assertNever(message);
    }
  }

  /** Of a contact that a colleague hands over comes in only what the professional may record: the hub knows less of that. */
  function admitted(one: Consultation): Consultation {
    if (one.view !== 'full' || one.contact === undefined || one.from === owner) return one;
    return { ...one, contact: inRegisters(one.contact, recordsIn()) };
  }

  function onConnection(): void {
    synced = false;
    if (talk.connected() && owner !== undefined) {
      talk.say({ type: 'consultSync', known: versions(book) });
      post.begin();
    }
    show();
  }

  function forget(): void {
    book = new Map();
    queues = [];
    refused = [];
    synced = false;
    const lost = post.clear();
    if (lost.length > 0) log('warn', 'consultation-operations-forgotten', { count: lost.length });
  }

  function follow(now: Session): void {
    if (now.state === 'signedIn' && now.professional.id !== owner) {
      forget();
      owner = now.professional.id;
    }
    show();
  }
  follow(session.get());
  const stops = [session.subscribe(follow), talk.onMessage(hear), talk.onConnection(onConnection)];

  return {
    live,
    self: subject,
    /** What is not here, the hub does not know. */
    synced: () => synced,
    get: (id: string): Consultation | undefined => (subject() === owner ? book.get(id) : undefined),
    /** The accepted request by which the professional serves this client now. */
    tie: (professional: string, client: string): Consultation | undefined =>
      professional === owner ? tieOf(book, professional, client) : undefined,
    /** Does an operation once, however often it is told. */
    act: (id: string, operation: string, action: ConsultationAction, gone?: AbortSignal) =>
      post.send({ id: operation, consultation: id, action } satisfies ConsultationOperation, gone),
    dismiss(operation: string): void {
      refused = refused.filter((one) => one.operation.id !== operation);
      show();
    },
    /** Before the session ends: gives the hub a moment to take what has been done. */
    drained: () => post.drained(LEAVE_MS),
    /** Forgets everything: at sign-out and user switch. */
    clear(): void {
      forget();
      owner = undefined;
      show();
    },
    /** Keeps everything aside while another person works here. @returns the way to have it back */
    setAside(): () => void {
      const kept = { owner, book, refused, waiting: post.clear() };
      forget();
      return () => {
        // Given back only to whose it is.
        if (kept.owner === undefined || subject() !== kept.owner) return;
        owner = kept.owner;
        book = take(kept.book, [...book.values()], []);
        refused = [...kept.refused, ...refused];
        post.restore(kept.waiting);
        show();
      };
    },
    close(): void {
      for (const stop of stops) stop();
      post.close();
    },
  };
}
export type Desk = ReturnType<typeof createDesk>;
