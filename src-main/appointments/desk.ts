import type { Booking, BookingResult } from '#shared/appointments.js';
import { requestOf, toAppointment, typesOf } from './appointment.js';
import { BOOKING } from './codes.js';
import { eventText, momentOf } from './confirmation.js';
import { createGrants } from './desk-grants.js';
import { type DeskParts, changed, createSteps } from './desk-steps.js';
import type { AppointmentResource } from './resources.js';

/** What the professional does for the open client. Each step is in the access log before anything leaves. */
export function createDesk(parts: DeskParts) {
  const { times, clientAt, mayUse } = parts;
  const steps = createSteps(parts);
  const { once, logged, finish } = steps;
  /** Bookings of the open client that were moved here, with the time that they had before. */
  const moved = new Map<string, Pick<Booking, 'start' | 'end'>>();
  const iso = () => new Date(parts.now()).toISOString();

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
        if (found === undefined) return { kind: 'taken', next: [] };
        if ('source' in found && found.source !== own.source) return { kind: 'notAllowed' };
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
        if (locked.kind === 'done') moved.set(input.booking, { start: before.start, end: before.end });
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
    ...createGrants(parts, steps),
    /** What was wished for another client is no wish of this one. */
    forget(): void {
      steps.forget();
      moved.clear();
    },
    /** The time that a booking had before it was moved, for its confirmation. */
    movedFrom: (id: string) => moved.get(id),
  };
}
export type Desk = ReturnType<typeof createDesk>;
