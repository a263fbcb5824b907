import { type RefObject, useCallback, useRef, useState } from 'react';
import { type Intent, useIntent } from '../../ui/intents.js';

export type PanelPart = Extract<Intent, { do: 'showContext' }>['part'];

export interface Panel {
  part: PanelPart | undefined;
  show: (part: PanelPart) => void;
  close: () => void;
  /** The button under which it opens. */
  button: RefObject<HTMLButtonElement | null>;
}

/** Which part of the panel under the link state is open; the palette may open it too. It outlives a change of client. */
export function usePanel(): Panel {
  const [part, setPart] = useState<PanelPart>();
  const button = useRef<HTMLButtonElement>(null);
  useIntent(
    useCallback((intent: Intent) => {
      if (intent.do === 'showContext') setPart(intent.part);
    }, []),
  );
  return { part, show: setPart, close: useCallback(() => setPart(undefined), []), button };
}
