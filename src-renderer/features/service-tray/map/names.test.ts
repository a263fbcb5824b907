import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { countyMapSchema } from '#shared/county-map.js';
import { localize } from '#shared/localize.js';
import { drawingOf } from './drawing.js';
import { AROUND, isWithin, letteringOf } from './lettering.js';
import { type Disc, type Name, placeNames, widthOf } from './names.js';
import { fit, toScreen } from './project.js';

const pixel = fc.record({ x: fc.integer({ min: 0, max: 600 }), y: fc.integer({ min: 0, max: 400 }) });
const names = fc
  .array(fc.record({ at: pixel, width: fc.integer({ min: 10, max: 120 }), far: fc.integer({ min: 0, max: 120 }) }), {
    maxLength: 20,
  })
  .map((all) => all.map((one, nth): Name => ({ key: String(nth), ...one })));
const discs = fc.array(fc.record({ at: pixel, radius: fc.integer({ min: 12, max: 20 }) }), { maxLength: 40 });

/** By the definition, not by the code that places them. */
const covers = (disc: Disc, { x, y, width }: { x: number; y: number; width: number }) => {
  const aside = Math.max(0, Math.abs(disc.x - x) - width / 2);
  const above = Math.max(0, Math.abs(disc.y - y) - 8);
  return aside ** 2 + above ** 2 < disc.radius ** 2;
};

describe('names on the map', () => {
  it('are covered by no point and by no other name, and stand no farther than they may', () => {
    fc.assert(
      fc.property(names, discs, (all, given) => {
        const round = given.map(({ at, radius }) => ({ ...at, radius }));
        const placed = [...placeNames(all, round)].map(([key, at]) => {
          const name = all[Number(key)];
          if (name === undefined) throw new Error('a name of nothing');
          expect(Math.hypot(at.x - name.at.x, at.y - name.at.y)).toBeLessThanOrEqual(name.far + 0.001);
          return { ...at, width: name.width };
        });
        for (const [nth, name] of placed.entries()) {
          expect(round.some((disc) => covers(disc, name))).toBe(false);
          for (const other of placed.slice(nth + 1)) {
            const apart =
              Math.abs(name.x - other.x) >= (name.width + other.width) / 2 - 0.001 ||
              Math.abs(name.y - other.y) >= 15.999;
            expect(apart).toBe(true);
          }
        }
      }),
    );
  });

  it('stay where they are while nothing is in the way', () => {
    expect(placeNames([{ key: 'a', at: { x: 5, y: 5 }, width: 40, far: 90 }], [])).toEqual(
      new Map([['a', { x: 5, y: 5 }]]),
    );
  });

  it('do not move when the map does', () => {
    fc.assert(
      fc.property(names, discs, pixel, (all, given, by) => {
        const shift = <T extends { x: number; y: number }>(one: T): T => ({ ...one, x: one.x + by.x, y: one.y + by.y });
        const round = given.map(({ at, radius }) => ({ ...at, radius }));
        const still = placeNames(all, round);
        const later = placeNames(
          all.map((name) => ({ ...name, at: shift(name.at) })),
          round.map(shift),
        );
        expect([...later.keys()]).toEqual([...still.keys()]);
      }),
    );
  });
});

describe('the demo county', () => {
  const map = countyMapSchema.parse(
    JSON.parse(readFileSync(new URL('../../../../seeds/kymijoki/map.json', import.meta.url), 'utf8')),
  );
  const drawing = drawingOf(map);

  // The largest point in the middle of every town and village, as far as they stay apart as points do.
  it.each([
    [400, 260],
    [272, 260],
    [520, 480],
    [1100, 700],
  ])('names every municipality at %i × %i, beside its points', (width, height) => {
    const size = { width, height };
    const view = fit(drawing.home, size, AROUND);
    const points: Disc[] = [];
    for (const { at } of drawing.places) {
      const { x, y } = toScreen(at, view, size);
      if (points.every((one) => Math.hypot(one.x - x, one.y - y) >= 40)) points.push({ x, y, radius: 20 });
    }
    for (const language of ['fi', 'sv', 'en'] as const) {
      const letters = letteringOf(drawing, { view, size, nearness: 1 }, points, (text) => localize(text, language));
      const own = letters.filter(({ className }) => className === 'st-map-area');
      expect(own).toHaveLength(drawing.areas.filter((area) => area.own).length);
      for (const letter of letters)
        expect(points.some((disc) => covers(disc, { ...letter, width: widthOf(letter.text) - 2 }))).toBe(false);
      // On the smallest there is no such room for all.
      if (width < 500) continue;
      // Each is nearer to its own municipality's middle than to any other's: it is not taken for another's name.
      const middles = drawing.areas
        .filter((area) => area.own)
        .map((area) => ({ name: area.name, ...toScreen(area.at, view, size) }));
      for (const { text, x, y } of own) {
        const near = middles.toSorted((a, b) => Math.hypot(a.x - x, a.y - y) - Math.hypot(b.x - x, b.y - y))[0];
        expect(near && localize(near.name, language)).toBe(text);
      }
    }
  });

  it('knows what is within an outline', () => {
    const square = [
      { x: 0, y: 0 },
      { x: 2, y: 0 },
      { x: 2, y: 2 },
      { x: 0, y: 2 },
    ];
    expect(
      [
        { x: 1, y: 1 },
        { x: 3, y: 1 },
        { x: 1, y: -1 },
      ].map((at) => isWithin(square, at)),
    ).toEqual([true, false, false]);
  });
});
