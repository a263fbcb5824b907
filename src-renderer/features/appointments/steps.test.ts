import { expect, it } from 'vitest';
import type { Booking, Offer } from '#shared/appointments.js';
import { stepsOf } from './steps.js';

const offer = (mode: Offer['schedule']['mode'], places?: Offer['slot']['places']): Offer => ({
  slot: {
    id: 'avph/Slot/1',
    schedule: 'avph/Schedule/1',
    start: '2026-11-30T08:00:00Z',
    end: '2026-11-30T08:30:00Z',
    status: 'free',
    ...(places === undefined ? {} : { places }),
  },
  schedule: { id: 'avph/Schedule/1', source: 'avph', register: 'health', mode },
});
const booking: Booking = {
  id: 'avph/Appointment/1',
  source: 'avph',
  register: 'health',
  status: 'booked',
  start: '2026-11-30T08:00:00Z',
  end: '2026-11-30T08:30:00Z',
  mode: 'onSite',
  group: false,
  open: true,
};

it.each([
  ['nothing is open', undefined, false, []],
  ['a time is being booked', { do: 'book', offer: offer('onSite') }, false, ['booking']],
  ['a remote one', { do: 'book', offer: offer('remote') }, false, ['booking', 'remoteBooking']],
  [
    'a place in a group',
    { do: 'book', offer: offer('onSite', { all: 8, left: 3 }) },
    false,
    ['booking', 'groupBooking'],
  ],
  ['a new time is being looked for', undefined, true, ['moveBooking']],
  ['a remote one in its place', { do: 'book', offer: offer('remote') }, true, ['moveBooking', 'remoteBooking']],
  ['one is being cancelled', { do: 'cancel', booking }, false, ['cancelBooking']],
  ['a confirmation is read', { do: 'confirm', booking }, false, []],
] as const)('%s', (_, ask, moving, steps) => {
  expect(stepsOf({ ask, moving })).toEqual(steps);
});
