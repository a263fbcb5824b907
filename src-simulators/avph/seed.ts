import rulesFile from '../../seeds/kymijoki/appointments/rules.json';
import type { Identified } from '../fhir/resource.js';
import { helsinkiDate } from '../fhir/helsinki.js';
import { makeResources } from './make.js';
import { rulesSchema } from './rules.js';

const DAY = 86_400_000;

/** Schedules and slots of a register around a day, and the bookings that the demo's clients have there. */
export function demoTimes(register: 'health' | 'social', now: Date): Identified[] {
  const rules = rulesSchema.parse(rulesFile);
  const resources = makeResources(rules, register, now);
  const slots = resources.filter(({ resourceType }) => resourceType === 'Slot');
  const schedules = new Map(
    resources.flatMap((one) => (one.resourceType === 'Schedule' ? [[one.id, one] as const] : [])),
  );
  const bookings = rules.bookings.flatMap((booking, index): Identified[] => {
    const schedule = schedules.get(booking.schedule);
    const day = helsinkiDate(new Date(now.getTime() + booking.inDays * DAY));
    const slot = slots.find(
      ({ id, start }) =>
        id.startsWith(`${booking.schedule}-2`) && typeof start === 'string' && start.slice(0, 10) >= day,
    );
    const rule = rules.schedules.find(({ id }) => id === booking.schedule);
    if (schedule === undefined || slot === undefined || rule === undefined) return [];
    if (rule.places === undefined) slot['status'] = 'busy';
    const actors: unknown = schedule['actor'];
    return [
      {
        resourceType: 'Appointment',
        id: `varaus-${index + 1}`,
        status: 'booked',
        serviceType: [{ text: rules.services[rule.service]?.name.fi }],
        appointmentType: slot['appointmentType'],
        reasonCode: [{ text: booking.reason }],
        start: slot['start'],
        end: slot['end'],
        slot: [{ reference: `Slot/${slot.id}` }],
        participant: [
          { actor: { reference: `Patient/${booking.client}` }, required: 'required', status: 'accepted' },
          ...(Array.isArray(actors)
            ? actors.map((actor: unknown) => ({ actor, required: 'required', status: 'accepted' }))
            : []),
        ],
      },
    ];
  });
  return [...resources, ...bookings];
}
