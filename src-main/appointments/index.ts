import type { AccessResult } from '#shared/access.js';
import type { BookedEvent } from '#shared/appointment-facts.js';
import type { AppointmentPolicy } from '#shared/appointment-policy.js';
import type { BookingWish, ClientAppointments } from '#shared/appointments.js';
import type { Clock } from '#shared/clock.js';
import type { ClientReference, ContextState } from '#shared/context.js';
import type { Register } from '#shared/client-summary.js';
import type { Failure } from '#shared/failure.js';
import { inFinland } from '#shared/helsinki.js';
import type { Professional } from '#shared/identity.js';
import { type AccessView, type AppointmentStep, standingOf } from '../access/index.js';
import { type Live, createLive } from '../live.js';
import { scheduleOf, toBooking, toGrant } from './appointment.js';
import { createDesk } from './desk.js';
import type { AppointmentResource } from './resources.js';
import { createRouter } from './router.js';
import { type Source, createSource } from './source.js';
import { createTimes } from './times.js';

export interface AppointmentsParts {
  policy: AppointmentPolicy | undefined;
  /** The county's number that a client calls about a booking; absent = none is told. */
  phone?: string | undefined;
  /** Who is signed in and not locked. */
  professional: () => Professional | undefined;
  context: Pick<Live<ContextState>, 'get' | 'subscribe'>;
  /** What of the open client this professional may be shown. */
  access: Pick<Live<AccessView>, 'get' | 'subscribe'>;
  /** In the access log first. */
  appoint: (version: number, step: AppointmentStep) => Promise<AccessResult>;
  /** Text leaves the workbench: in the access log first. */
  taken: (version: number, how: 'copied' | 'printed') => Promise<boolean>;
  fetch: typeof globalThis.fetch;
  clock: Clock;
  /** From 0 to 1. */
  chance: () => number;
}

type Held = { source: Source; resource: AppointmentResource };

/**
 * Times of the county's professionals, and the open client's bookings among them. What is of the client is read only while
 * a window looks, is in the access log before it is shown, and is dropped the moment the client changes.
 */
