import { WebSocket } from 'ws';
import type { Clock } from '#shared/clock.js';
import { type Standing, type ToHub, readFromHub } from '#shared/hub-protocol.js';
import type { Person } from '../directory/people.js';
import { isToldOf, stateAt } from './state-at.js';
import { wordsOf } from './words.js';

export { parseClock } from './clock.js';
export { startAnswering } from './answering/index.js';
export { createFeedToken } from './feed-token.js';

const STEP_MS = 1_000;
const LEASE_S = 120;
const RENEW_MS = 40_000;
const NEW_TOKEN_MS = 10 * 60_000;
const AT_ONCE = 250;
const PAUSE_MS = 20;
const RETRY_MS = { first: 500, most: 10_000 };

/**
 * The colleagues live their day: reports everyone's state to the hub as the county's contact centre, calendars and rosters
 * would, over the hub's own socket, and each change within a second.
 * @param hubUrl the hub's socket, `ws://…/presence`
 * @param token gives a token with the scope `hub/feed`
 * @param clock the time they live in; may run otherwise than real time
 * @param timers real time, for steps, lease and retries
 */
export function startStaffLife({
  hubUrl,
  token,
  people,
  clock,
  timers,
  seed = 'kymijoki',
  onTold = () => {},
}: {
  hubUrl: string;
  token: () => Promise<string>;
  people: readonly Person[];
  clock: Pick<Clock, 'now'>;
  timers: Clock;
  seed?: string;
  /** What has been reported of whom. */
  onTold?: (news: readonly { person: Person; standing: Standing }[]) => void;
}) {
  const lives = people.filter((person) => isToldOf(person, seed)).map((person) => ({ person, endsAt: 0 }));
  /** Who is booked in their calendar, as far as the hub has been told. */
  const booked = new Set<string>();
  let closed = false;
  let socket: WebSocket | undefined;
  let stopTimers: (() => void)[] = [];
  let stopRetry = () => {};
  let stopNext = () => {};
  let failures = 0;

  // Few at a time, so that the first report of a whole county leaves room for others in this process.
  function report(target: WebSocket): void {
    const now = clock.now();
    const due = lives.filter((life) => life.endsAt <= now).slice(0, AT_ONCE);
    if (due.length === 0) return;
    const news = due.map(({ person }, index) => {
      const { standing, endsAt } = stateAt(person, now, seed);
      const life = due[index];
      if (life !== undefined) life.endsAt = endsAt;
      return { person, standing };
    });
    for (const message of wordsOf(news, booked, timers.now())) send(target, { ...message, leaseSeconds: LEASE_S });
    onTold(news);
    if (due.length === AT_ONCE) stopNext = timers.after(PAUSE_MS, () => report(target));
  }
  const send = (target: WebSocket, message: ToHub) => target.send(JSON.stringify(message));

  function begin(target: WebSocket): void {
    failures = 0;
    // A hub that began anew knows nobody: everyone is due.
    for (const life of lives) life.endsAt = 0;
    booked.clear();
    report(target);
    stopTimers = [
      timers.every(STEP_MS, () => report(target)),
      timers.every(RENEW_MS, () => send(target, { type: 'feed', leaseSeconds: LEASE_S, states: [] })),
      timers.every(NEW_TOKEN_MS, () => void renew(target)),
    ];
  }

  /** The connection holds as long as its token. Where no newer one is had now, it is asked for again in time. */
  async function renew(target: WebSocket): Promise<void> {
    const newer = await token().catch(() => undefined);
    if (newer !== undefined && target.readyState === WebSocket.OPEN) send(target, { type: 'renew', token: newer });
  }

  function stopFeeding(): void {
    for (const stop of stopTimers) stop();
    stopTimers = [];
    stopNext();
  }

  function retry(): void {
    stopFeeding();
    if (closed) return;
    const wait = Math.min(RETRY_MS.first * 2 ** failures, RETRY_MS.most);
    failures += 1;
    stopRetry = timers.after(wait, () => void connect());
  }

  async function connect(): Promise<void> {
    const bearer = await token().catch(() => undefined);
    if (closed) return;
    if (bearer === undefined) return retry();
    const target = new WebSocket(hubUrl);
    socket = target;
    target.on('open', () => send(target, { type: 'hello', protocol: 2, device: 'staff-life', token: bearer }));
    target.on('message', (data, isBinary) => {
      // The first thing the hub says is the snapshot; what follows of others' states is of no interest here.
      if (stopTimers.length > 0 || !isBinary || !Buffer.isBuffer(data)) return;
      if (readFromHub(data)?.type !== 'snapshot') return;
      send(target, { type: 'lanes', others: false });
      begin(target);
    });
    target.on('error', () => {});
    target.on('close', retry);
  }
  void connect();

  return {
    /** Stops reporting; what was said holds until the lease ends. */
    close(): void {
      closed = true;
      stopFeeding();
      stopRetry();
      socket?.terminate();
    },
  };
}
