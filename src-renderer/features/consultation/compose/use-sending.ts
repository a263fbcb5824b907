import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { NewConsultation } from '#shared/consultation.js';
import { useWorkbench } from '../../../ui/workbench.js';
import { resultProblem } from '../words.js';

type Wish = Omit<NewConsultation, 'client' | 'contact'> & {
  version: number;
  withClient: boolean;
  /** The id of the contact that goes over with it. */
  contact?: string;
};

/** Sends a request, and says in words when it did not go. The same id is used until it went: a second press is the first. */
export function useSending() {
  const { t } = useTranslation('consultationLater');
  const { client } = useWorkbench();
  const [id, setId] = useState(() => crypto.randomUUID());
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string>();
  const send = async (wish: Wish): Promise<string | undefined> => {
    if (busy) return undefined;
    setBusy(true);
    setProblem(undefined);
    try {
      const result = await client.consultation.send({ ...wish, id });
      if (result.kind === 'done' || result.kind === 'waiting') return result.id;
      setProblem(resultProblem(t, result));
      // One that was refused is known to the hub as refused.
      if (result.kind === 'refused') setId(crypto.randomUUID());
      return undefined;
    } catch {
      setProblem(t('problem.coreSilent'));
      return undefined;
    } finally {
      setBusy(false);
    }
  };
  return { busy, problem, send };
}
