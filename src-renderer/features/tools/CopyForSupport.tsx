import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ViewFailure, ViewStatus } from '#shared/tool-view.js';
import { Button } from '../../ui/button.js';

/** Copies what support needs to know of a failure: nothing of a client, nor of an address that may hold one. */
export function CopyForSupport({ view, failure }: { view: ViewStatus; failure: ViewFailure }) {
  const { t } = useTranslation('toolViewsLater');
  const [state, setState] = useState<'idle' | 'copied' | 'copyFailed'>('idle');
  const lines = [
    `tool: ${view.toolId}`,
    `failure: ${failure}`,
    ...(view.status === undefined ? [] : [`status: ${view.status}`]),
    `time: ${view.since}`,
    `attempt: ${view.attempt}`,
  ];
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(lines.join('\n'));
      setState('copied');
    } catch {
      setState('copyFailed');
    }
  };
  return (
    <>
      <Button variant="text" onClick={() => void copy()}>
        {t('copy')}
      </Button>
      <output className="tool-state-weak">{state === 'idle' ? '' : t(state)}</output>
    </>
  );
}
