/** From a value to a pixel. */
export type Scale = (value: number) => number;

/** A straight scale between two spans; a span of one value lies in the middle. */
export const scaleOf =
  ([min, max]: readonly [number, number], [from, to]: readonly [number, number]): Scale =>
  (value) =>
    max === min ? (from + to) / 2 : from + ((value - min) / (max - min)) * (to - from);

/** At most three round values within a span, evenly apart: what an axis says. */
export function ticksOf([min, max]: readonly [number, number]): number[] {
  const span = max - min;
  if (!(span > 0) || !Number.isFinite(span)) return Number.isFinite(min) ? [min] : [];
  for (let power = Math.floor(Math.log10(span)) - 1; ; power++) {
    for (const step of [1, 2, 2.5, 5]) {
      const size = step * 10 ** power;
      const first = Math.ceil(min / size);
      const count = Math.floor(max / size) - first + 1;
      // Without the rounding 3 × 0,1 would be 0,30000000000000004.
      if (count <= 3) return Array.from({ length: count }, (_, at) => Number(((first + at) * size).toPrecision(12)));
    }
  }
}

interface Box {
  left: number;
  right: number;
  top: number;
  bottom: number;
}

/** Where things lie in a drawing of a width: room for figures at the left, for the last value at the right. */
export const boxOf = (width: number, height: number): Box => ({
  left: 40,
  right: Math.max(width - (width < 360 ? 84 : 98), 80),
  top: 8,
  bottom: height - 24,
});

/** An SVG path through points; `M` where the line begins. */
export const pathOf = (points: readonly (readonly [number, number])[]): string =>
  points.map(([x, y], at) => `${at === 0 ? 'M' : 'L'}${x.toFixed(1)} ${y.toFixed(1)}`).join('');
