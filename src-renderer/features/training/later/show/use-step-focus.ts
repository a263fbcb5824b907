import { type RefObject, useEffect, useRef } from 'react';
import type { Show } from '#shared/training.js';

/**
 * The step's heading gets the focus when the step changes: a reader of the screen hears it, and the keys of the show are not
 * taken for presses of whatever was clicked last. Who writes in a field or answers a dialog keeps the focus.
 */
export function useStepFocus({ run, step }: Show): RefObject<HTMLHeadingElement | null> {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    const active = document.activeElement;
    if (active?.matches('input, textarea, select') === true || document.querySelector('dialog[open]') !== null) return;
    heading.current?.focus({ preventScroll: true });
  }, [run, step]);
  return heading;
}
