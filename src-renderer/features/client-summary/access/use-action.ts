import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { assertNever } from '#shared/assert-never.js';
import type { AccessResult } from '#shared/access.js';
import { failureText } from '../../../ui/failure-text.js';

/**
 * Runs what must be in the access log before it happens, and says in words when it did not. One at a time: a second press
 * while the first is under way does nothing.
 */
export function useAction() {
  const { t } = useTranslation('clientAccessLater');
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string>();
  const wordsOf = (result: AccessResult): string | undefined => {
    switch (result.kind) {
      case 'done':
      case 'changed':
        return undefined;
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
  const run = async (act: () => Promise<AccessResult>): Promise<boolean> => {
    if (busy) return false;
    setBusy(true);
    setProblem(undefined);
    try {
      const result = await act();
      setProblem(wordsOf(result));
      return result.kind === 'done';
    } catch {
      setProblem(t('result.coreSilent'));
      return false;
    } finally {
      setBusy(false);
    }
  };
  return { busy, problem, run, say: setProblem };
}
