import {
  type KeyboardEvent,
  type PointerEvent,
  type RefCallback,
  useCallback,
  useEffect,
  useMemo,
  useRef,
  useState,
} from 'react';
import { isWay } from './cluster.js';
import { AROUND } from './lettering.js';
import { type Flat, type Size, type View, boundsOf, fit, moved, pinched, zoomed } from './project.js';

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
  /** Keeps the county as near as it is seen, though the room for it changes; until it is released. */
  hold: () => void;
  release: () => void;
  /** Moves the map so far that the point is in sight. */
  reveal: (point: Flat) => void;
  onKeyDown: (event: KeyboardEvent<HTMLElement>) => void;
  onPointerDown: (event: PointerEvent<HTMLElement>) => void;
  onPointerMove: (event: PointerEvent<HTMLElement>) => void;
  onPointerUp: (event: PointerEvent<HTMLElement>) => void;
}

/** What of the map is seen, and the ways to move it: buttons, keys, wheel, dragging and two fingers. Nothing is animated. */
export function useMapView(home: readonly Flat[]): MapView {
  const [size, setSize] = useState<Size>({ width: 0, height: 0 });
  const [chosen, setChosen] = useState<View>();
  /** Fingers (or the mouse) that are down, by the pointer's id, in pixels of the map. */
  const down = useRef(new Map<number, Flat>());
  const moving = useRef(false);
  const whole = useMemo(() => fit(home, size, AROUND), [home, size]);
  /** How near the whole county was when it was last held so. */
  const [held, setHeld] = useState<number>();
  const view = chosen ?? whole;
  const limits = { least: whole.scale * FARTHEST, most: whole.scale * NEAREST };
  const middle = { x: size.width / 2, y: size.height / 2 };
  // From the view that is then: two fingers may move before it is drawn again.
  const change = (next: (now: View) => View) => setChosen((now) => next(now ?? whole));
  const zoom = (by: number, at: Flat = middle) => change((now) => zoomed(now, by, at, size, limits));
  const move = (x: number, y: number) => change((now) => moved(now, x, y, boundsOf(home)));
  const pinch = (before: readonly [Flat, Flat], after: readonly [Flat, Flat]) =>
    change((now) => moved(pinched(now, before, after, size, limits), 0, 0, boundsOf(home)));

  const showWhole = () => {
    setChosen(undefined);
    setHeld(undefined);
  };

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
    nearness: view.scale / (held ?? whole.scale),
    frame,
    nearer: () => zoom(STEP),
    farther: () => zoom(1 / STEP),
    whole: showWhole,
    show(points) {
      const near = fit(points, size, 64);
      setChosen({ ...near, scale: Math.min(Math.max(near.scale, limits.least), limits.most) });
    },
    hold() {
      if (chosen !== undefined) return;
      setChosen(whole);
      setHeld(whole.scale);
    },
    release() {
      if (held === undefined) return;
      setHeld(undefined);
      // Had it not been held, it would be the whole county.
      if (view.scale === held) setChosen(undefined);
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
      else if (event.key === '0') showWhole();
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
      if (event.button !== 0) return;
      if (down.current.size === 0) moving.current = false;
      down.current.set(event.pointerId, pixelOf(event));
    },
    onPointerMove(event) {
      const fingers = [...down.current];
      const from = down.current.get(event.pointerId);
      if (from === undefined) return;
      const to = pixelOf(event);
      const far = Math.hypot(to.x - from.x, to.y - from.y);
      if (!moving.current && far < DRAG_PIXELS) return;
      // Only now: a point that is pressed must hear its own click.
      if (!event.currentTarget.hasPointerCapture(event.pointerId))
        event.currentTarget.setPointerCapture(event.pointerId);
      moving.current = true;
      down.current.set(event.pointerId, to);
      // A third finger does nothing.
      const other = fingers.slice(0, 2).find(([id]) => id !== event.pointerId)?.[1];
      if (fingers.length === 1) move(to.x - from.x, to.y - from.y);
      else if (other !== undefined && fingers.slice(0, 2).some(([id]) => id === event.pointerId))
        pinch([from, other], [to, other]);
    },
    onPointerUp(event) {
      down.current.delete(event.pointerId);
    },
  };
}

/** Where a pointer is, in pixels of the map. */
function pixelOf({ currentTarget, clientX, clientY }: PointerEvent<HTMLElement>): Flat {
  const { left, top } = currentTarget.getBoundingClientRect();
  return { x: clientX - left, y: clientY - top };
}
