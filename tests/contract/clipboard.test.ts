import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { createManualClock } from '#shared/clock.js';
import { createSystemClipboard } from '../../src-main/credentials/clipboard.js';
import { CLEARS_AFTER_S, createTimedClipboard } from '../../src-main/credentials/timed-clipboard.js';
import { type Display, missingForClipboard, startDisplay } from '../lib/display.js';

const missing = missingForClipboard();
if (missing.length > 0)
  console.warn(`NOT RUN: the real clipboard, since ${missing.join(' and ')} is not installed here.`);

const setUp = () => {
  const clock = createManualClock(0);
  const timed = createTimedClipboard({ clipboard: createSystemClipboard(), clock, digest: (text) => `d${text}` });
  return { clock, timed };
};

describe.skipIf(missing.length > 0)('the clipboard of the machine', () => {
  let display: Display;
  beforeAll(async () => {
    display = await startDisplay();
    vi.stubEnv('DISPLAY', display.env.DISPLAY);
  });
  afterAll(async () => {
    vi.unstubAllEnvs();
    await display.stop();
  });

  it('takes a password for half a minute, and is empty then', async () => {
    const { clock, timed } = setUp();
    expect(await timed.works()).toBe(true);
    expect(await timed.copySecret('kissa € "1" \\n')).toBe(true);
    expect(display.clipboard()).toBe('kissa € "1" \\n');
    clock.advance(CLEARS_AFTER_S * 1000);
    await expect.poll(display.clipboard).toBe('');
  });

  it('keeps what another program put there meanwhile', async () => {
    const { timed } = setUp();
    await timed.copySecret('kissa');
    display.copy('somebody’s own text');
    await timed.clear();
    expect(display.clipboard()).toBe('somebody’s own text');
    await timed.copySecret('kissa');
    await timed.clear();
    expect(display.clipboard()).toBe('');
  });
});

it('without a display there is none, and that is said', async () => {
  vi.stubEnv('DISPLAY', '');
  const { timed } = setUp();
  expect([await timed.works(), await timed.copySecret('kissa')]).toEqual([false, false]);
  vi.unstubAllEnvs();
});
