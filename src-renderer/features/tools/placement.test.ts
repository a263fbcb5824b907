import fc from 'fast-check';
import { expect, it } from 'vitest';
import { placementSchema } from '#shared/tool-view.js';
import { placementOf } from './placement.js';

const box = fc
  .tuple(...Array.from({ length: 4 }, () => fc.double({ min: -500, max: 3000, noNaN: true })))
  .map(([left = 0, top = 0, width = 0, height = 0]) => ({
    left,
    top,
    right: left + Math.abs(width),
    bottom: top + Math.abs(height),
  }));

it('is always a place that the core takes, or none', () => {
  fc.assert(
    fc.property(box, fc.array(box), fc.boolean(), (at, over, covered) => {
      const placement = placementOf(at, over, covered);
      if (placement !== null) expect(placementSchema.safeParse(placement).success).toBe(true);
    }),
  );
});

it('says when something of the workbench lies over it, and only then', () => {
  const at = { left: 10, top: 10, right: 110, bottom: 110 };
  expect(placementOf(at, [], false)).toEqual({
    x: 10,
    y: 10,
    width: 100,
    height: 100,
    overlaid: false,
    covered: false,
  });
  expect(placementOf(at, [{ left: 100, top: 100, right: 200, bottom: 200 }], false)?.overlaid).toBe(true);
  expect(placementOf(at, [{ left: 110, top: 10, right: 200, bottom: 200 }], false)?.overlaid).toBe(false);
  expect(placementOf({ left: 0, top: 0, right: 0, bottom: 0 }, [], false)).toBeNull();
});
