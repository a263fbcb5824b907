import { createRouterClient } from '@orpc/server';
import type { AppointmentSource } from '#shared/appointment-policy.js';
import type { AccessResult } from '#shared/access.js';
import type { BookedEvent } from '#shared/appointment-facts.js';
import type { ClientAppointments } from '#shared/appointments.js';
import { createSystemClock } from '#shared/clock.js';
import type { ContextState } from '#shared/context.js';
import type { AccessView, AppointmentStep } from '../../../src-main/access/index.js';
import { createAppointments } from '../../../src-main/appointments/index.js';
import { createLive } from '../../../src-main/live.js';
import { NOW } from './servers.js';

const contextOf = (version: number, client: string, nonDisclosure: boolean): ContextState => ({
  version,
  phase: 'synced',
  active: {
    reference: client,
    family: 'Koskinen',
    given: ['Eero'],
    nonDisclosure,
    interpreterNeeded: true,
    language: 'ru',
    allergies: { state: 'noneKnown', substances: [] },
    origin: 'source',
  },
  since: new Date(NOW).toISOString(),
  participants: [],
  parked: [],
});
const viewOf = (version: number, client: string, masked: boolean): AccessView => ({
  version,
  client,
  open: true,
  professional: 'antti',
  own: ['health'],
  sections: ['contacts'],
  opened: [],
  protectedData: false,
  masked,
});

export interface CoreOptions {
  client?: string;
  masked?: boolean;
  timeoutMs?: number;
  lock?: AppointmentSource['lock'];
  logFails?: boolean;
  fetch?: typeof globalThis.fetch;
}

/** A core's appointments with a client open, before a server. The clock stands at the servers' Monday noon. */
export function startCore(
  baseUrl: string,
  {
    client = 'Patient/km-1002',
    masked = false,
    timeoutMs = 4000,
    lock = 'asServerSays',
    logFails = false,
    fetch: wire = fetch,
  }: CoreOptions = {},
) {
  const context = createLive(contextOf(1, client, masked));
  const access = createLive(viewOf(1, client, masked));
  const log: AppointmentStep[] = [];
  const events: BookedEvent[] = [];
  const gate: { hold?: Promise<void> } = {};
  const appointments = createAppointments({
    policy: { sources: [{ id: 'avph', name: 'AVPH', baseUrl, register: 'health', timeoutMs, lock }], searchDays: 42 },
    professional: () => ({ id: 'antti', name: 'Antti Vuorela', role: 'counsellor' }),
    context,
    access,
    async appoint(version, step): Promise<AccessResult> {
      await gate.hold;
      if (logFails) return { kind: 'logUnwritable' };
      if (version !== context.get().version) return { kind: 'changed' };
      log.push(step);
      return { kind: 'done' };
    },
    taken: async () => true,
    fetch: wire,
    clock: { ...createSystemClock(), now: () => NOW },
    chance: () => 0.5,
  });
  appointments.onBooked((event) => void events.push(event));
  const api = createRouterClient(appointments.router, { context: { screen: 1 } });
  return {
    api,
    appointments,
    log,
    events,
    gate,
    openOther(version: number, other: string) {
      context.set(contextOf(version, other, masked));
      access.set(viewOf(version, other, masked));
    },
    /** The client's appointments as soon as they are as wanted. */
    async seen(isSo: (state: ClientAppointments) => boolean): Promise<ClientAppointments> {
      for await (const state of await api.watch()) if (isSo(state)) return state;
      throw new Error('The stream ended');
    },
    close: appointments.close,
  };
}
