import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { chooseHost, hasDisplay } from './choose-host.mjs';

const facts = fc.record({
  asked: fc.constantFrom('electron' as const, 'web' as const, undefined),
  platform: fc.constantFrom<NodeJS.Platform>('linux', 'darwin', 'win32'),
  display: fc.boolean(),
  root: fc.boolean(),
  binary: fc.boolean(),
  fetchFailure: fc.constantFrom('no connection to github.com', undefined),
});

describe('the choice of the host', () => {
  test('every combination gives one host and one reason', () => {
    fc.assert(
      fc.property(facts, (given) => {
        const choice = chooseHost(given);
        expect(['electron', 'web']).toContain(choice.host);
        expect(choice.reason).not.toBe('');
        expect(choice.reason).not.toMatch(/\.$/);
        // Nobody who asked for a host is given the other one.
        if (given.asked !== undefined) expect(choice.host).toBe(given.asked);
        // Only a demand for Electron can be impossible: without one the web host always runs.
        if (!choice.possible) expect(given.asked).toBe('electron');
        // What is started as Electron has a display, is not root on Linux, and is there or is fetched first.
        if (choice.host === 'electron' && choice.possible) {
          expect(given.display).toBe(true);
          expect(given.root && given.platform === 'linux').toBe(false);
          expect(given.binary || choice.fetchFirst).toBe(true);
          expect(choice.fetchFirst && given.fetchFailure !== undefined).toBe(false);
        }
        expect(choice.fetchFirst && given.binary).toBe(false);
      }),
    );
  });

  test('a failed fetch leads to the web host and says why', () => {
    const choice = chooseHost({
      asked: undefined,
      platform: 'linux',
      display: true,
      root: false,
      binary: false,
      fetchFailure: 'no connection to github.com',
    });
    expect(choice).toMatchObject({ host: 'web', reason: 'Electron could not be fetched: no connection to github.com' });
  });

  test('on Linux the session tells of a display; elsewhere there always is one', () => {
    expect(hasDisplay('linux', {})).toBe(false);
    expect(hasDisplay('linux', { DISPLAY: '' })).toBe(false);
    expect(hasDisplay('linux', { DISPLAY: ':0' })).toBe(true);
    expect(hasDisplay('linux', { WAYLAND_DISPLAY: 'wayland-0' })).toBe(true);
    expect(hasDisplay('darwin', {})).toBe(true);
    expect(hasDisplay('win32', {})).toBe(true);
  });
});
