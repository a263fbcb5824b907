import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { chunksOf, inReach } from './chunks.js';
import { decimate } from './decimate.js';
import { nearest } from './nearest.js';
import { scaleOf, ticksOf } from './scale.js';
import { timeTicks } from './time-ticks.js';

const number = fc.double({ min: -1e6, max: 1e6, noNaN: true });
const course = fc
  .array(
    fc.record({ at: fc.integer({ min: 0, max: 1e12 }), value: number, value2: fc.option(number, { nil: undefined }) }),
  )
  .map((points) =>
    points
      .map(({ at, value, value2 }) => ({ at, value, ...(value2 === undefined ? {} : { value2 }) }))
      .toSorted((a, b) => a.at - b.at),
  );

describe('thinning a course', () => {
  it('loses no extreme, neither end, and no order (property)', () => {
    fc.assert(
      fc.property(course, fc.integer({ min: 1, max: 40 }), (points, columns) => {
        const kept = decimate(points, columns);
        expect(kept.length).toBeLessThanOrEqual(Math.max(points.length, 4 * columns));
        expect(kept).toEqual(points.filter((point) => kept.includes(point)));
        if (points.length === 0) return;
        const all = (of: typeof points) => of.flatMap(({ value, value2 = value }) => [value, value2]);
        expect(Math.max(...all(kept))).toBe(Math.max(...all(points)));
        expect(Math.min(...all(kept))).toBe(Math.min(...all(points)));
        expect(kept[0]).toBe(points[0]);
        expect(kept.at(-1)).toBe(points.at(-1));
      }),
    );
  });
  it('keeps every pixel column’s own extremes: a line through what is left covers the same rows (property)', () => {
    fc.assert(
      fc.property(course, fc.integer({ min: 1, max: 10 }), (points, columns) => {
        const [from, to] = [points[0]?.at ?? 0, points.at(-1)?.at ?? 0];
        const columnOf = (at: number) => Math.min(Math.floor(((at - from) / (to - from)) * columns), columns - 1);
        if (to === from) return;
        const spans = (of: typeof points) => {
          const bySpan = new Map<number, [number, number]>();
          for (const { at, value, value2 = value } of of) {
            const [least, most] = bySpan.get(columnOf(at)) ?? [Infinity, -Infinity];
            bySpan.set(columnOf(at), [Math.min(least, value, value2), Math.max(most, value, value2)]);
          }
          return bySpan;
        };
        expect(spans(decimate(points, columns))).toEqual(spans(points));
      }),
    );
  });
  it('makes ten thousand points to four a pixel', () => {
    const points = Array.from({ length: 10_000 }, (_, at) => ({ at: at * 60_000, value: Math.sin(at) }));
    expect(decimate(points, 300).length).toBeLessThanOrEqual(1200);
  });
});

describe('axes', () => {
  it('say at most three round values, inside the span and evenly apart (property)', () => {
    fc.assert(
      fc.property(number, fc.double({ min: 1e-3, max: 1e6, noNaN: true }), (min, size) => {
        const ticks = ticksOf([min, min + size]);
        expect(ticks.length).toBeGreaterThan(0);
        expect(ticks.length).toBeLessThanOrEqual(3);
        for (const tick of ticks) {
          expect(tick).toBeGreaterThanOrEqual(min - 1e-9 - 1e-9 * Math.abs(min));
          expect(tick).toBeLessThanOrEqual(min + size + 1e-9 * (1 + Math.abs(min) + size));
        }
        expect(ticks).toEqual(ticks.toSorted((a, b) => a - b));
      }),
    );
    expect(ticksOf([66.6, 72.1])).toEqual([68, 70, 72]);
    expect(ticksOf([0, 0.35])).toEqual([0, 0.2]);
    expect(ticksOf([5, 5])).toEqual([5]);
  });
  it('tell the time as exactly as the course’s length asks for', () => {
    const at = Date.parse('2026-11-23T08:00:00Z');
    const DAY = 86_400_000;
    expect(timeTicks(at, at + 13 * DAY, 'fi').map((tick) => tick.text)).toEqual(['23.11.', '29.11.', '6.12.']);
    expect(timeTicks(at - 800 * DAY, at, 'fi').map((tick) => tick.text)).toEqual(['9/2024', '10/2025', '11/2026']);
    expect(timeTicks(at, at, 'fi').map((tick) => tick.text)).toEqual(['23.11.']);
    expect(timeTicks(at, at + DAY / 12, 'en').map((tick) => tick.text)).toEqual([
      '23.11. 10:00',
      '23.11. 11:00',
      '23.11. 12:00',
    ]);
  });
  it('finds the nearest point by halves as by looking at each (property)', () => {
    fc.assert(
      fc.property(course, number, (points, pixel) => {
        const x = scaleOf([0, 1e12], [0, 1000]);
        const away = (point: { at: number } | undefined) => (point === undefined ? NaN : Math.abs(x(point.at) - pixel));
        const best = Math.min(...points.map(away));
        if (points.length === 0) expect(nearest(points, x, pixel)).toBeUndefined();
        else expect(away(nearest(points, x, pixel))).toBe(best);
      }),
    );
  });
});

describe('a long table', () => {
  it('has each row in one chunk, and draws what is in sight (property)', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 3000 }),
        fc.integer({ min: 20, max: 60 }),
        fc.integer({ min: 0, max: 200_000 }),
        fc.integer({ min: 100, max: 1000 }),
        (count, rowHeight, top, height) => {
          const chunks = chunksOf(count);
          expect(
            chunks.flatMap(({ start, end }) => Array.from({ length: end - start }, (_, at) => start + at)),
          ).toEqual(Array.from({ length: count }, (_, at) => at));
          const heights = chunks.map(({ start, end }) => (end - start) * rowHeight);
          const { from, to } = inReach(heights, top, height);
          expect(from >= 0 && from <= to && to < chunks.length).toBe(true);
          const first = Math.floor(top / rowHeight);
          const last = Math.min(Math.floor((top + height) / rowHeight), count - 1);
          for (let row = first; row <= last; row++)
            expect(row >= (chunks[from]?.start ?? 0) && row < (chunks[to]?.end ?? 0)).toBe(true);
        },
      ),
    );
  });
});
