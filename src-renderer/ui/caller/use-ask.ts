import type { TFunction } from 'i18next';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { assertNever } from '#shared/assert-never.js';
import { localize } from '#shared/localize.js';
import type { TelephonyResult } from '#shared/telephony.js';
import { failureText } from '../failure-text.js';
import { languageOf } from '../format.js';
import { useTelephony } from './use-telephony.js';

/** @param name the contact centre's, in the interface's language */
function problemOf(
  t: TFunction<'telephonyLater'>,
  result: TelephonyResult,
  name: string | undefined,
): string | undefined {
  switch (result.kind) {
    case 'done':
      return undefined;
    case 'gone':
      return t('problem.gone');
    case 'notAllowed':
      return t('problem.notAllowed');
    case 'failed':
      return failureText(
        t,
        name === undefined || result.failure.kind === 'logUnwritable'
          ? result.failure
          : { ...result.failure, source: name },
      );
    default:
      return assertNever(result);
  }
}

/** Asks something of the contact centre, and says in words when it was not done. One at a time. */
export function useAsk() {
  const { t, i18n } = useTranslation('telephonyLater');
  const centre = useTelephony()?.source?.name;
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string>();
  const ask = async (run: () => Promise<TelephonyResult>): Promise<boolean> => {
    if (busy) return false;
    setBusy(true);
    setProblem(undefined);
    try {
      const found = problemOf(t, await run(), centre && localize(centre, languageOf(i18n.language)));
      setProblem(found);
      return found === undefined;
    } catch {
      setProblem(t('problem.coreSilent'));
      return false;
    } finally {
      setBusy(false);
    }
  };
  return { busy, problem, ask, say: setProblem };
}
