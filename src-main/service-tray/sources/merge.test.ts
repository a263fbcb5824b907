import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ptvServiceSchema } from '#shared/ptv.js';
import { type Entry, emptyHolding } from './holding.js';
import { applyReading, difference, isBelievable } from './merge.js';
import { type Revisions, changesSince, noRevisions, revise, versionOf } from './revisions.js';

const entry = (id: string, name: string): Entry => ({
  what: 'services',
  item: ptvServiceSchema.parse({ id, serviceNames: [{ language: 'fi', value: name }] }),
});
const names = (holding: ReturnType<typeof emptyHolding>) =>
  Object.fromEntries([...holding.services].map(([id, service]) => [id, service.serviceNames[0]?.value]));
const ids = fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f');
const content = fc.dictionary(ids, fc.constantFrom('1', '2', '3'));

describe('applyReading', () => {
  it('of changes puts the changed, takes the gone and leaves the rest; of all leaves nothing else', () => {
    fc.assert(
      fc.property(content, content, fc.array(ids), fc.boolean(), (before, read, gone, whole) => {
        const held = applyReading(emptyHolding(), {
          whole: true,
          entries: Object.entries(before).map(([id, n]) => entry(id, n)),
          gone: [],
          skipped: [],
        });
        const untouched = names(held);
        const after = applyReading(held, {
          whole,
          entries: Object.entries(read).map(([id, n]) => entry(id, n)),
          gone,
          skipped: [],
        });
        const expected = Object.fromEntries(
          Object.entries({ ...(whole ? {} : before), ...read }).filter(([id]) => !new Set<string>(gone).has(id)),
        );
        expect(names(after)).toEqual(expected);
        expect(names(held)).toEqual(untouched);
      }),
    );
  });

  it('is the same when the same reading comes twice', () => {
    fc.assert(
      fc.property(content, content, fc.boolean(), (before, read, whole) => {
        const reading = { whole, entries: Object.entries(read).map(([id, n]) => entry(id, n)), gone: [], skipped: [] };
        const held = applyReading(emptyHolding(), {
          ...reading,
          whole: true,
          entries: Object.entries(before).map(([id, n]) => entry(id, n)),
        });
        const once = applyReading(held, reading);
        expect(names(applyReading(once, reading))).toEqual(names(once));
      }),
    );
  });
});

describe('difference', () => {
  it('accounts for each id once', () => {
    fc.assert(
      fc.property(content, content, (old, fresh) => {
        const before = new Map(Object.entries(old));
        const after = new Map(Object.entries(fresh));
        const { added, changed, removed, same } = difference(before, after);
        expect(added.length + changed.length + same).toBe(after.size);
        expect(before.size - removed.length + added.length).toBe(after.size);
        expect(difference(before, before)).toEqual({ added: [], changed: [], removed: [], same: before.size });
      }),
    );
  });
});

describe('isBelievable', () => {
  const removing = (count: number) => ({
    added: [],
    changed: [],
    same: 0,
    removed: Array.from({ length: count }, String),
  });
  it.each([
    [0, 100, 100, true],
    [20, 100, 80, true],
    [21, 100, 79, false],
    [5, 6, 1, true],
    [3, 3, 0, false],
  ])('%i of %i gone, %i left: %s', (gone, before, after, believed) => {
    expect(isBelievable(removing(gone), before, after, 0.2)).toBe(believed);
  });
});

describe('revisions', () => {
  it('bring a screen of any earlier version to what the core has now, and no further', () => {
    fc.assert(
      fc.property(fc.array(content, { minLength: 1, maxLength: 8 }), fc.nat(7), (steps, when) => {
        let revisions: Revisions = noRevisions('e');
        let screen = new Map<string, string>();
        let since = versionOf(revisions);
        for (const [index, step] of steps.entries()) {
          revisions = revise(revisions, new Map(Object.entries(step)));
          if (index === when % steps.length) {
            screen = new Map(Object.entries(step));
            since = versionOf(revisions);
          }
        }
        const now = steps.at(-1) ?? {};
        const changes = changesSince(revisions, since);
        if (changes === undefined) throw new Error('known version');
        for (const id of changes.changed) screen.set(id, now[id] ?? 'missing');
        for (const id of changes.removed) screen.delete(id);
        expect(Object.fromEntries(screen)).toEqual(now);
      }),
    );
  });

  it('stay the very same when nothing changes, and know no version of another epoch or from the future', () => {
    const marks = new Map([['a', '1']]);
    const once = revise(noRevisions('e'), marks);
    expect(revise(once, marks)).toBe(once);
    for (const since of ['f.1', 'e.2', 'e', '', 'e.x', 'e.-1']) expect(changesSince(once, since)).toBeUndefined();
  });
});
