import type { Screen } from '#shared/workspace.js';

/** A rectangle in device-independent pixels. */
export interface Area {
  x: number;
  y: number;
  width: number;
  height: number;
}

/** A display as the host knows it. */
export interface DisplayPlace {
  id: number;
  workArea: Area;
}

/** Where each screen's window belongs: the primary display first, then the others from left to right. Pure. */
export function homesOf<T extends DisplayPlace>(
  displays: T[],
  primaryId: number,
): { 1: T | undefined; 2: T | undefined } {
  const [first, second] = displays.toSorted(
    (a, b) =>
      Number(b.id === primaryId) - Number(a.id === primaryId) ||
      a.workArea.x - b.workArea.x ||
      a.workArea.y - b.workArea.y ||
      a.id - b.id,
  );
  return { 1: first, 2: second };
}

/** One thing to do with a screen's window; `shared`: the display has the other screen's window too. */
export interface Placement<T> {
  act: 'open' | 'move';
  screen: Screen;
  display: T;
  shared: boolean;
}

/**
 * What to do when the program starts (`openMissing`, nothing open), a display comes (`openMissing`) or one goes. No
 * window is ever closed for a display's sake: what it shows moves to a display that is left. Pure.
 * @param open the display that each open screen's window stands on now
 */
export function arrange<T extends DisplayPlace>({
  displays,
  primaryId,
  open,
  openMissing,
}: {
  displays: T[];
  primaryId: number;
  open: Partial<Record<Screen, number>>;
  openMissing: boolean;
}): Placement<T>[] {
  const homes = homesOf(displays, primaryId);
  const placements: Placement<T>[] = [];
  for (const screen of [1, 2] as const) {
    const home = homes[screen];
    const now = open[screen];
    if (now === undefined) {
      if (openMissing && home !== undefined) placements.push({ act: 'open', screen, display: home, shared: false });
    } else {
      const display = home ?? homes[1];
      const shared = home === undefined && open[1] !== undefined;
      if (display !== undefined && (display.id !== now || shared))
        placements.push({ act: 'move', screen, display, shared });
    }
  }
  return placements;
}

/** A window's place: the whole work area, or, beside the other screen's window on one display, its right half. Pure. */
export function placeOn({ workArea }: DisplayPlace, shared: boolean): Area {
  if (!shared) return { ...workArea };
  const width = Math.floor(workArea.width / 2);
  return { x: workArea.x + workArea.width - width, y: workArea.y, width, height: workArea.height };
}
