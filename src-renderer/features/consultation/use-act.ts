import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ConsultationAction } from '#shared/consultation.js';
import { useSendIntent } from '../../ui/intents.js';
import { useWorkbench } from '../../ui/workbench.js';
import { resultProblem } from './words.js';

/**
 * Does something to a request, and says in words when it was not done. What the hub has not heard yet waits in the core's
 * outbox, which the page tells of. One at a time: a second press while the first is under way does nothing.
 */
export function useAct(id: string) {
  const { t } = useTranslation('consultationLater');
  const { client } = useWorkbench();
  const send = useSendIntent();
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string>();
  const act = async (action: ConsultationAction): Promise<boolean> => {
    if (busy) return false;
    setBusy(true);
    setProblem(undefined);
    try {
      const result = await client.consultation.act({ id, operation: crypto.randomUUID(), action });
      if (result.kind === 'done' || result.kind === 'waiting') {
        // One who said no is told of the request no more: nobody else would tell the bars why it stopped to ring.
        if (action.do === 'notNow' || action.do === 'later') send({ do: 'ringAnswered', id });
        return true;
      }
      setProblem(resultProblem(t, result));
      return false;
    } catch {
      setProblem(t('problem.coreSilent'));
      return false;
    } finally {
      setBusy(false);
    }
  };
  return { busy, problem, act, say: setProblem };
}
