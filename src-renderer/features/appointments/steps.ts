import type { Booking, Offer } from '#shared/appointments.js';
import type { WorkStep } from '../../ui/doing.js';

/** What has its dialog open in the pane. */
export type Ask = { do: 'book'; offer: Offer } | { do: 'cancel' | 'confirm'; booking: Booking };

/** What the guidelines are told that is done with times: by what stands open, and nothing of the client. */
export function stepsOf({ ask, moving }: { ask: Ask | undefined; moving: boolean }): WorkStep[] {
  // A new time is being looked for, also while no dialog is open.
  const steps: WorkStep[] = moving ? ['moveBooking'] : [];
  if (ask?.do === 'cancel') return ['cancelBooking'];
  if (ask?.do !== 'book') return steps;
  if (!moving) steps.push('booking');
  if (ask.offer.schedule.mode === 'remote') steps.push('remoteBooking');
  if (ask.offer.slot.places !== undefined) steps.push('groupBooking');
  return steps;
}
