import type { Placement } from '#shared/tool-view.js';

type Box = Pick<DOMRect, 'left' | 'top' | 'right' | 'bottom'>;

/** Whether two boxes share any part of the window. Pure. */
export const overlap = (a: Box, b: Box): boolean =>
  a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;

/** Where a native view stands, in whole CSS pixels; null = nothing of it is in the window. Pure. */
export function placementOf(box: Box, over: readonly Box[], covered: boolean): Placement | null {
  const [x, y] = [Math.max(0, Math.round(box.left)), Math.max(0, Math.round(box.top))];
  const [width, height] = [Math.round(box.right) - x, Math.round(box.bottom) - y];
  if (width <= 0 || height <= 0) return null;
  return { x, y, width, height, overlaid: over.some((one) => overlap(one, box)), covered };
}
