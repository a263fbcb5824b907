import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Notice } from '../../ui/parts.js';
import { useClientContext, useWorkbench } from '../../ui/workbench.js';
import { placementOf } from './placement.js';

/** What of the workbench may lie over a pane: palette, menus, dialogs, and a pane that is being dragged. */
const OVER =
  '[popover]:popover-open, dialog[open], [role="dialog"], [role="alertdialog"], [role="menu"], [role="listbox"], ' +
  '.flexlayout__drag_rect, .flexlayout__outline_rect';

interface NativeViewProps {
  toolId: string;
  name: string;
  covered: boolean;
  seen: boolean;
}

/**
 * The place of a view that the host draws itself. Nothing of ours can be seen above such a view: the host is told where
 * it is to stand, and when something lies over it.
 */
export default function NativeView({ toolId, name, covered, seen }: NativeViewProps) {
  const { t } = useTranslation('tools');
  const context = useClientContext();
  const { client } = useWorkbench();
  const stage = useRef<HTMLDivElement>(null);
  /** Address of the picture that stands in for the view while something lies over it; never kept, never of a covered one. */
  const [picture, setPicture] = useState<string>();
  useEffect(() => {
    const here = stage.current;
    if (here === null || !seen) return undefined;
    let last = '';
    let planned = 0;
    const place = () => {
      planned = 0;
      const over = [...document.querySelectorAll(OVER)].map((element) => element.getBoundingClientRect());
      const placement = placementOf(here.getBoundingClientRect(), over, covered);
      const now = JSON.stringify(placement);
      if (now === last) return;
      last = now;
      const standsIn = placement !== null && placement.overlaid && !covered;
      // A name that never comes again: a document may show an image that it has had before by its address alone.
      setPicture(standsIn ? `/tool-picture/${toolId}?${performance.now()}` : undefined);
      void client.tools.place({ toolId, placement }).catch(() => (last = ''));
    };
    const plan = () => {
      if (planned === 0) planned = requestAnimationFrame(place);
    };
    const sizes = new ResizeObserver(plan);
    sizes.observe(here);
    const changes = new MutationObserver(plan);
    changes.observe(document.body, { childList: true, subtree: true });
    const stop = new AbortController();
    const options = { signal: stop.signal, capture: true, passive: true };
    for (const event of ['resize', 'scroll', 'toggle', 'transitionend']) window.addEventListener(event, plan, options);
    place();
    return () => {
      stop.abort();
      sizes.disconnect();
      changes.disconnect();
      cancelAnimationFrame(planned);
      void client.tools.place({ toolId, placement: null }).catch(() => undefined);
    };
  }, [client, covered, seen, toolId]);
  return (
    <div ref={stage} className="tool-native">
      {/* Behind the view: to be seen where the tool has no page for no client. */}
      {picture !== undefined && !covered && <img src={picture} alt="" />}
      {context?.active === null && <Notice kind="empty" title={t('noClient')} detail={t('noClientDetail', { name })} />}
    </div>
  );
}
