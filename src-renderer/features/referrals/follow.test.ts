import { expect, it } from 'vitest';
import type { Followed } from '#shared/referrals.js';
import { canWithdraw, isAtHand } from './follow.js';

const row = (more: Partial<Followed>): Followed => ({
  id: '1',
  title: 'Liikuntalähete',
  receiver: 'Kunta',
  mine: true,
  sender: 'Antti Vuorela',
  link: '',
  state: 'sent',
  next: 'wait',
  feedback: 'none',
  ...more,
});
const reminder = (due: boolean) => ({ kind: 'notReached' as const, on: '2026-11-27', due });

it('what is over leaves the list, but not before it has been settled', () => {
  expect(isAtHand(row({}))).toBe(true);
  for (const state of ['ended', 'notReached', 'cancelled'] as const) {
    expect(isAtHand(row({ state }))).toBe(false);
    expect(isAtHand(row({ state, reminder: reminder(true) }))).toBe(true);
    expect(isAtHand(row({ state, reminder: reminder(false) }))).toBe(false);
  }
  expect(isAtHand(row({ state: 'expired', reminder: reminder(false) }))).toBe(true);
  expect(isAtHand(row({ state: 'expired' }))).toBe(false);
  // A colleague's has no reminders here.
  expect(isAtHand(row({ state: 'expired', mine: false }))).toBe(true);
});

it('one’s own is taken back while it goes on, expired too', () => {
  expect(canWithdraw(row({ state: 'expired' }))).toBe(true);
  expect(canWithdraw(row({ state: 'notReached' }))).toBe(false);
  expect(canWithdraw(row({ mine: false }))).toBe(false);
});
