import type { AccessResult } from '#shared/access.js';
import type { BookedEvent } from '#shared/appointment-facts.js';
import type { Booking, BookingResult, ClientAppointments, Grant } from '#shared/appointments.js';
import type { ClientReference } from '#shared/context.js';
import type { Register } from '#shared/client-summary.js';
import { requestOf, toAppointment, toProposal, typesOf } from './appointment.js';
import { BOOKING } from './codes.js';
import type { AppointmentStep } from '../access/index.js';
import { eventText, momentOf } from './confirmation.js';
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
  /** Reads the client's appointments again. */
  refresh: () => void;
  tell: (event: BookedEvent) => void;
  now: () => number;
}

const changed: BookingResult = { kind: 'changed' };

/** What the professional does for the open client. Each step is in the access log before anything leaves. */
export function createDesk(parts: DeskParts) {
  const { sources, times, clientAt, mayUse, appoint } = parts;
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
    const result = await appoint(version, step);
    switch (result.kind) {
      case 'done':
        // Somebody may have changed the client while the log was written.
        return clientAt(version) === undefined ? changed : undefined;
      case 'failed':
        return { kind: 'failed', failure: result.failure };
      default:
        return { kind: result.kind };
    }
  }
  function finish(
    source: Source,
    locked: Exclude<Locked, { kind: 'taken' }>,
    event?: Omit<BookedEvent, 'at' | 'appointment'>,
  ): BookingResult {
    if (locked.kind !== 'done') {
      if (locked.kind === 'outdated') parts.refresh();
      return locked;
    }
    const id = `${source.config.id}/Appointment/${locked.appointment.id}`;
    if (event !== undefined) parts.tell({ ...event, at: iso(), appointment: id });
    parts.refresh();
    return { kind: 'done', id };
  }
  const ownBooking = (id: string): Booking | undefined => parts.state().bookings.find((one) => one.id === id);
  const nameOf = ({ service }: Booking) => service?.fi ?? '';

  return {
    book: (input: {
      version: number;
      request: string;
      slot: string;
      reason: string;
      interpreter?: string | undefined;
      contact?: string | undefined;
    }) =>
      once(input.request, async () => {
        const { version, request } = input;
        const client = clientAt(version);
        if (client === undefined) return changed;
        const found = await times.offer(input.slot);
        if (found === undefined) return { kind: 'taken', next: [] };
        if ('kind' in found) return { kind: 'failed', failure: found };
        const { source, slotId, offer } = found;
        if (!mayUse(source.config.register)) return { kind: 'notAllowed' };
        const known = await source.schedules();
        const schedule = known.ok ? known.value.get(offer.schedule.id) : undefined;
        if (schedule === undefined) return { kind: 'taken', next: [] };
        const refused = await logged(version, {
          action: 'appointmentBooked',
          appointment: input.slot,
          register: source.config.register,
        });
        if (refused !== undefined) return refused;
        const wishes = { request, client, reason: input.reason, interpreter: input.interpreter, at: iso() };
        const locked = await source.lock.book(slotId, request, (slot) => toAppointment(slot, schedule, wishes));
        if (locked.kind === 'taken') return { kind: 'taken', next: await times.instead(offer) };
        const when = momentOf(offer.slot, 'fi');
        return finish(source, locked, {
          kind: 'booked',
          client,
          contextVersion: version,
          text: eventText('booked', when, offer.schedule.service?.name.fi ?? ''),
          ...(input.contact === undefined ? {} : { contact: input.contact }),
        });
      }),
    move: (input: { version: number; request: string; booking: string; slot: string }) =>
      once(input.request, async () => {
        const { version, request } = input;
        const client = clientAt(version);
        const own = parts.resourceOf(input.booking);
        const before = ownBooking(input.booking);
        if (client === undefined || own === undefined || before === undefined) return changed;
        const found = await times.offer(input.slot);
        if (found === undefined || ('source' in found && found.source !== own.source)) return { kind: 'notAllowed' };
        if ('kind' in found) return { kind: 'failed', failure: found };
        const { source, slotId, offer } = found;
        if (!mayUse(source.config.register) || !before.open) return { kind: 'notAllowed' };
        const known = await source.schedules();
        const schedule = known.ok ? known.value.get(offer.schedule.id) : undefined;
        if (schedule === undefined) return { kind: 'taken', next: [] };
        if (requestOf(own.resource) === request) return { kind: 'done', id: input.booking };
        const refused = await logged(version, {
          action: 'appointmentMoved',
          appointment: input.booking,
          register: source.config.register,
        });
        if (refused !== undefined) return refused;
        const { actors, schedule: whose } = schedule;
        // The client and the interpreter stay; whose time it is changes with the slot.
        const staying = own.resource.participant.filter(
          ({ actor, type }) => actor?.reference?.includes('Patient/') === true || type !== undefined,
        );
        const next: AppointmentResource = {
          ...own.resource,
          identifier: [
            ...(own.resource.identifier ?? []).filter(({ system }) => system !== BOOKING),
            { system: BOOKING, value: request },
          ],
          status: 'booked',
          start: offer.slot.start,
          end: offer.slot.end,
          slot: [{ reference: `Slot/${slotId}` }],
          ...typesOf(found.resource, whose),
          participant: [...staying, ...actors.map((actor) => ({ actor, required: 'required', status: 'accepted' }))],
        };
        const locked = await source.lock.change(own.resource, next, { slotId, request });
        if (locked.kind === 'taken')
          return {
            kind: 'taken',
            next: (await times.instead(offer)).filter((one) => one.schedule.source === source.config.id),
          };
        return finish(source, locked, {
          kind: 'moved',
          client,
          contextVersion: version,
          text: eventText('moved', momentOf(offer.slot, 'fi'), whose.service?.name.fi ?? ''),
        });
      }),
    async cancel({
      version,
      booking,
      reason,
    }: {
      version: number;
      booking: string;
      reason?: string | undefined;
    }): Promise<BookingResult> {
      const client = clientAt(version);
      const own = parts.resourceOf(booking);
      const before = ownBooking(booking);
      if (client === undefined || own === undefined || before === undefined) return changed;
      const { source, resource } = own;
      if (!mayUse(source.config.register) || !before.open) return { kind: 'notAllowed' };
      const refused = await logged(version, {
        action: 'appointmentCancelled',
        appointment: booking,
        register: source.config.register,
      });
      if (refused !== undefined) return refused;
      const why = reason === undefined || reason === '' ? {} : { cancelationReason: { text: reason } };
      const locked = await source.lock.change(resource, { ...resource, ...why, status: 'cancelled' }, undefined);
      if (locked.kind === 'taken') return { kind: 'outdated' };
      return finish(source, locked, {
        kind: 'cancelled',
        client,
        contextVersion: version,
        text: eventText('cancelled', momentOf(before, 'fi'), nameOf(before)),
      });
    },
    grant: (input: { version: number; request: string; service: string; from: string; until: string }) =>
      once(input.request, async () => {
        const { version, request, from, until } = input;
        const client = clientAt(version);
        const source = sources.find(({ config }) => input.service.startsWith(`${config.id}/`));
        const service = (await times.catalogue()).services.find(({ id }) => id === input.service);
        if (client === undefined) return changed;
        if (source === undefined || service === undefined || until < from || !mayUse(source.config.register))
          return { kind: 'notAllowed' };
        const refused = await logged(version, {
          action: 'bookingRightGranted',
          appointment: input.service,
          register: source.config.register,
        });
        if (refused !== undefined) return refused;
        const reference = input.service.slice(source.config.id.length + 1);
        const draft = toProposal({ reference, name: service.name.fi }, { request, client, from, until, at: iso() });
        const locked = await source.lock.propose(draft, request);
        if (locked.kind === 'taken') return { kind: 'outdated' };
        return finish(source, locked, {
          kind: 'granted',
          client,
          contextVersion: version,
          text: eventText('granted', `${from} – ${until}`, service.name.fi),
        });
      }),
    async revoke({ version, grant }: { version: number; grant: string }): Promise<BookingResult> {
      const client = clientAt(version);
      const own = parts.resourceOf(grant);
      const before: Grant | undefined = parts.state().grants.find(({ id }) => id === grant);
      if (client === undefined || own === undefined || before === undefined) return changed;
      if (!mayUse(own.source.config.register)) return { kind: 'notAllowed' };
      const refused = await logged(version, {
        action: 'bookingRightRevoked',
        appointment: grant,
        register: own.source.config.register,
      });
      if (refused !== undefined) return refused;
      const locked = await own.source.lock.change(own.resource, { ...own.resource, status: 'cancelled' }, undefined);
      if (locked.kind === 'taken') return { kind: 'outdated' };
      return finish(own.source, locked, {
        kind: 'revoked',
        client,
        contextVersion: version,
        text: eventText('revoked', '', before.service.name.fi),
      });
    },
    /** What was wished for another client is no wish of this one. */
    forget: () => wishes.clear(),
  };
}
export type Desk = ReturnType<typeof createDesk>;
