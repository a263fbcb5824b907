import { useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { FramePage, PageEvidence } from '#shared/tools.js';
import { Notice } from '../../ui/parts.js';
import { useClientContext, useWorkbench } from '../../ui/workbench.js';
import { createMessenger } from './messaging.js';
import { watchPage } from './page-evidence.js';
import { type FrameProps, ToolFrame } from './ToolFrame.js';
import { useFramePage } from './use-frame-page.js';

export interface FollowedFrameProps extends FrameProps {
  toolId: string;
}

/** The frame of a tool that follows by its page: made anew for each page that the core names. */
export default function FollowedFrame({ toolId, covered, ...frame }: FollowedFrameProps) {
  const { t } = useTranslation('tools');
  const { name, onSaw } = frame;
  const context = useClientContext();
  const page = useFramePage(toolId);
  if (page === undefined) return <Notice kind="loading" title={t('starting', { name })} />;
  const { url } = page;
  if (url === null) return <NoPage key={page.page} toolId={toolId} name={name} page={page.page} onSaw={onSaw} />;
  // The page and the banner come by ways of their own: neither may be ahead of the other.
  const ahead = page.opensClient && page.version !== context?.version;
  return <Page key={page.page} toolId={toolId} {...frame} page={page} url={url} covered={covered || ahead} />;
}

function useTell(toolId: string, page: string) {
  const { client } = useWorkbench();
  return useCallback(
    // What does not reach the core confirms nothing: the tool stays covered.
    (evidence: PageEvidence) => void client.tools.loaded({ toolId, page, evidence }).catch(() => undefined),
    [client, toolId, page],
  );
}

function NoPage({
  toolId,
  name,
  page,
  onSaw,
}: Pick<FollowedFrameProps, 'toolId' | 'name' | 'onSaw'> & { page: string }) {
  const { t } = useTranslation('tools');
  const tell = useTell(toolId, page);
  useEffect(() => {
    tell({ by: 'removed' });
    onSaw('loaded');
  }, [tell, onSaw]);
  return <Notice kind="empty" title={t('noClient')} detail={t('noClientDetail', { name })} />;
}

interface PageProps extends FollowedFrameProps {
  page: FramePage;
  url: string;
}

function Page({ toolId, page: { page, post }, url, ...rest }: PageProps) {
  const { client } = useWorkbench();
  const frame = useRef<HTMLIFrameElement>(null);
  const messenger = useRef<ReturnType<typeof createMessenger>>(null);
  const tell = useTell(toolId, page);
  const [since] = useState(() => performance.now());
  // Before the frame's page can have come: what an observer misses is not told again.
  useLayoutEffect(() => watchPage({ url, since, tell }), [url, since, tell]);
  useEffect(() => {
    const made = createMessenger({
      host: window,
      frame: () => frame.current?.contentWindow ?? null,
      origin: new URL(url).origin,
      send: async (message) => (await client.tools.message({ toolId, page, message })).answer,
    });
    messenger.current = made;
    return made.close;
  }, [client, toolId, page, url]);
  useEffect(() => {
    if (post !== undefined) messenger.current?.post(post);
  }, [post]);
  return <ToolFrame ref={frame} url={url} {...rest} />;
}
