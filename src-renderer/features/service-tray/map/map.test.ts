import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { clustersOf, nextOn } from './cluster.js';
import { fit, flatten, fromScreen, kilometresBetween, pinched, scaleBar, toScreen, zoomed } from './project.js';
import { type Spot, spotsOf } from './spots.js';

const size = { width: 500, height: 400 };
const kotka = [26.946, 60.466] as const;
const kouvola = [26.704, 60.868] as const;
const spot = fc.record({
  lon: fc.double({ min: 26, max: 28, noNaN: true }),
  lat: fc.double({ min: 60.3, max: 61.3, noNaN: true }),
  count: fc.integer({ min: 1, max: 9 }),
});
const spots = fc.array(spot, { maxLength: 60 }).map((all) =>
  all.map(({ lon, lat, count }, nth): Spot => ({
    key: String(nth),
    name: undefined,
    ids: Array.from({ length: count }, (_, each) => `${nth}-${each}`),
    ...flatten([lon, lat]),
  })),
);

describe('the flat map', () => {
  it('has north up, and as many pixels for a kilometre in either direction', () => {
    const view = fit([flatten([26, 60.3]), flatten([28, 61.3])], size);
    const [south, north] = [flatten([27, 60.7]), flatten([27, 60.8])].map((point) => toScreen(point, view, size));
    const [west, east] = [flatten([26.9, 60.75]), flatten([27.1, 60.75])].map((point) => toScreen(point, view, size));
    if (!south || !north || !west || !east) throw new Error('no points');
    expect(north.y).toBeLessThan(south.y);
    expect(east.x).toBeGreaterThan(west.x);
    const up = (south.y - north.y) / kilometresBetween([27, 60.7], [27, 60.8]);
    const across = (east.x - west.x) / kilometresBetween([26.9, 60.75], [27.1, 60.75]);
    expect(up / across).toBeCloseTo(1, 2);
    const bar = scaleBar({ ...view, ...flatten([27, 60.75]) }, 100);
    expect(bar.pixels).toBeLessThanOrEqual(100);
    expect(bar.pixels / bar.km / across).toBeCloseTo(1, 2);
  });

  it('knows how far Kotka is from Kouvola', () =>
    expect(kilometresBetween([...kotka], [...kouvola])).toBeCloseTo(46.6, 0));

  it('keeps the place under the pointer while it comes nearer', () => {
    const view = fit([flatten([...kotka]), flatten([...kouvola])], size);
    const pixel = fc.record({ x: fc.integer({ min: 0, max: 500 }), y: fc.integer({ min: 0, max: 400 }) });
    fc.assert(
      fc.property(pixel, fc.double({ min: 0.2, max: 5, noNaN: true }), (at, by) => {
        const next = zoomed(view, by, at, size, { least: view.scale / 2, most: view.scale * 4 });
        const place = fromScreen(at, view, size);
        expect(toScreen(place, next, size).x).toBeCloseTo(at.x, 5);
        expect(toScreen(place, next, size).y).toBeCloseTo(at.y, 5);
      }),
    );
  });
});

describe('two fingers', () => {
  const limits = { least: 1, most: 1e6 };
  const view = fit([flatten([...kotka]), flatten([...kouvola])], size);
  const pixel = fc.record({ x: fc.integer({ min: 0, max: 500 }), y: fc.integer({ min: 0, max: 400 }) });

  it('keep what is under them while they part, meet and move', () => {
    fc.assert(
      fc.property(pixel, pixel, pixel, fc.double({ min: 0.3, max: 3, noNaN: true }), (one, other, by, times) => {
        fc.pre(Math.hypot(one.x - other.x, one.y - other.y) > 4);
        const later = ({ x, y }: { x: number; y: number }) => ({ x: x * times + by.x, y: y * times + by.y });
        const next = pinched(view, [one, other], [later(one), later(other)], size, limits);
        for (const finger of [one, other]) {
          const place = toScreen(fromScreen(finger, view, size), next, size);
          expect(place.x).toBeCloseTo(later(finger).x, 5);
          expect(place.y).toBeCloseTo(later(finger).y, 5);
        }
      }),
    );
  });

  it('on one spot only move the map, and never beyond its limits', () => {
    const spotted = pinched(
      view,
      [
        { x: 9, y: 9 },
        { x: 9, y: 9 },
      ],
      [
        { x: 19, y: 9 },
        { x: 19, y: 9 },
      ],
      size,
      limits,
    );
    expect(spotted.scale).toBe(view.scale);
    const far = { least: view.scale, most: view.scale * 2 };
    const wide = pinched(
      view,
      [
        { x: 200, y: 200 },
        { x: 201, y: 200 },
      ],
      [
        { x: 0, y: 200 },
        { x: 400, y: 200 },
      ],
      size,
      far,
    );
    expect(wide.scale).toBe(view.scale * 2);
  });
});

describe('points', () => {
  it('never lose or double a spot, and what is apart stays apart', () => {
    fc.assert(
      fc.property(spots, fc.constantFrom(100, 300, 2000), (all, scale) => {
        const clusters = clustersOf(all, scale, 36);
        expect(clusters.flatMap((one) => one.spots.map(({ key }) => key)).toSorted()).toEqual(
          all.map(({ key }) => key).toSorted(),
        );
        for (const { spots: joined, x, y } of clusters)
          for (const one of joined) expect(Math.hypot(one.x - x, one.y - y) * scale).toBeLessThan(36);
        for (const [nth, one] of clusters.entries())
          for (const other of clusters.slice(nth + 1))
            expect(Math.hypot(one.x - other.x, one.y - other.y) * scale).toBeGreaterThanOrEqual(36);
      }),
    );
  });

  it('can each be come to by arrow keys from any other', () => {
    const keys = ['ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown'] as const;
    fc.assert(
      fc.property(spots, (all) => {
        const clusters = clustersOf(all, 300, 36);
        const [first] = clusters;
        if (first === undefined) return;
        const reached = new Set([first]);
        for (const from of reached)
          for (const key of keys) {
            const next = nextOn(clusters, from, key);
            if (next !== undefined) reached.add(next);
          }
        // From a point an arrow leads somewhere whenever something lies that way at all.
        for (const from of clusters)
          if (clusters.length > 1) expect(keys.some((key) => nextOn(clusters, from, key))).toBe(true);
        expect(reached.size).toBeGreaterThan(Math.min(1, clusters.length - 1));
      }),
    );
  });

  it('of one door are one, with all that is given there', () => {
    const at = { latitude: 60.46601, longitude: 26.94601 };
    const found = spotsOf([
      { id: 'a', places: [{ at, name: undefined }] },
      { id: 'b', places: [{ at: { latitude: 60.46602, longitude: 26.94602 }, name: { fi: 'Kirjasto' } }] },
      { id: 'c', places: [] },
    ]);
    expect(found).toMatchObject([{ name: { fi: 'Kirjasto' }, ids: ['a', 'b'] }]);
  });
});
