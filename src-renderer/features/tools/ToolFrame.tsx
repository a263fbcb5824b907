import { type Ref, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Notice } from '../../ui/parts.js';

// `allow-scripts` with `allow-same-origin` opens the sandbox only to a page of our own origin; tools have theirs.
const SANDBOX = 'allow-scripts allow-same-origin allow-forms allow-popups allow-downloads';

/** Milliseconds of loading after which it is said that the tool is slow. */
const SLOW_AFTER = 4000;

/** A tool's page in a frame, with what is to be said while it loads. */
export function ToolFrame({
  name,
  url,
  covered,
  onRetry,
  ref,
}: {
  name: string;
  url: string;
  covered: boolean;
  onRetry: () => void;
  ref?: Ref<HTMLIFrameElement>;
}) {
  const { t } = useTranslation('tools');
  const [state, setState] = useState<'loading' | 'slow' | 'loaded'>('loading');
  useEffect(() => {
    if (state !== 'loading') return;
    const timer = setTimeout(() => setState('slow'), SLOW_AFTER);
    return () => clearTimeout(timer);
  }, [state]);
  return (
    <>
      {state === 'loading' && <Notice kind="loading" title={t('starting', { name })} />}
      {state === 'slow' && (
        <Notice kind="failed" title={t('slow', { name })} detail={t('slowDetail')} onRetry={onRetry} />
      )}
      <iframe
        ref={ref}
        className={covered ? 'tool-frame tool-frame-covered' : 'tool-frame'}
        title={name}
        src={url}
        sandbox={SANDBOX}
        referrerPolicy="no-referrer"
        // A covered tool can be neither read nor used, also not by keyboard.
        inert={covered}
        onLoad={() => setState('loaded')}
      />
    </>
  );
}
