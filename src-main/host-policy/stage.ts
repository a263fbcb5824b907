import type { Placement } from '#shared/tool-view.js';
import type { Screen } from '#shared/workspace.js';

/** A native view that can be drawn in a window; lengths in device-independent pixels of the window. */
export interface StagedView<Window> {
  enter: (window: Window) => void;
  leave: (window: Window) => void;
  /** @param zoom the window's own; the view's follows it */
  arrange: (area: { x: number; y: number; width: number; height: number }, zoom: number) => void;
  setVisible: (visible: boolean) => void;
  focus: () => void;
  isFocused: () => boolean;
  /** A picture of it as PNG; undefined when none can be made. */
  capture: () => Promise<Uint8Array | undefined>;
}

/**
 * Where a tool's view stands in the screens' windows, and what is seen of it. While something of the workbench lies over
 * it, its picture stands in for it, in memory only; while its client is not sure, nothing does.
 * @param windowOf the window of a screen, while it is there
 */
export function createStage<Window extends { webContents: { getZoomFactor: () => number; focus: () => void } }>(
  windowOf: (screen: Screen) => Window | undefined,
) {
  let view: StagedView<Window> | undefined;
  let window: Window | undefined;
  let placement: Placement | null = null;
  let screen: Screen = 1;
  let picture: Promise<Uint8Array | undefined> | undefined;
  let returnFocus = false;

  function moveTo(home: Window | undefined): void {
    if (home === window) return;
    if (window !== undefined) view?.leave(window);
    if (home !== undefined) view?.enter(home);
    window = home;
  }

  function draw(): void {
    if (view === undefined) return;
    const home = placement === null ? undefined : windowOf(screen);
    if (home === undefined || placement === null || placement.covered) {
      picture = undefined;
      hide();
      return moveTo(home);
    }
    moveTo(home);
    const zoom = home.webContents.getZoomFactor();
    const scaled = (length: number) => Math.round(length * zoom);
    const { x, y, width, height } = placement;
    view.arrange({ x: scaled(x), y: scaled(y), width: scaled(width), height: scaled(height) }, zoom);
    return placement.overlaid ? standIn(view) : show(view);
  }

  /** The view goes only when its picture is there, so that nothing flashes. */
  function standIn(shown: StagedView<Window>): void {
    if (picture !== undefined) return;
    const taken = shown.capture();
    picture = taken;
    void taken.finally(() => {
      if (view === shown && picture === taken) hide();
    });
  }

  function show(shown: StagedView<Window>): void {
    picture = undefined;
    shown.setVisible(true);
    if (returnFocus) shown.focus();
    returnFocus = false;
  }

  /** Nobody types into what is not to be seen; the focus comes back with the view. */
  function hide(): void {
    if (view?.isFocused() === true) {
      returnFocus = true;
      window?.webContents.focus();
    }
    view?.setVisible(false);
  }

  return {
    draw,
    window: () => window,
    /** Another view takes the place of the one that stood here, out of sight at first. */
    take(next: StagedView<Window> | undefined): void {
      moveTo(undefined);
      picture = undefined;
      view = next;
      view?.setVisible(false);
      draw();
    },
    place(next: Placement | null, on: Screen): void {
      // Out of sight on a screen where it is not anyway.
      if (next === null && on !== screen) return;
      placement = next;
      screen = on;
      draw();
    },
    /** The picture that stands in for the view; undefined while nothing of it may be seen. */
    picture: async (): Promise<Uint8Array | undefined> =>
      placement === null || placement.covered ? undefined : (picture ?? view?.capture()),
  };
}
