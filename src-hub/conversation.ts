import type { Clock } from '#shared/clock.js';
import { assertNever } from '#shared/failure.js';
import {
  type FromHub,
  HUB_CLOSE,
  HUB_LIMITS,
  type HeardByHub,
  decodeStanding,
  readToHub,
} from '#shared/hub-protocol.js';
import type { Admission } from './admission.js';
import { type Authenticate, type HubCaller, mayUseHub } from './caller.js';
import type { ConsultationDesk, DeskSeat } from './consultation-desk.js';
import type { FanOut, Receiver } from './fan-out.js';
import type { PresenceBook } from './presence-book.js';

/** Messages that may wait while the token is checked. */
const MOST_WAITING = 32;

const mostBytes = (message: HeardByHub): number =>
  message.type === 'consult' || message.type === 'consultSync'
    ? HUB_LIMITS.consultationBytes
    : HUB_LIMITS.userMessageBytes;

/** What conversations share. */
export interface Room {
  authenticate: Authenticate;
  admission: Admission;
  book: PresenceBook;
  fanOut: FanOut;
  /** Tells of people whose state, or what decides it, changed. */
  publish: (ids: readonly string[]) => void;
  clock: Pick<Clock, 'now'>;
  desk: ConsultationDesk;
}

/**
 * One connection's talk by hub-protocol: first hello, then what the caller's scopes allow. Whatever is not allowed or
 * not understood ends it with a code that says which.
 */
export function createConversation({
  room: { authenticate, admission, book, fanOut, publish, clock, desk },
  receiver,
  knownCaller,
  tell,
  gather,
  onOpen,
  end,
}: {
  room: Room;
  receiver: Receiver;
  /** The caller, when the upgrade itself carried a token. */
  knownCaller: HubCaller | undefined;
  /** Queues one message for this connection alone. */
  tell: (message: FromHub) => void;
  /** Sends all that is said meanwhile in one go: when a county comes at once, each packet counts. */
  gather: (say: () => void) => void;
  /** After the snapshot: tell what else this receiver should know. */
  onOpen: (caller: HubCaller) => void;
  end: (code: number, why: string) => void;
}) {
  let caller: HubCaller | undefined;
  let source = '';
  let seat: DeskSeat | undefined;
  let mayGoOn: (subject: string) => boolean = () => true;
  let ended = false;
  let saidBye = false;
  let waiting = 0;
  let turn: Promise<void> = Promise.resolve();

  const stop = (code: number, why: string) => {
    if (ended) return;
    ended = true;
    end(code, why);
  };
  const speaks = (scope: string) => caller?.scopes.includes(scope) === true;

  async function hello(message: Extract<HeardByHub, { type: 'hello' }>): Promise<void> {
    const found = knownCaller ?? (message.token === undefined ? undefined : await authenticate(message.token));
    if (ended) return;
    if (!mayUseHub(found)) return stop(HUB_CLOSE.unauthenticated, 'the token does not hold');
    if (!admission.enter(found.subject)) return stop(HUB_CLOSE.tooMuch, 'too many connections');
    caller = found;
    mayGoOn = admission.connection(speaks('hub/feed'));
    source = `${speaks('hub/presence') ? 'device' : 'feed'}:${speaks('hub/presence') ? message.device : found.subject}`;
    if (speaks('hub/presence')) publish(book.join(found.subject, source, clock.now()));
    gather(() => {
      fanOut.add(receiver, message.resume);
      onOpen(found);
      if (speaks('hub/presence')) seat = desk.join(found.subject, { tell });
    });
  }

  /** The newer token must be the same speaker's, and allow what this connection does. */
  async function renew(token: string, who: HubCaller): Promise<void> {
    const found = await authenticate(token);
    if (ended) return;
    const isSame = found?.subject === who.subject && who.scopes.every((scope) => found.scopes.includes(scope));
    if (isSame) caller = found;
    else stop(HUB_CLOSE.unauthenticated, 'the newer token does not hold');
  }

  function heed(message: Exclude<HeardByHub, { type: 'hello' | 'renew' }>, who: HubCaller): void {
    switch (message.type) {
      case 'say': {
        const standing = message.standing === null ? null : decodeStanding(message.standing);
        if (!speaks('hub/presence')) return stop(HUB_CLOSE.forbidden, 'may not set a state');
        if (standing?.state === 'unknown') return stop(HUB_CLOSE.invalid, 'nobody is unknown to themselves');
        const now = clock.now();
        const at = now - (message.agoSeconds ?? 0) * 1000;
        return publish(book.sayOfSelf(who.subject, source, message.layer, standing, at, now));
      }
      case 'feed': {
        if (!speaks('hub/feed')) return stop(HUB_CLOSE.forbidden, 'may not report for others');
        const states = message.states.map(([id, standing]) => [id, decodeStanding(standing)] as const);
        const leaseMs = message.leaseSeconds * 1000;
        return publish(book.report(`feed:${who.subject}`, message.kind, states, leaseMs, clock.now()));
      }
      case 'watch':
        return fanOut.watch(receiver, [...new Set(message.ordinals)]);
      case 'lanes':
        return fanOut.want(receiver, message.others);
      case 'consult':
      case 'consultSync':
        return seat === undefined ? stop(HUB_CLOSE.forbidden, 'may not consult') : seat.hear(message);
      case 'bye':
        saidBye = true;
        return stop(1000, 'goodbye');
      default:
        return assertNever(message);
    }
  }

  async function take(text: string): Promise<void> {
    if (ended) return;
    if (caller !== undefined && !mayGoOn(caller.subject)) return stop(HUB_CLOSE.tooMuch, 'too much at once');
    const message = readToHub(text);
    if (message === undefined) return stop(HUB_CLOSE.invalid, 'not a message of this protocol');
    if (message.type === 'hello') {
      return caller === undefined ? hello(message) : stop(HUB_CLOSE.invalid, 'hello was said already');
    }
    if (caller === undefined) return stop(HUB_CLOSE.invalid, 'hello comes first');
    if (!speaks('hub/feed') && text.length > mostBytes(message)) return stop(HUB_CLOSE.invalid, 'too long');
    return message.type === 'renew' ? renew(message.token, caller) : heed(message, caller);
  }

  return {
    caller: () => caller,
    /** A message came. They are taken one after another, also while the token of the first is being checked. */
    hear(text: string): void {
      waiting += 1;
      if (waiting > MOST_WAITING && caller === undefined) return stop(HUB_CLOSE.invalid, 'too much before the welcome');
      turn = turn.then(() => take(text)).finally(() => (waiting -= 1));
    },
    /** Time has passed: the connection does not outlive its token by more than a moment. */
    expire(): void {
      const end = caller?.expiresAt;
      if (end !== undefined && clock.now() > end + HUB_LIMITS.expiredMs) stop(HUB_CLOSE.expired, 'the token has ended');
    },
    /** Nothing was said in time. */
    expectHello(): void {
      if (caller === undefined && waiting === 0) stop(HUB_CLOSE.silent, 'hello was waited for');
    },
    /** The connection is gone. */
    over(): void {
      ended = true;
      fanOut.remove(receiver);
      seat?.leave();
      if (caller === undefined) return;
      admission.leave(caller.subject);
      if (speaks('hub/presence')) publish(book.leave(caller.subject, source, clock.now(), saidBye));
    },
  };
}
export type Conversation = ReturnType<typeof createConversation>;
