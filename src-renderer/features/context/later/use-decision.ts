import { type KeyboardEvent, type RefObject, type SyntheticEvent, useLayoutEffect, useRef, useState } from 'react';
import { QUIET_MS, choiceOfKey, createQuietKeys } from '../../../ui/quiet-keys.js';
import { useWorkbench } from '../../../ui/workbench.js';
import type { Choice } from './decision.js';

interface Asking {
  dialog: RefObject<HTMLDialogElement | null>;
  /** Keys are answers by now. */
  ready: boolean;
  /** The core did not take the answer. */
  failed: boolean;
  choose: (choice: Choice) => void;
  onKeyDown: (event: KeyboardEvent) => void;
  onCancel: (event: SyntheticEvent) => void;
  onClose: () => void;
}

/** Asks in a modal dialog, which keeps the focus inside, and brings the answer to the core. */
export function useDecision(id: string, choices: readonly Choice[]): Asking {
  const { client } = useWorkbench();
  const dialog = useRef<HTMLDialogElement>(null);
  const keys = useRef(createQuietKeys(Infinity));
  const [ready, setReady] = useState(false);
  const [state, setState] = useState<'asking' | 'answered' | 'failed'>('asking');
  useLayoutEffect(() => {
    const shown = dialog.current;
    const before = document.activeElement;
    keys.current = createQuietKeys(performance.now());
    shown?.showModal();
    // The safest choice, not the first one.
    shown?.querySelector<HTMLElement>('[data-first]')?.focus();
    const timer = setTimeout(() => setReady(true), QUIET_MS);
    return () => {
      clearTimeout(timer);
      shown?.close();
      // Back to where the professional was working: the browser itself does not return into a tool's frame.
      if (before instanceof HTMLElement) before.focus();
    };
  }, []);

  const choose = (choice: Choice) => {
    if (state === 'answered') return;
    setState('answered');
    client.context.decide({ id, choice }).catch(() => setState('failed'));
  };
  return {
    dialog,
    ready,
    failed: state === 'failed',
    choose,
    onKeyDown: (event) => {
      const kind = keys.current(event.nativeEvent);
      if (kind === 'other') return;
      // What somebody was typing elsewhere must not press the focused button either.
      if (kind === 'typing') return event.preventDefault();
      const choice = choiceOfKey(event.key, choices);
      if (choice === undefined) return;
      event.preventDefault();
      choose(choice);
    },
    onCancel: (event) => {
      event.preventDefault();
      choose('cancel');
    },
    // The browser may close it against our will; the question stands until it is answered.
    onClose: () => {
      if (state !== 'answered') dialog.current?.showModal();
    },
  };
}
