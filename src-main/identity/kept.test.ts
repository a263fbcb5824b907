import fc from 'fast-check';
import { expect, it } from 'vitest';
import { type KeptSessions, keep, overAt, takeBack, withKept } from './kept.js';

const people = ['a', 'b', 'c'];
const step = fc.oneof(
  fc.record({
    do: fc.constant('keep' as const),
    id: fc.constantFrom(...people),
    minutes: fc.integer({ min: 1, max: 5 }),
  }),
  fc.record({ do: fc.constant('signIn' as const), id: fc.constantFrom(...people) }),
  fc.record({ do: fc.constant('later' as const), minutes: fc.integer({ min: 1, max: 4 }) }),
);

it('whatever the order: each gets back their own newest work, in time, once, and nobody learns more than a name', () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
      let all: KeptSessions<string> = [];
      let now = 0;
      let made = 0;
      const expected = new Map<string, { work: string; until: number }>();
      for (const one of steps) {
        if (one.do === 'later') {
          now += one.minutes;
          const { still, over } = overAt(all, now);
          expect([...still, ...over]).toHaveLength(all.length);
          all = still;
        } else if (one.do === 'keep') {
          const work = `secret of ${one.id} ${(made += 1)}`;
          all = keep(all, { id: one.id, name: `Name ${one.id}`, signedInAt: '', until: now + one.minutes, work });
          expected.set(one.id, { work, until: now + one.minutes });
        } else {
          const { own, rest } = takeBack(all, one.id, now);
          const due = expected.get(one.id);
          expect(own?.work).toBe(due !== undefined && due.until > now ? due.work : undefined);
          expected.delete(one.id);
          all = rest;
        }
        expect(new Set(all.map(({ id }) => id)).size).toBe(all.length);
        expect(all.every(({ until }) => until > now)).toBe(true);
        const told = withKept({ state: 'signedOut' }, all);
        expect(JSON.stringify(told)).not.toContain('secret');
        expect('kept' in told ? told.kept?.length : 0).toBe(all.length);
        expect(withKept({ state: 'signingIn' }, all)).toEqual({ state: 'signingIn' });
      }
    }),
  );
});
