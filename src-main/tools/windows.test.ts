import { expect, it } from 'vitest';
import { createManualClock } from '#shared/clock.js';
import { AWAY_MS, createWindowWatch } from './windows.js';

it('a window that was out of reach for a moment keeps its panes, one that stays away loses them', () => {
  const clock = createManualClock(0);
  const gone: number[] = [];
  const windows = createWindowWatch({ clock, gone: (screen) => void gone.push(screen) });
  windows.came(1)();
  clock.advance(AWAY_MS / 2);
  const left = windows.came(1);
  clock.advance(AWAY_MS);
  expect(gone).toEqual([]);
  left();
  clock.advance(AWAY_MS);
  expect(gone).toEqual([1]);
});
