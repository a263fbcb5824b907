import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decide, type Standing } from './decide.js';
import type { HubEvent } from './messages.js';

const NOW = Date.parse('2026-11-23T08:42:00Z');
const event = (name: string, id: string | undefined, at = NOW): HubEvent => ({
  timestamp: new Date(at).toISOString(),
  id: 'e',
  event: {
    'hub.topic': 't',
    'hub.event': name,
    context: id === undefined ? [] : [{ key: 'patient', resource: { resourceType: 'Patient', id } }],
  },
});
const standing = (change: Partial<Standing> = {}): Standing => ({
  shown: null,
  draft: false,
  own: { at: 0, answeredAt: 0 },
  now: NOW,
  ...change,
});

const ids = fc.constantFrom('a', 'b', 'c');
const standings = fc.record({
  shown: fc.option(ids),
  draft: fc.boolean(),
  own: fc.record({
    at: fc.integer({ min: NOW - 5000, max: NOW }),
    answeredAt: fc.option(fc.integer({ min: NOW - 5000, max: NOW }), { nil: undefined }),
  }),
  now: fc.constant(NOW),
});

describe('what an event means', () => {
  it('never moves away from unsaved text', () => {
    fc.assert(
      fc.property(standings, ids, fc.constantFrom('Patient-open', 'Patient-close'), (before, id, name) => {
        const decision = decide(event(name, id), { ...before, draft: true });
        expect(['show', 'close']).not.toContain(decision.do);
      }),
    );
  });

  it('never lets an older event replace an own change that the hub has not answered', () => {
    fc.assert(
      fc.property(standings, ids, fc.integer({ min: 1, max: 5000 }), (before, id, older) => {
        const own = { at: NOW, answeredAt: undefined };
        const decision = decide(event('Patient-open', id, NOW - older), { ...before, own });
        expect(decision).toEqual({ do: 'refuse', why: 'stale' });
      }),
    );
  });

  it('shows what is asked for when nothing stands in the way', () => {
    fc.assert(
      fc.property(fc.option(ids), ids, (shown, id) => {
        const decision = decide(event('patient-OPEN', id), standing({ shown }));
        expect(decision.do).toBe(shown === id ? 'keep' : 'show');
      }),
    );
  });

  it('follows an old event once the hub has known of the own change for a while', () => {
    const own = { at: NOW - 2000, answeredAt: NOW - 1500 };
    expect(decide(event('Patient-open', 'b', NOW - 60_000), standing({ shown: 'a', own })).do).toBe('show');
    const fresh = { at: NOW - 2000, answeredAt: NOW - 100 };
    expect(decide(event('Patient-open', 'b', NOW - 60_000), standing({ shown: 'a', own: fresh })).do).toBe('refuse');
  });

  it('closes whoever is open, keeps an empty screen, and cannot open nobody', () => {
    expect(decide(event('Patient-close', 'a'), standing({ shown: 'b' })).do).toBe('close');
    expect(decide(event('Patient-close', undefined), standing()).do).toBe('keep');
    expect(decide(event('Patient-open', undefined), standing())).toEqual({ do: 'refuse', why: 'unreadable' });
    expect(decide(event('Patient-open', '../x'), standing())).toEqual({ do: 'refuse', why: 'unreadable' });
  });

  it('knows the other events', () => {
    expect(decide(event('userlogout', undefined), standing({ draft: true })).do).toBe('signOut');
    expect(decide(event('SyncError', undefined), standing()).do).toBe('warn');
    expect(decide(event('DiagnosticReport-open', undefined), standing()).do).toBe('ignore');
  });
});
