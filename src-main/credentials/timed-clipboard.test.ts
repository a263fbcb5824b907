import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createManualClock } from '#shared/clock.js';
import { CLEARS_AFTER_S, createTimedClipboard } from './timed-clipboard.js';

const settle = () => new Promise<void>((resolve) => void setImmediate(resolve));

function setUp(change: { read?: () => Promise<string>; write?: () => Promise<void> } = {}) {
  const held = { text: 'before' };
  const clock = createManualClock(0);
  const timed = createTimedClipboard({
    clipboard: { read: async () => held.text, write: async (text) => void (held.text = text), ...change },
    clock,
    digest: (text) => `digest of ${text}`,
  });
  return { held, clock, timed };
}

describe('a copied password', () => {
  it('is taken away after half a minute, and not before', async () => {
    const { held, clock, timed } = setUp();
    expect(await timed.copySecret('kissa')).toBe(true);
    clock.advance(CLEARS_AFTER_S * 1000 - 1);
    await settle();
    expect(held.text).toBe('kissa');
    clock.advance(1);
    await expect.poll(() => held.text).toBe('');
  });

  it('leaves alone what was copied after it', async () => {
    const { held, clock, timed } = setUp();
    await timed.copySecret('kissa');
    held.text = 'own text';
    clock.advance(CLEARS_AFTER_S * 1000);
    await timed.clear();
    expect(held.text).toBe('own text');
  });

  it('counts anew when it is copied again', async () => {
    const { held, clock, timed } = setUp();
    await timed.copySecret('kissa');
    clock.advance(20_000);
    await timed.copySecret('kissa');
    clock.advance(20_000);
    await settle();
    expect(held.text).toBe('kissa');
  });

  it('goes at once at lock, and a user name stays', async () => {
    const { held, timed } = setUp();
    await timed.copySecret('kissa');
    await timed.clear();
    expect(held.text).toBe('');
    await timed.copy('matti');
    await timed.clear();
    expect(held.text).toBe('matti');
  });

  it('is taken away also from a clipboard that cannot be read', async () => {
    const held = { text: '' };
    const { timed } = setUp({
      read: () => Promise.reject(new Error('busy')),
      write: async (text = '') => void (held.text = text),
    });
    await timed.copySecret('kissa');
    await timed.clear();
    expect(held.text).toBe('');
  });

  it('never stays after a clear, whatever the order in which the two come', async () => {
    await fc.assert(
      fc.asyncProperty(fc.scheduler(), fc.array(fc.constantFrom('copy', 'clear')), async (scheduler, steps) => {
        const held = { text: '' };
        const { timed } = setUp({
          read: scheduler.scheduleFunction(async () => held.text),
          write: scheduler.scheduleFunction(async (text = '') => void (held.text = text)),
        });
        const all = [...steps, 'clear'].map((step) => (step === 'copy' ? timed.copySecret('kissa') : timed.clear()));
        await scheduler.waitFor(Promise.all(all));
        expect(held.text).toBe('');
      }),
    );
  });
});

it('says when there is no clipboard, or one that hangs', async () => {
  const none = createTimedClipboard({ clipboard: undefined, clock: createManualClock(0), digest: (text) => text });
  expect([await none.works(), await none.copy('a'), await none.copySecret('b')]).toEqual([false, false, false]);
  await none.clear();
  const { clock, timed } = setUp({ read: () => new Promise(() => {}) });
  const works = timed.works();
  clock.advance(3000);
  expect(await works).toBe(false);
});
