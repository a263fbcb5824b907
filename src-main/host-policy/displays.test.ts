import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { arrange, homesOf, placeOn } from './displays.js';

const display = (id: number, x = id * 1920) => ({ id, workArea: { x, y: 0, width: 1920, height: 1040 } });

describe('places of the screens', () => {
  test('the primary display is screen 1, the next one from the left screen 2', () => {
    const homes = homesOf([display(5, 0), display(7, 1920), display(9, -1920)], 7);
    expect([homes[1]?.id, homes[2]?.id]).toEqual([7, 9]);
  });

  test('at the start a window opens on each of the first two displays', () => {
    const both = arrange({ displays: [display(1), display(2), display(3)], primaryId: 1, open: {}, openMissing: true });
    expect(both.map(({ act, screen, display }) => [act, screen, display.id])).toEqual([
      ['open', 1, 1],
      ['open', 2, 2],
    ]);
    expect(arrange({ displays: [display(1)], primaryId: 1, open: {}, openMissing: true })).toHaveLength(1);
  });

  test('a display that goes leaves its window on the one that stays, beside the other', () => {
    const [move, ...rest] = arrange({ displays: [display(1)], primaryId: 1, open: { 1: 1, 2: 1 }, openMissing: false });
    expect(rest).toEqual([]);
    expect(move).toMatchObject({ act: 'move', screen: 2, shared: true });
    expect(placeOn(display(1, 0), true)).toEqual({ x: 960, y: 0, width: 960, height: 1040 });
  });

  test('a screen that the professional closed is not opened because another display goes', () => {
    expect(arrange({ displays: [display(1), display(2)], primaryId: 1, open: { 1: 1 }, openMissing: false })).toEqual(
      [],
    );
  });

  test('whatever the displays, nothing open is lost, and every window stands on a display that is there', () => {
    const ids = fc.uniqueArray(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 5 });
    const somewhere = fc.option(fc.integer({ min: 1, max: 9 }), { nil: undefined });
    fc.assert(
      fc.property(ids, somewhere, somewhere, fc.boolean(), (present, first, second, openMissing) => {
        const open = { ...(first === undefined ? {} : { 1: first }), ...(second === undefined ? {} : { 2: second }) };
        const places: Record<number, number | undefined> = { ...open };
        for (const { act, screen, display: target } of arrange({
          displays: present.map((id) => display(id)),
          primaryId: present[0] ?? 0,
          open,
          openMissing,
        })) {
          expect(act).toBe(places[screen] === undefined ? 'open' : 'move');
          places[screen] = target.id;
        }
        for (const place of Object.values(places)) if (place !== undefined) expect(present).toContain(place);
        if (openMissing) expect(places[1]).toBe(present[0]);
      }),
    );
  });
});
