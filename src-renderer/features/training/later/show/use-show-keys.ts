import { useEffect } from 'react';
import { useWorkbench } from '../../../../ui/workbench.js';
import type { NowShown } from '../use-training.js';

/** Where these keys write, choose or press something of their own. */
const BUSY =
  'input, textarea, select, [contenteditable="true"], [role="menu"], [role="listbox"], [role="slider"], dialog';

/**
 * Keys of the show, on either screen, as a presenter's remote control sends them: → and ← step on and back, space uncovers
 * the answer and then steps on, Esc leaves. A field or an open dialog has its keys to itself.
 */
export function useShowKeys({ show, scenario, step }: NowShown): void {
  const { client } = useWorkbench();
  useEffect(() => {
    const { training } = client;
    const last = scenario.steps.length - 1;
    const on = () => (show.step < last ? training.go({ step: show.step + 1 }) : undefined);
    const covered = !show.revealed && step.expected.fi !== '';
    const acts: Partial<Record<string, () => unknown>> = {
      ArrowRight: on,
      PageDown: on,
      ArrowLeft: () => training.go({ step: show.step - 1 }),
      PageUp: () => training.go({ step: show.step - 1 }),
      ' ': () => (covered ? training.reveal({ revealed: true }) : on()),
      Escape: () => training.leave(),
    };
    const onKey = (event: KeyboardEvent) => {
      const act = acts[event.key];
      if (act === undefined || event.defaultPrevented || event.ctrlKey || event.altKey || event.metaKey) return;
      if (event.shiftKey || (show.step === 0 && ['ArrowLeft', 'PageUp'].includes(event.key))) return;
      const { target } = event;
      if (
        !(target instanceof Element) ||
        target.closest(BUSY) !== null ||
        document.querySelector('dialog[open]') !== null
      )
        return;
      if (event.key === ' ' && target.closest('button, a, summary') !== null) return;
      event.preventDefault();
      void act();
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, [client, scenario, show, step]);
}
