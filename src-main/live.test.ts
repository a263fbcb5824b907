import { expect, it } from 'vitest';
import { createLive } from './live.js';

it('gives the value as it is, then the newest; ends when aborted', async () => {
  const live = createLive(1);
  const stop = new AbortController();
  const stream = live.watch(stop.signal);
  expect((await stream.next()).value).toBe(1);
  const waiting = stream.next();
  live.set(2);
  expect((await waiting).value).toBe(2);
  live.set(3);
  live.set(4);
  expect((await stream.next()).value).toBe(4);
  const last = stream.next();
  stop.abort();
  expect((await last).done).toBe(true);
});
