import {
  type KeyboardEvent,
  type PointerEvent,
  type RefCallback,
  useCallback,
  useEffect,
  useRef,
  useState,
} from 'react';
import { isWay } from './cluster.js';
import { type Flat, type Size, type View, boundsOf, fit, moved, zoomed } from './project.js';

/** How much nearer or farther one press of a button or a key goes; and a notch of the wheel. */
const STEP = 1.6;
const NOTCH = 1.25;
/** Pixels that an arrow key moves the map. */
const STRIDE = 72;
/** How much nearer than the whole county the map goes, and how much farther. */
const NEAREST = 60;
const FARTHEST = 0.8;
/** A press that moves less than this is a press. */
const DRAG_PIXELS = 4;

export interface MapView {
  size: Size;
  view: View;
  /** 1 when the whole county is just seen. */
  nearness: number;
  /** For the element that the map fills. */
  frame: RefCallback<HTMLElement>;
  nearer: () => void;
  farther: () => void;
  /** The whole county again. */
  whole: () => void;
  /** Brings all of these into sight, no nearer than needed. */
  show: (points: readonly Flat[]) => void;
  /** Moves the map so far that the point is in sight. */
  reveal: (point: Flat) => void;
  onKeyDown: (event: KeyboardEvent<HTMLElement>) => void;
  onPointerDown: (event: PointerEvent<HTMLElement>) => void;
  onPointerMove: (event: PointerEvent<HTMLElement>) => void;
  onPointerUp: (event: PointerEvent<HTMLElement>) => void;
}

/** What of the map is seen, and the ways to move it: buttons, keys, wheel and dragging. Nothing is animated. */
export function useMapView(home: readonly Flat[]): MapView {
  const [size, setSize] = useState<Size>({ width: 0, height: 0 });
  const [chosen, setChosen] = useState<View>();
  const drag = useRef<{ x: number; y: number; moving: boolean }>(undefined);
  const whole = fit(home, size);
  const view = chosen ?? whole;
  const limits = { least: whole.scale * FARTHEST, most: whole.scale * NEAREST };
  const middle = { x: size.width / 2, y: size.height / 2 };
  const zoom = (by: number, at: Flat = middle) => setChosen(zoomed(view, by, at, size, limits));
  const move = (x: number, y: number) => setChosen(moved(view, x, y, boundsOf(home)));

  // The wheel is heard by the browser's own listener: React's may not keep the list from scrolling.
  const onWheel = useRef<(event: WheelEvent) => void>(undefined);
  const hearWheel = (event: WheelEvent) => {
    event.preventDefault();
    const { left, top } =
      event.currentTarget instanceof Element ? event.currentTarget.getBoundingClientRect() : { left: 0, top: 0 };
    zoom(event.deltaY < 0 ? NOTCH : 1 / NOTCH, { x: event.clientX - left, y: event.clientY - top });
  };
  const frame = useCallback((element: HTMLElement | null) => {
    if (element === null) return undefined;
    const measure = new ResizeObserver(() => setSize({ width: element.clientWidth, height: element.clientHeight }));
    const wheel = (event: WheelEvent) => onWheel.current?.(event);
    measure.observe(element);
    element.addEventListener('wheel', wheel, { passive: false });
    return () => {
      measure.disconnect();
      element.removeEventListener('wheel', wheel);
    };
  }, []);
  useEffect(() => {
    onWheel.current = hearWheel;
  });

  return {
    size,
    view,
    nearness: view.scale / whole.scale,
    frame,
    nearer: () => zoom(STEP),
    farther: () => zoom(1 / STEP),
    whole: () => setChosen(undefined),
    show(points) {
      const near = fit(points, size, 64);
      setChosen({ ...near, scale: Math.min(Math.max(near.scale, limits.least), limits.most) });
    },
    reveal(point) {
      const x = (point.x - view.x) * view.scale;
      const y = (point.y - view.y) * view.scale;
      const seen = Math.abs(x) < size.width / 2 - 20 && Math.abs(y) < size.height / 2 - 20;
      if (!seen) setChosen({ ...point, scale: view.scale });
    },
    onKeyDown(event) {
      if (event.ctrlKey || event.altKey || event.metaKey) return;
      if (event.key === '+' || event.key === '=') zoom(STEP);
      else if (event.key === '-') zoom(1 / STEP);
      else if (event.key === '0') setChosen(undefined);
      else if (isWay(event.key) && event.target === event.currentTarget) {
        const along = event.key === 'ArrowLeft' || event.key === 'ArrowUp' ? STRIDE : -STRIDE;
        if (event.key === 'ArrowLeft' || event.key === 'ArrowRight') move(along, 0);
        else move(0, along);
      } else return;
      event.preventDefault();
      // The list's own keys are not meant.
      event.stopPropagation();
    },
    onPointerDown(event) {
      if (event.button === 0) drag.current = { x: event.clientX, y: event.clientY, moving: false };
    },
    onPointerMove(event) {
      const from = drag.current;
      if (from === undefined) return;
      const [x, y] = [event.clientX - from.x, event.clientY - from.y];
      if (!from.moving && Math.hypot(x, y) < DRAG_PIXELS) return;
      // Only now: a point that is pressed must hear its own click.
      if (!from.moving) event.currentTarget.setPointerCapture(event.pointerId);
      drag.current = { x: event.clientX, y: event.clientY, moving: true };
      move(x, y);
    },
    onPointerUp() {
      drag.current = undefined;
    },
  };
}
