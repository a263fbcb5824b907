import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AccessResult } from '#shared/access.js';
import { assertNever } from '#shared/assert-never.js';
import { failureText } from '../../../../ui/failure-text.js';

/** Asks the core for what must be in the access log first; what came of it in words when it was not done. */
export function useAsk() {
  const { t } = useTranslation('clientSectionsLater');
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string>();
  const wordsOf = (result: AccessResult): string | undefined => {
    switch (result.kind) {
      case 'done':
        return undefined;
      case 'changed':
        return t('result.changed');
      case 'notAllowed':
        return t('result.notAllowed');
      case 'logUnwritable':
        return t('result.logUnwritable');
      case 'failed':
        return failureText(t, result.failure);
      default:
        return assertNever(result);
    }
  };
  return {
    busy,
    problem,
    /** True when it was done. A second press while the first is under way does nothing. */
    ask: async (question: () => Promise<AccessResult>): Promise<boolean> => {
      if (busy) return false;
      setBusy(true);
      try {
        const words = wordsOf(await question());
        setProblem(words);
        return words === undefined;
      } catch {
        setProblem(t('result.coreSilent'));
        return false;
      } finally {
        setBusy(false);
      }
    },
  };
}
