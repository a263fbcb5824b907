import type { Slot } from '#shared/appointments.js';
import { APPOINTMENT_REASON, BOOKING, PLACES, URGENT } from './codes.js';
import { type SlotResource, inner } from './resources.js';

/** How many places a group's slot has and how many are left; undefined for one client's slot. Pure. */
export function placesOf({ extension }: SlotResource): { all: number; left: number } | undefined {
  const places = inner(extension, PLACES)?.extension;
  const all = inner(places, 'all')?.valueInteger;
  const left = inner(places, 'left')?.valueInteger;
  return all === undefined || left === undefined ? undefined : { all, left };
}

/** Whether one more can be booked there. Pure. */
export const hasRoom = (slot: SlotResource): boolean => slot.status === 'free' && (placesOf(slot)?.left ?? 1) > 0;

/** Whether the wish holds the slot already: its answer was lost on the way. Pure. */
export const heldBy = ({ identifier }: SlotResource, request: string): boolean =>
  identifier?.some(({ system, value }) => system === BOOKING && value === request) ?? false;

const withPlaces = (slot: SlotResource, all: number, left: number): SlotResource['extension'] => [
  ...(slot.extension ?? []).filter(({ url }) => url !== PLACES),
  {
    url: PLACES,
    extension: [
      { url: 'all', valueInteger: all },
      { url: 'left', valueInteger: left },
    ],
  },
];

/** The slot with one place taken by the wish. Pure. */
export function taken(slot: SlotResource, request: string): SlotResource {
  const places = placesOf(slot);
  const identifier = [...(slot.identifier ?? []), { system: BOOKING, value: request }];
  if (places === undefined) return { ...slot, identifier, status: 'busy' };
  const left = Math.max(0, places.left - 1);
  return {
    ...slot,
    identifier,
    extension: withPlaces(slot, places.all, left),
    status: left === 0 ? 'busy' : 'free',
  };
}

/** The slot with the wish's place given back. Pure. */
export function freed(slot: SlotResource, request: string | undefined): SlotResource {
  const places = placesOf(slot);
  const identifier = slot.identifier?.filter(({ system, value }) => system !== BOOKING || value !== request);
  const base = { ...slot, identifier, status: 'free' as const };
  return places === undefined
    ? base
    : { ...base, extension: withPlaces(slot, places.all, Math.min(places.all, places.left + 1)) };
}

/** Whether it is kept for urgent matters. Pure. */
export const isUrgent = ({ appointmentType }: SlotResource): boolean =>
  appointmentType?.coding?.some(({ system, code }) => system === APPOINTMENT_REASON && code === URGENT) ?? false;

const utc = (time: string): string => new Date(time).toISOString();

/** As the windows see it; undefined for what was entered in error or never lasts. Pure. */
export function toSlot(source: string, slot: SlotResource): Slot | undefined {
  const [, schedule] = /(Schedule\/[A-Za-z0-9\-.]{1,64})$/.exec(slot.schedule.reference ?? '') ?? [];
  if (schedule === undefined || slot.status === 'entered-in-error') return undefined;
  if (Date.parse(slot.end) <= Date.parse(slot.start)) return undefined;
  const places = placesOf(slot);
  return {
    id: `${source}/Slot/${slot.id}`,
    schedule: `${source}/${schedule}`,
    start: utc(slot.start),
    end: utc(slot.end),
    status: slot.status,
    ...(places === undefined ? {} : { places }),
    ...(isUrgent(slot) ? { urgent: true as const } : {}),
  };
}
