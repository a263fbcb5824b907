import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Presence, presenceStateSchema } from './availability.js';
import { type Layer, layerSchema } from './presence-layers.js';
import { LAST_SEEN_MINUTES, PRECEDENCE, standingBy } from './presence-rule.js';

type State = Presence['state'];
const NOW = Date.parse('2026-11-23T08:42:00.000Z');
const minuteAt = (minutes: number) => new Date(NOW + minutes * 60_000).toISOString();
const say = (layer: Layer, state: State, more: Partial<Presence> = {}, at = NOW - 1_000) => ({
  layer,
  standing: { state, reason: 'none' as const, ...more },
  at,
});
const takeBack = (layer: Layer, at = NOW) => ({ layer, standing: null, at });
const word = fc.record({
  layer: fc.constantFrom(...layerSchema.options),
  standing: fc.option(
    fc.record(
      {
        state: fc.constantFrom(...presenceStateSchema.options),
        reason: fc.constant('none' as const),
        until: fc.integer({ min: -60, max: 60 }).map(minuteAt),
        note: fc.constant('takana'),
        load: fc.nat(20),
      },
      { requiredKeys: ['state', 'reason'] },
    ),
  ),
  at: fc.integer({ min: NOW - 3_600_000, max: NOW }),
});
const words = fc.array(word, { maxLength: 8 }).map((all) => all.map((one) => ({ ...one })));

describe('the rule of precedence', () => {
  it('goes by its steps, first to last', () => {
    const ladder = [
      say('hand', 'away', { until: minuteAt(30) }),
      say('contactCentre', 'busy'),
      say('consultation', 'busy'),
      say('contact', 'busy'),
      say('calendar', 'busy', { until: minuteAt(30) }),
      say('unanswered', 'away', { until: minuteAt(5) }),
      say('signedIn', 'available'),
      say('roster', 'busy'),
    ];
    for (const [index, one] of ladder.entries()) {
      expect(standingBy(ladder.slice(index).toReversed(), NOW, undefined).by).toBe(one.layer);
    }
    const withFree = [say('hand', 'interruptible'), ...ladder.slice(1)];
    expect(standingBy(withFree, NOW, undefined).by).toBe('contactCentre');
    expect(standingBy([...withFree.slice(0, 1), ...withFree.slice(6)], NOW, undefined).by).toBe('hand');
  });

  it('does not depend on the order in which words came', () => {
    fc.assert(
      fc.property(words, fc.option(fc.nat(40_000_000), { nil: undefined }), (all, seen) => {
        const distinct = all.map((one, index) => ({ ...one, at: one.at + index / 16 }));
        expect(standingBy(distinct.toReversed(), NOW, seen)).toEqual(standingBy(distinct, NOW, seen));
      }),
    );
  });

  it('gives the state of a word that holds, and one that is higher never loses to one that is lower', () => {
    fc.assert(
      fc.property(words, (all) => {
        const { standing, by } = standingBy(all, NOW, undefined);
        expect(by === null).toBe(standing.state === 'unknown');
        if (by === null) return;
        const winner = all.find((one) => one.layer === by && one.standing?.state === standing.state);
        expect(winner).toBeDefined();
        if (by !== 'hand') expect(standing.note).toBeUndefined();
        const place = (layer: Layer, state: State) =>
          PRECEDENCE.indexOf(
            layer !== 'hand' ? layer : state === 'available' || state === 'interruptible' ? 'handFree' : 'handNotFree',
          );
        for (const { layer, standing: other } of all) {
          if (layer === 'hand' || other === null || other.state === 'unknown' || other.until !== undefined) continue;
          expect(place(by, standing.state)).toBeLessThanOrEqual(place(layer, other.state));
        }
      }),
    );
  });

  it('ends what was set by hand at its time, and gives way to what holds then', () => {
    const all = [say('hand', 'away', { reason: 'lunch', until: minuteAt(1) }), say('signedIn', 'available')];
    expect(standingBy(all, NOW, undefined).standing.state).toBe('away');
    expect(standingBy(all, NOW + 60_000, undefined)).toEqual({
      standing: { state: 'available', reason: 'none' },
      by: 'signedIn',
    });
  });

  it('takes the latest by hand, also one that takes back, and the best of several devices', () => {
    const [first, second] = [say('hand', 'available', {}, NOW - 9_000), say('hand', 'away', {}, NOW - 5_000)];
    expect(standingBy([first, second], NOW, undefined).standing.state).toBe('away');
    expect(standingBy([first, second, takeBack('hand')], NOW, undefined).by).toBe(null);
    expect(standingBy([say('contact', 'busy'), say('contact', 'interruptible')], NOW, undefined).standing.state).toBe(
      'interruptible',
    );
  });

  it('tells of consultations taken whatever decides, and no more than fits', () => {
    const taken = say('consultation', 'busy', { load: 3 });
    expect(standingBy([say('hand', 'away'), taken], NOW, undefined).standing).toMatchObject({ state: 'away', load: 3 });
    expect(standingBy([say('consultation', 'busy', { load: 15 }), taken], NOW, undefined).standing.load).toBe(15);
    expect(standingBy([say('consultation', 'unknown', { load: 1 })], NOW, undefined)).toEqual({
      standing: { state: 'unknown', reason: 'none', load: 1 },
      by: null,
    });
  });

  it('without any word: last seen for 30 days, and unknown to those who were never here', () => {
    const seen = NOW / 60_000 - 10;
    expect(standingBy([], NOW, undefined).standing).toEqual({ state: 'unknown', reason: 'none' });
    expect(standingBy([], NOW, seen).standing).toEqual({ state: 'offline', reason: 'none', lastSeen: minuteAt(-10) });
    expect(standingBy([], NOW + LAST_SEEN_MINUTES * 60_000, seen).standing.state).toBe('unknown');
  });

  it('does not betray by last seen that one who set themselves offline is there', () => {
    const hidden = say('hand', 'offline', {}, NOW - 600_000);
    expect(standingBy([hidden, say('signedIn', 'available')], NOW, NOW / 60_000).standing.lastSeen).toBe(minuteAt(-10));
    expect(standingBy([say('roster', 'offline', { lastSeen: minuteAt(-90) })], NOW, NOW / 60_000 - 30)).toEqual({
      standing: { state: 'offline', reason: 'none', lastSeen: minuteAt(-30) },
      by: 'roster',
    });
  });
});
