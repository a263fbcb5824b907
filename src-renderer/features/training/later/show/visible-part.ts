export interface Place {
  x: number;
  y: number;
  width: number;
  height: number;
}

/** The part that two places have in common; undefined when there is none. Pure. */
export function common(one: Place, other: Place): Place | undefined {
  const x = Math.max(one.x, other.x);
  const y = Math.max(one.y, other.y);
  const width = Math.min(one.x + one.width, other.x + other.width) - x;
  const height = Math.min(one.y + one.height, other.y + other.height) - y;
  return width > 0 && height > 0 ? { x, y, width, height } : undefined;
}

/** What of an element can be seen: neither outside the window nor cut off by a scrolled box around it. */
export function visiblePart(element: HTMLElement): Place | undefined {
  let part: Place | undefined = common(element.getBoundingClientRect(), {
    x: 0,
    y: 0,
    width: window.innerWidth,
    height: window.innerHeight,
  });
  for (let box = element.parentElement; box !== null && part !== undefined; box = box.parentElement) {
    const { overflowX, overflowY } = getComputedStyle(box);
    if (overflowX !== 'visible' || overflowY !== 'visible') part = common(part, box.getBoundingClientRect());
  }
  return part;
}
