import type { AccessResult } from '#shared/access.js';
import type { BookedEvent } from '#shared/appointment-facts.js';
import type { BookingResult, ClientAppointments } from '#shared/appointments.js';
import type { Register } from '#shared/client-summary.js';
import type { ClientReference } from '#shared/context.js';
import type { AppointmentStep } from '../access/index.js';
import type { Locked } from './lock.js';
import type { AppointmentResource } from './resources.js';
import type { Source } from './source.js';
import type { Times } from './times.js';

export interface DeskParts {
  sources: readonly Source[];
  times: Times;
  /** The open client of this version, where something may be done for them; undefined = another one, or closed. */
  clientAt: (version: number) => ClientReference | undefined;
  /** Whether this professional may book in the register. */
  mayUse: (register: Register) => boolean;
  /** In the access log first. */
  appoint: (version: number, step: AppointmentStep) => Promise<AccessResult>;
  /** The appointments of the client as they were last read, with the resources that are written back. */
  resourceOf: (id: string) => { source: Source; resource: AppointmentResource } | undefined;
  state: () => ClientAppointments;
  /** What the server has now of one of the client's: seen before anything else is said of it. */
  made: (source: Source, resource: AppointmentResource) => Promise<void>;
  /** Reads the client's appointments again. */
  refresh: () => void;
  tell: (event: BookedEvent) => void;
  now: () => number;
}

export const changed: BookingResult = { kind: 'changed' };

/** What every step at the desk has in common: a wish is done once, in the access log first, and told to those who follow. */
export function createSteps(parts: DeskParts) {
  /** Wishes under way or done: a second click is the same wish. */
  const wishes = new Map<string, Promise<BookingResult>>();
  const iso = () => new Date(parts.now()).toISOString();

  function once(request: string, run: () => Promise<BookingResult>): Promise<BookingResult> {
    const known = wishes.get(request);
    if (known !== undefined) return known;
    const running = run();
    wishes.set(request, running);
    // What did not come to be may be tried again with the same wish; what was done stays done.
    void running.then(({ kind }) => kind === 'done' || wishes.delete(request));
    return running;
  }
  async function logged(version: number, step: AppointmentStep): Promise<BookingResult | undefined> {
    const result = await parts.appoint(version, step);
    switch (result.kind) {
      case 'done':
        // Somebody may have changed the client while the log was written.
        return parts.clientAt(version) === undefined ? changed : undefined;
      case 'failed':
        return { kind: 'failed', failure: result.failure };
      default:
        return { kind: result.kind };
    }
  }
  async function finish(
    source: Source,
    locked: Exclude<Locked, { kind: 'taken' }>,
    event: Omit<BookedEvent, 'at' | 'appointment'>,
  ): Promise<BookingResult> {
    if (locked.kind !== 'done') {
      if (locked.kind === 'outdated') parts.refresh();
      return locked;
    }
    const id = `${source.config.id}/Appointment/${locked.appointment.id}`;
    // Otherwise the confirmation that is asked for next would tell of the time as it was.
    if (parts.clientAt(event.contextVersion) !== undefined) await parts.made(source, locked.appointment);
    parts.tell({ ...event, at: iso(), appointment: id });
    parts.refresh();
    return { kind: 'done', id };
  }
  return { once, logged, finish, forget: () => wishes.clear() };
}
export type Steps = ReturnType<typeof createSteps>;
