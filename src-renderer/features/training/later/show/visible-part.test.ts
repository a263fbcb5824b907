import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Place, common } from './visible-part.js';

const side = fc.integer({ min: -500, max: 500 });
const size = fc.integer({ min: 1, max: 500 });
const place = fc.record({ x: side, y: side, width: size, height: size });
const holds = (outer: Place, inner: Place) =>
  inner.x >= outer.x &&
  inner.y >= outer.y &&
  inner.x + inner.width <= outer.x + outer.width &&
  inner.y + inner.height <= outer.y + outer.height;

describe('the part that can be seen', () => {
  it('lies in both places, whichever is named first, and is all of one that lies in the other', () => {
    fc.assert(
      fc.property(place, place, (one, other) => {
        const both = common(one, other);
        expect(common(other, one)).toEqual(both);
        if (both !== undefined) expect(holds(one, both) && holds(other, both)).toBe(true);
        if (holds(one, other)) expect(both).toEqual(other);
      }),
    );
  });

  it('is nothing where they only touch', () => {
    const one = { x: 0, y: 0, width: 10, height: 10 };
    expect(common(one, { ...one, x: 10 })).toBeUndefined();
    expect(common(one, { ...one, y: -10 })).toBeUndefined();
  });
});
