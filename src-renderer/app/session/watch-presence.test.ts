import { expect, it } from 'vitest';
import { watchPresence } from './watch-presence.js';

it('tells of the first sign at once, and not of each one', () => {
  const target = new EventTarget();
  let told = 0;
  const stop = watchPresence(target, () => (told += 1), 60_000);
  for (const sign of ['pointermove', 'keydown', 'focus', 'blur']) target.dispatchEvent(new Event(sign));
  expect(told).toBe(1);
  stop();
  const stopEager = watchPresence(target, () => (told += 1), 0);
  target.dispatchEvent(new Event('blur'));
  target.dispatchEvent(new Event('wheel'));
  expect(told).toBe(3);
  stopEager();
  target.dispatchEvent(new Event('wheel'));
  expect(told).toBe(3);
});
