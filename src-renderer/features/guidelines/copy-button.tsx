import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/button.js';
import { Icon } from '../../ui/icon.js';

/** Copies a text and says whether it went. */
export function CopyButton({ text }: { text: string }) {
  const { t } = useTranslation('guidelines');
  const [state, setState] = useState<'idle' | 'copied' | 'failed'>('idle');
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(text);
      setState('copied');
    } catch {
      setState('failed');
    }
  };
  return (
    <>
      <output className="gl-copied">
        {state === 'copied' && (
          <>
            <Icon name="check" size={12} /> {t('copied')}
          </>
        )}
        {state === 'failed' && t('copyFailed')}
      </output>
      <Button variant="outlined" onClick={() => void copy()} startIcon={<Icon name="doc" size={14} />}>
        {t('copyModel')}
      </Button>
    </>
  );
}
