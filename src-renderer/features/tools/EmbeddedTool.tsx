import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import type { Tool } from '#shared/tools.js';
import type { ViewStatus } from '#shared/tool-view.js';
import { Notice } from '../../ui/parts.js';
import { useLater } from '../../ui/use-later.js';
import { useLoaded } from '../../ui/use-loaded.js';
import { withParsers } from '../../ui/with-parsers.js';
import { useWorkbench } from '../../ui/workbench.js';
import type { FollowedFrameProps } from './FollowedFrame.js';
import { type FrameProps, ToolFrame } from './ToolFrame.js';
import type { Launch } from './use-launch.js';

const loadFollowedFrame = () => withParsers(() => import('./FollowedFrame.js'));
const loadNativeView = () => import('./NativeView.js');
const loadViewState = () => import('./ViewState.js');

interface EmbeddedProps {
  tool: Tool;
  name: string;
  view: ViewStatus | undefined;
  launch: Launch;
  covered: boolean;
  /** It is to be seen on this screen. */
  seen: boolean;
}

/** A tool inside the pane, with its own look; how its view stands in words. */
export function EmbeddedTool({ tool, name, view, launch, covered, seen }: EmbeddedProps) {
  const { t } = useTranslation('tools');
  const { client } = useWorkbench();
  const { state, again, key } = launch;
  const attempt = view?.attempt ?? 0;
  const onSaw = useCallback<FrameProps['onSaw']>(
    // The core is out of reach: the view stays as it is told of.
    (saw) => void client.tools.report({ toolId: tool.id, attempt, report: { saw } }).catch(() => undefined),
    [attempt, client, tool.id],
  );
  switch (state.as) {
    case 'failed':
      return <Notice kind="failed" title={t('failed', { name })} detail={t('failedDetail')} onRetry={again} />;
    case 'unavailable':
      return <Notice kind="failed" title={t(`unavailable.${state.reason}`, { name })} onRetry={again} />;
    default:
  }
  const stands = view?.state ?? 'opening';
  const hasPage = stands !== 'failed' && stands !== 'asleep' && stands !== 'ownWindow';
  const isOpening = stands === 'opening';
  const frame = { tool, name, covered: covered || isOpening, onSaw };
  return (
    <>
      {isOpening && <Notice kind="loading" title={t('starting', { name })} />}
      {view !== undefined && !isOpening && stands !== 'open' && (
        <LaterState tool={tool} name={name} view={view} onRetry={again} />
      )}
      {/* A frame that came before the core numbered its attempt is told of once that is known. */}
      {hasPage && view !== undefined && state.as === 'frame' && <ToolFrame key={key} {...frame} url={state.url} />}
      {hasPage && view !== undefined && state.as === 'followed' && (
        <LoadedFrame key={key} toolId={tool.id} {...frame} />
      )}
      {hasPage && state.as === 'view' && (
        <LoadedNative key={key} toolId={tool.id} name={name} covered={covered} seen={seen} />
      )}
    </>
  );
}

function LoadedFrame(props: FollowedFrameProps) {
  const FollowedFrame = useLoaded(loadFollowedFrame);
  return FollowedFrame === undefined ? null : <FollowedFrame {...props} />;
}

function LoadedNative(props: { toolId: string; name: string; covered: boolean; seen: boolean }) {
  const NativeView = useLoaded(loadNativeView);
  return NativeView === undefined ? null : <NativeView {...props} />;
}

/** Everything but a view that stands: loaded when there is something to be said. */
export function LaterState(props: { tool: Tool; name: string; view: ViewStatus; onRetry: () => void }) {
  const { t } = useTranslation('tools');
  const ViewState = useLater(loadViewState, 'toolViewsLater');
  if (ViewState === undefined) return <Notice kind="loading" title={t('common:loading')} />;
  return <ViewState {...props} />;
}
