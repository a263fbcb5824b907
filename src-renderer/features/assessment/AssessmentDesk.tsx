import { useCallback } from 'react';
import { type Intent, useIntent, useSendIntent } from '../../ui/intents.js';
import { useKept } from '../../ui/use-kept.js';
import { CONTACT } from './kept.js';

/** Nothing to see: an assessment that is asked for is shown on its page, for the contact that it was asked for. */
export function AssessmentDesk() {
  const [, keep] = useKept(CONTACT);
  const send = useSendIntent();
  useIntent(
    useCallback(
      (intent: Intent, from: 'here' | 'other') => {
        if (intent.do !== 'assess' || from !== 'here') return;
        keep(intent.contact ?? null);
        send({ do: 'showPane', paneId: 'assessment' });
      },
      [keep, send],
    ),
  );
  return null;
}
