import { useTranslation } from 'react-i18next';
import { Notice } from '../../ui/parts.js';
import { useLoaded } from '../../ui/use-loaded.js';
import { withParsers } from '../../ui/with-parsers.js';
import type { FollowedFrameProps } from './FollowedFrame.js';
import { ToolFrame } from './ToolFrame.js';
import type { Launch } from './use-launch.js';
import { WindowTool } from './WindowTool.js';

const loadFollowedFrame = () => withParsers(() => import('./FollowedFrame.js'));

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
      return <ToolFrame key={state.attempt} name={name} url={state.url} covered={covered} onRetry={again} />;
    case 'followed':
      return <LoadedFrame key={state.attempt} toolId={state.toolId} name={name} covered={covered} onRetry={again} />;
    case 'view':
    case 'windowOpened':
      return <WindowTool name={name} launch={launch} />;
  }
}

function LoadedFrame(props: FollowedFrameProps) {
  const FollowedFrame = useLoaded(loadFollowedFrame);
  const { t } = useTranslation('tools');
  if (FollowedFrame === undefined) return <Notice kind="loading" title={t('starting', { name: props.name })} />;
  return <FollowedFrame {...props} />;
}
