import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type OpenClient, type Trays, changeTray, trayOf } from './trays.js';

const service = (serviceId: string) => ({ kind: 'service', serviceId }) as const;
const at = '2026-11-23T08:42:00.000Z';
const aune: OpenClient = { version: 4, reference: 'Patient/aune' };

describe('changeTray', () => {
  it('adds to the open client, keeps the note, removes', () => {
    let trays: Trays = new Map();
    trays = changeTray(trays, aune, 4, { kind: 'add', item: service('s1'), at }) ?? trays;
    trays = changeTray(trays, aune, 4, { kind: 'note', item: service('s1'), note: 'Tiistaisin klo 13' }) ?? trays;
    trays = changeTray(trays, aune, 4, { kind: 'add', item: service('s1'), at }) ?? trays;
    expect(trayOf(trays, aune).items).toEqual([
      { kind: 'service', serviceId: 's1', note: 'Tiistaisin klo 13', addedAt: at },
    ]);
    trays = changeTray(trays, aune, 4, { kind: 'remove', item: service('s1') }) ?? trays;
    expect(trayOf(trays, aune).items).toEqual([]);
  });

  it('keeps a service and an event of the same id apart', () => {
    const event = { kind: 'event', eventId: 's1' } as const;
    let trays: Trays = new Map();
    for (const item of [service('s1'), event]) trays = changeTray(trays, aune, 4, { kind: 'add', item, at }) ?? trays;
    trays = changeTray(trays, aune, 4, { kind: 'note', item: event, note: 'Ensi viikolla' }) ?? trays;
    expect(trayOf(trays, aune).items).toEqual([
      { ...service('s1'), note: '', addedAt: at },
      { ...event, note: 'Ensi viikolla', addedAt: at },
    ]);
    trays = changeTray(trays, aune, 4, { kind: 'remove', item: service('s1') }) ?? trays;
    expect(trayOf(trays, aune).items).toEqual([{ ...event, note: 'Ensi viikolla', addedAt: at }]);
  });

  it('refuses a change drawn for another version, and any change when no client is open', () => {
    const add = { kind: 'add', item: service('s1'), at } as const;
    expect(changeTray(new Map(), aune, 3, add)).toBeUndefined();
    expect(changeTray(new Map(), aune, 5, add)).toBeUndefined();
    expect(changeTray(new Map(), { version: 4, reference: null }, 4, add)).toBeUndefined();
    expect(changeTray(new Map(), aune, 4, { kind: 'note', item: service('s1'), note: 'x' })).toBeUndefined();
    expect(changeTray(new Map(), aune, 4, { kind: 'remove', item: service('s1') })).toBeUndefined();
  });

  it('never puts an item on another client’s tray, whatever the order of changes, late answers and clients', () => {
    const references = ['Patient/a', 'Patient/b', 'Patient/c', null];
    const step = fc.oneof(
      fc.record({ what: fc.constant('client' as const), reference: fc.constantFrom(...references) }),
      fc.record({
        what: fc.constant('press' as const),
        kind: fc.constantFrom('add' as const, 'remove' as const, 'note' as const),
        // Screens drawn some versions ago press late.
        behind: fc.integer({ min: 0, max: 3 }),
      }),
    );
    fc.assert(
      fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
        let open: OpenClient = { version: 0, reference: null };
        let trays: Trays = new Map();
        const opened = new Map<number, string | null>([[0, null]]);
        for (const one of steps) {
          if (one.what === 'client') {
            open = { version: open.version + 1, reference: one.reference };
            opened.set(open.version, one.reference);
            continue;
          }
          const drawnFor = open.version - one.behind;
          // What is on the screen belongs to the client that the screen was drawn for, and carries its name here.
          const mark = String(opened.get(drawnFor));
          const change =
            one.kind === 'add'
              ? { kind: one.kind, item: service(mark), at }
              : one.kind === 'note'
                ? { kind: one.kind, item: service(mark), note: mark }
                : { kind: one.kind, item: service(mark) };
          const next = changeTray(trays, open, drawnFor, change);
          if (one.behind > 0) expect(next).toBeUndefined();
          trays = next ?? trays;
          for (const [reference, items] of trays) {
            for (const item of items) {
              expect(item).toMatchObject({ serviceId: reference });
              expect([reference, '']).toContain(item.note);
            }
          }
          const shown = trayOf(trays, open);
          expect(shown.client).toBe(open.reference);
          if (open.reference === null) expect(shown.items).toEqual([]);
        }
      }),
      { numRuns: 500 },
    );
  });
});
