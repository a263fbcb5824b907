import { useCallback, useEffect } from 'react';
import { type Intent, useIntent, useSendIntent } from '../../../ui/intents.js';
import { useAsk } from './asked.js';

/**
 * What of the guidelines belongs to the whole window: Ctrl+Shift+O (ohje) opens what is suggested first, whichever window
 * the pane stands in. Draws nothing.
 */
export function GuidelinesDesk() {
  const send = useSendIntent();
  const ask = useAsk();
  useIntent(
    useCallback(
      (intent: Intent) => {
        if (intent.do === 'suggestGuidelines') ask({ show: intent.open });
        if (intent.do === 'showGuideline')
          ask(intent.id === undefined ? { show: 'all' } : { show: 'article', id: intent.id });
      },
      [ask],
    ),
  );
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (!event.ctrlKey || !event.shiftKey || event.altKey || event.code !== 'KeyO') return;
      event.preventDefault();
      send({ do: 'suggestGuidelines', open: 'first' });
      send({ do: 'showPane', paneId: 'guidelines' });
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, [send]);
  return null;
}
