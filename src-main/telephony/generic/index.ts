import type { Clock } from '#shared/clock.js';
import type { Failure } from '#shared/failure.js';
import type { Log } from '../../log.js';
import type { CentreListener, ContactCentre, HeardContact } from '../centre.js';
import { type Called, readCallLink } from './call-link.js';
import { type CallEvent, withEvent } from './calls.js';
import { openDoor } from './door.js';

/** After this an address that nobody was here to take is no call that goes on. */
const LINK_WAITS_MS = 10 * 60_000;

/**
 * A phone program of this machine that tells of its calls, and takes no orders: the professional answers and ends on the
 * phone. Calls are made by `tel:`.
 */
export function createGenericCentre({
  name,
  port,
  token,
  queues,
  uuid,
  clock,
  log,
}: {
  name: string;
  port: number;
  token: string;
  queues: readonly { id: string; name: string }[];
  uuid: () => string;
  clock: Clock;
  log: Log;
}): ContactCentre & { callLink: (address: string) => boolean; listening: () => Promise<number | undefined> } {
  let calls: readonly HeardContact[] = [];
  let listener: CentreListener | undefined;
  let waiting: { call: Called; at: number } | undefined;
  const tell = () => listener?.heard({ contacts: calls, queues: [] });
  /** The queues' figures are not told here: a contact carries its queue's name. */
  const named = (queue: string | undefined) => queues.find(({ id }) => id === queue)?.name ?? queue;
  function happen(event: CallEvent): void {
    // Nobody is here: whose call it was is told to nobody who comes later.
    if (listener === undefined) return;
    const queue = named(event.queue);
    calls = withEvent(
      calls,
      { ...event, ...(queue === undefined ? {} : { queue }) },
      { now: new Date(clock.now()).toISOString(), fresh: uuid() },
    );
    tell();
  }
  const door = openDoor({ port, token, onEvent: happen, log });
  const closed: Failure = { kind: 'unreachable', source: name };

  return {
    name,
    can: ['end'],
    follow(_agent, next) {
      listener = next;
      calls = [];
      void door.then((open) => {
        if (listener !== next) return;
        if (open === undefined) next.lost(closed);
        else tell();
      });
      if (waiting !== undefined && clock.now() - waiting.at <= LINK_WAITS_MS)
        happen({ event: 'answered', ...waiting.call });
      waiting = undefined;
      return () => {
        if (listener === next) listener = undefined;
        calls = [];
      };
    },
    async act(_agent, action) {
      // The phone program does not say when a link's call has ended: the professional does.
      if (action.do !== 'end') return { kind: 'notAllowed' };
      const one = calls.find(({ id }) => id === action.contact);
      if (one === undefined) return { kind: 'gone' };
      happen({ event: one.state === 'offered' ? 'abandoned' : 'ended', id: action.contact });
      return { kind: 'done' };
    },
    /**
     * The machine was asked to open `tyopoyta://call?…`: the latest waits a while for who signs in, since it may be what
     * started the program. @returns whether it was a call
     */
    callLink(address) {
      const called = readCallLink(address);
      if (called === undefined) return false;
      if (listener === undefined) waiting = { call: called, at: clock.now() };
      else happen({ event: 'answered', ...called });
      return true;
    },
    /** Where the door is, once it is open; undefined when another program has the port. */
    listening: async () => (await door)?.port,
    close: () => void door.then((open) => open?.close()),
  };
}
