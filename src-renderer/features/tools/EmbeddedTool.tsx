import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Notice } from '../../ui/parts.js';
import type { Launch } from './use-launch.js';
import { WindowTool } from './WindowTool.js';

// `allow-scripts` with `allow-same-origin` opens the sandbox only to a page of our own origin; tools have theirs.
const SANDBOX = 'allow-scripts allow-same-origin allow-forms allow-popups allow-downloads';

/** Milliseconds of loading after which it is said that the tool is slow. */
const SLOW_AFTER = 4000;

/** A tool in a frame of its own origin, with its own look; states of opening in words. */
export function EmbeddedTool({ name, launch, covered }: { name: string; launch: Launch; covered: boolean }) {
  const { t } = useTranslation('tools');
  const { state, again } = launch;
  switch (state.as) {
    case 'idle':
    case 'starting':
      return <Notice kind="loading" title={t('starting', { name })} />;
    case 'failed':
      return <Notice kind="failed" title={t('failed', { name })} detail={t('failedDetail')} onRetry={again} />;
    case 'unavailable':
      return <Notice kind="failed" title={t(`unavailable.${state.reason}`, { name })} onRetry={again} />;
    case 'frame':
      return <Frame key={state.attempt} name={name} url={state.url} covered={covered} onRetry={again} />;
    case 'view':
    case 'windowOpened':
      return <WindowTool name={name} launch={launch} />;
  }
}

function Frame({ name, url, covered, onRetry }: { name: string; url: string; covered: boolean; onRetry: () => void }) {
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
