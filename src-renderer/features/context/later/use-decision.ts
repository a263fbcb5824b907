import { type KeyboardEvent, type RefObject, type SyntheticEvent, useEffect, useRef, useState } from 'react';
import { useWorkbench } from '../../../ui/workbench.js';
import { type Choice, QUIET_MS, choiceOfKey, isAnswer } from './decision.js';

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

const writes = (key: string): boolean => key.length === 1 || key === 'Enter' || key === 'Backspace';

/** Asks in a modal dialog, which keeps the focus inside, and brings the answer to the core. */
export function useDecision(id: string, choices: readonly Choice[]): Asking {
  const { client } = useWorkbench();
  const dialog = useRef<HTMLDialogElement>(null);
  const lastKey = useRef(0);
  const [ready, setReady] = useState(false);
  const [state, setState] = useState<'asking' | 'answered' | 'failed'>('asking');
  useEffect(() => {
    lastKey.current = performance.now();
    dialog.current?.showModal();
    // The safest choice, not the first one.
    dialog.current?.querySelector<HTMLElement>('[data-first]')?.focus();
    const timer = setTimeout(() => setReady(true), QUIET_MS);
    return () => clearTimeout(timer);
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
      if (!writes(event.key) || event.ctrlKey || event.altKey || event.metaKey) return;
      const answers = isAnswer(event.timeStamp, lastKey.current, event.repeat);
      lastKey.current = event.timeStamp;
      // What somebody was typing elsewhere must not press the focused button either.
      if (!answers) return event.preventDefault();
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
