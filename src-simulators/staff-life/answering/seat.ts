import { randomUUID } from 'node:crypto';
import { WebSocket } from 'ws';
import type { Clock } from '#shared/clock.js';
import type { FullConsultation } from '#shared/consultation.js';
import { type Standing, type ToHub, encodeStanding, readFromHub } from '#shared/hub-protocol.js';
import type { Person } from '../../directory/people.js';
import { nextDeed } from './decide.js';

const RENEW_MS = 45 * 60_000;

/**
 * One invented colleague at a workbench of their own, as far as the hub sees one: says who they are and their state, hears
 * what rings, and answers.
 */
export function createSeat({
  person,
  standing,
  hubUrl,
  token,
  timers,
  seed,
  onGone,
}: {
  person: Person;
  standing: Standing;
  hubUrl: string;
  token: () => Promise<string>;
  timers: Clock;
  seed: string;
  onGone: () => void;
}) {
  const requests = new Map<string, FullConsultation>();
  /** Deeds that wait for their time, and those done. */
  const begun = new Set<string>();
  const stops = new Set<() => void>();
  let now = standing;
  let socket: WebSocket | undefined;
  let closed = false;

  const send = (message: ToHub) => {
    if (socket?.readyState === WebSocket.OPEN) socket.send(JSON.stringify(message));
  };
  const isFree = () => now.state === 'available';
  function say(): void {
    const { until, lastSeen: _lastSeen, ...rest } = now;
    // The colleagues may live at another time than the hub: an end that is past there would end the word at once.
    const told = until !== undefined && Date.parse(until) > timers.now() ? { ...rest, until } : rest;
    send({ type: 'say', layer: 'hand', standing: encodeStanding(told) });
  }
  function look(one: FullConsultation): void {
    const deed = nextDeed(one, { person, free: isFree(), seed, now: timers.now() });
    const key = `${one.id} ${deed?.key}`;
    if (deed === undefined || begun.has(key)) return;
    begun.add(key);
    const stop = timers.after(deed.afterMs, () => {
      stops.delete(stop);
      send({ type: 'consult', operation: { id: randomUUID(), consultation: one.id, action: deed.action } });
    });
    stops.add(stop);
  }
  function hear(text: string): void {
    const message = readFromHub(text);
    if (message?.type !== 'consultations') return;
    for (const id of message.gone) requests.delete(id);
    for (const one of message.items) {
      if (one.view !== 'full') continue;
      requests.set(one.id, one);
      look(one);
    }
  }
  function end(): void {
    if (closed) return;
    closed = true;
    for (const stop of stops) stop();
    socket?.terminate();
    onGone();
  }
  async function begin(): Promise<void> {
    const bearer = await token().catch(() => undefined);
    if (closed || bearer === undefined) return end();
    const target = new WebSocket(hubUrl, { perMessageDeflate: false });
    socket = target;
    target.on('open', () => {
      send({ type: 'hello', protocol: 2, device: `demo-${person.id}`.slice(0, 64), token: bearer });
      // Others' states are of no interest here.
      send({ type: 'lanes', others: false });
      say();
      send({ type: 'consultSync', known: [] });
    });
    target.on('message', (data, isBinary) => {
      if (!isBinary) hear(String(data));
    });
    target.on('error', () => {});
    target.on('close', end);
    stops.add(
      timers.every(RENEW_MS, () => {
        void token().then(
          (newer) => send({ type: 'renew', token: newer }),
          () => undefined,
        );
      }),
    );
  }
  void begin();

  return {
    /** Their day has gone on. */
    become(next: Standing): void {
      now = next;
      say();
    },
    /** Whether somebody waits for them: then they stay although their day has gone on. */
    isNeeded: () => [...requests.values()].some((one) => one.state === 'accepted' && one.acceptedBy === person.id),
    /** Goes home: not present from now on. */
    leave(): void {
      send({ type: 'bye' });
      end();
    },
    end,
  };
}
export type Seat = ReturnType<typeof createSeat>;
