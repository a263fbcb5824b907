import { useCallback } from 'react';
import { type Intent, useIntent } from '../../ui/intents.js';
import { useAskPane } from '../../ui/use-asking.js';

/** A service asked for from elsewhere waits here for the pane, whichever window it stands in. Draws nothing. */
export function ServiceTrayDesk() {
  const ask = useAskPane('service-tray/asked');
  useIntent(
    useCallback(
      (intent: Intent) => {
        if (intent.do === 'showService') ask(intent.id);
      },
      [ask],
    ),
  );
  return null;
}
