import { implement } from '@orpc/server';
import { type BookingWish, type ClientAppointments, appointmentsContract } from '#shared/appointments.js';
import type { ClientReference } from '#shared/context.js';
import type { Live } from '../live.js';
import type { Caller } from '../rpc.js';
import { confirmationOf } from './confirmation.js';
import type { Desk } from './desk.js';
import type { Times } from './times.js';

const os = implement(appointmentsContract).$context<Caller>();

interface Parts {
  times: Times;
  desk: Desk;
  state: Live<ClientAppointments>;
  clientAt: (version: number) => ClientReference | undefined;
  refresh: () => void;
  ask: (version: number, wish: BookingWish) => void;
  forget: () => void;
  taken: (version: number, how: 'copied' | 'printed') => Promise<boolean>;
  signedIn: () => boolean;
  /** Where the client calls about a booking. */
  phone: string | undefined;
  /** Somebody looks at the client's bookings. @returns the way to look no more */
  look: () => () => void;
}

/** Answers both screens. */
export function createRouter(parts: Parts) {
  const { times, desk, state, clientAt, refresh, ask, forget, taken, signedIn, phone, look } = parts;
  async function* watch(signal: AbortSignal | undefined) {
    const stop = look();
    try {
      yield* state.watch(signal);
    } finally {
      stop();
    }
  }
  const nobody = { failures: [] };
  return os.router({
    catalogue: os.catalogue.handler(() =>
      signedIn() ? times.catalogue() : { units: [], professions: [], services: [], ...nobody },
    ),
    calendar: os.calendar.handler(({ input }) =>
      signedIn() ? times.calendar(input) : { schedules: [], slots: [], ...nobody },
    ),
    first: os.first.handler(({ input }) => times.first(input)),
    watch: os.watch.handler(({ signal }) => watch(signal)),
    refresh: os.refresh.handler(() => refresh()),
    ask: os.ask.handler(({ input: { version, ...wish } }) => ask(version, wish)),
    forget: os.forget.handler(() => forget()),
    book: os.book.handler(({ input }) => desk.book(input)),
    move: os.move.handler(({ input }) => desk.move(input)),
    cancel: os.cancel.handler(({ input }) => desk.cancel(input)),
    grant: os.grant.handler(({ input }) => desk.grant(input)),
    revoke: os.revoke.handler(({ input }) => desk.revoke(input)),
    confirmation: os.confirmation.handler(({ input: { version, booking, language } }) => {
      const { contextVersion, bookings } = state.get();
      const mine = clientAt(version) === undefined || contextVersion !== version ? undefined : bookings;
      const found = mine?.find(({ id }) => id === booking);
      if (found === undefined) return {};
      return { text: confirmationOf(found, language, { movedFrom: desk.movedFrom(booking), phone }) };
    }),
    taken: os.taken.handler(async ({ input: { version, how } }) => ({ allowed: await taken(version, how) })),
  });
}
