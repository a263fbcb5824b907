import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AccessResult } from '#shared/access.js';
import { failureText } from '../../ui/failure-text.js';

/** Something that is logged before it is done, and why it was not. */
export function useAsk() {
  const { t } = useTranslation('referralsLater');
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string>();
  return {
    busy,
    problem,
    /** @returns whether it was done */
    async ask(run: () => Promise<AccessResult>): Promise<boolean> {
      setBusy(true);
      setProblem(undefined);
      const result = await run().catch((): { kind: 'silent' } => ({ kind: 'silent' }));
      setBusy(false);
      if (result.kind === 'done') return true;
      setProblem(result.kind === 'failed' ? failureText(t, result.failure) : t(`result.${result.kind}`));
      return false;
    },
  };
}