export function createAppointments(parts: AppointmentsParts) {
  const { policy, context, access, clock } = parts;
  const sources = (policy?.sources ?? []).map((config) => createSource(config, parts));
  const times = createTimes(sources, clock, policy?.searchDays ?? 1);
  const listeners = new Set<(event: BookedEvent) => void>();
  let held = new Map<string, Held>();
  let failures: Failure[] = [];
  let loading = false;
  let read: { version: number; registers: string } | undefined;
  let round = 0;
  let watchers = 0;
  let wish: { version: number; wish: BookingWish } | undefined;
  const state = createLive<ClientAppointments>(compose([], []));

  function clientAt(version: number): ClientReference | undefined {
    const { version: now, active } = context.get();
    const view = access.get();
    const open = version === now && view.version === now && view.open && parts.professional() !== undefined;
    return open && active !== null && view.client === active.reference ? active.reference : undefined;
  }
  /** Bookings are contacts with the client: the same rules as for that section. */
  function mayUse(register: Register): boolean {
    return standingOf(access.get(), 'contacts', register) !== 'closed';
  }

  function compose(bookings: ClientAppointments['bookings'], grants: ClientAppointments['grants']): ClientAppointments {
    const { version, active } = context.get();
    const view = access.get();
    const client = parts.professional() === undefined ? null : (active?.reference ?? null);
    const registers = [...new Set(sources.map(({ config }) => config.register))];
    const asked = wish?.version === version ? wish.wish : undefined;
    return {
      contextVersion: version,
      client,
      open: clientAt(version) !== undefined,
      masked: view.masked,
      closed: registers.filter((register) => !mayUse(register)),
      loading,
      bookings,
      grants,
      failures,
      interpreter: {
        needed: client !== null && active?.interpreterNeeded === true,
        ...(client === null || active?.language === undefined ? {} : { language: active.language }),
      },
      ...(asked === undefined || client === null ? {} : { wish: asked }),
    };
  }
  async function publish(): Promise<void> {
    const { version } = context.get();
    const client = clientAt(version);
    const seen = client === undefined ? [] : [...held.values()].filter(({ source }) => mayUse(source.config.register));
    const known = new Map(
      await Promise.all(sources.map(async (source) => [source.config.id, await source.schedules()] as const)),
    );
    // The client may have changed while the schedules were read.
    if (clientAt(version) !== client || client === undefined) {
      state.set(compose([], []));
      return;
    }
    const { masked } = access.get();
    const now = clock.now();
    const bookings = seen.flatMap(({ source, resource }) => {
      const answer = known.get(source.config.id);
      const schedule = answer?.ok === true ? scheduleOf(answer.value, resource) : undefined;
      const group = schedule?.schedule.professional === undefined && schedule !== undefined;
      return toBooking(resource, { source: source.config, known: schedule, client, masked, now, group }) ?? [];
    });
    const grants = seen.flatMap(
      ({ source, resource }) => toGrant(resource, source.config, client, inFinland(now).day) ?? [],
    );
    state.set(
      compose(
        bookings.sort((a, b) => a.start.localeCompare(b.start)),
        grants,
      ),
    );
  }

  /** Reads the client's appointments, in the log first. */
  async function load(): Promise<void> {
    const { version } = context.get();
    const client = clientAt(version);
    if (client === undefined || watchers === 0) return;
    const mine = (round += 1);
    const allowed = sources.filter(({ config }) => mayUse(config.register));
    const registers = [...new Set(allowed.map(({ config }) => config.register))];
    const key = registers.join();
    if (registers.length === 0) return void publish();
    loading = true;
    state.set({ ...state.get(), loading });
    if (read?.version !== version || read.registers !== key) {
      for (const register of registers) {
        const logged = await parts.appoint(version, { action: 'appointmentsRead', register });
        if (logged.kind === 'done') continue;
        if (mine === round) loading = false;
        return void publish();
      }
      read = { version, registers: key };
    }
    const answers = await Promise.all(
      allowed.map(async (source) => ({ source, answer: await source.appointments(client) })),
    );
    if (mine !== round || clientAt(version) !== client) return;
    loading = false;
    failures = answers.flatMap(({ answer }) => (answer.ok ? [] : [answer.failure]));
    for (const { source, answer } of answers) {
      if (!answer.ok) continue;
      for (const [id, one] of held) if (one.source === source) held.delete(id);
      for (const resource of answer.value)
        held.set(`${source.config.id}/Appointment/${resource.id}`, { source, resource });
    }
    await publish();
  }
  let shown = '';
  function follow(): void {
    const { version } = context.get();
    const view = access.get();
    const key = `${version} ${String(clientAt(version))} ${sources.map(({ config }) => mayUse(config.register)).join()} ${view.masked}`;
    if (key === shown) return;
    const same = shown.split(' ')[0] === String(version) && clientAt(version) !== undefined;
    shown = key;
    round += 1;
    loading = false;
    if (!same) {
      held = new Map();
      failures = [];
      desk.forget();
      // Nothing of the client before is shown for a moment.
      state.set(compose([], []));
    }
    void load();
  }
  const refresh = () => void load();

  const desk = createDesk({
    sources,
    times,
    clientAt,
    mayUse,
    appoint: parts.appoint,
    resourceOf: (id) => held.get(id),
    state: state.get,
    made(source, resource) {
      held.set(`${source.config.id}/Appointment/${resource.id}`, { source, resource });
      return publish();
    },
    refresh,
    tell(event) {
      if (wish?.version === event.contextVersion && event.kind === 'booked') wish = undefined;
      for (const listener of listeners) listener(event);
    },
    now: clock.now,
  });
  /** What should be booked for the client of this version: the pane shows it, and nothing is booked by itself. */
  function ask(version: number, wanted: BookingWish): void {
    if (version !== context.get().version) return;
    wish = { version, wish: wanted };
    state.set({ ...compose(state.get().bookings, state.get().grants) });
  }
  const stops = [context.subscribe(follow), access.subscribe(follow)];

  return {
    router: createRouter({
      times,
      desk,
      state,
      clientAt,
      refresh,
      ask,
      forget() {
        wish = undefined;
        state.set(compose(state.get().bookings, state.get().grants));
      },
      taken: parts.taken,
      phone: parts.phone,
      signedIn: () => parts.professional() !== undefined,
      look() {
        watchers += 1;
        if (watchers === 1) refresh();
        return () => void (watchers -= 1);
      },
    }),
    /** Slots of all sources, for figures of care access. Never rejects. */
    slots: times.readSlots,
    ask,
    /** Tells of each booking, move and cancellation that has been made. @returns the way to stop */
    onBooked(listener: (event: BookedEvent) => void): () => void {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    /** The session has changed: signed in, locked, another person. */
    sessionChanged: follow,
    close(): void {
      for (const stop of stops) stop();
      round += 1;
    },
  };
}
