import { useQuery } from '@tanstack/react-query';
import { useCallback, useEffect, useRef } from 'react';
import { useSendIntent } from '../../../../ui/intents.js';
import { useWorkbench } from '../../../../ui/workbench.js';
import type { NowShown } from '../use-training.js';

/**
 * Does what of a step's preparation is the windows': panes, tools and articles come to the front. One window does it for
 * both; the form of a request opens on screen 2, so that the notes stay at hand.
 */
export function usePrepare({ show, step }: NowShown): void {
  const { orpc, screen } = useWorkbench();
  const send = useSendIntent();
  const open = useQuery(orpc.workspace.watch.experimental_liveOptions({ retry: true })).data?.openScreens ?? [];
  const leads = screen === (open.includes(1) ? 1 : 2);
  const writes = screen === (open.includes(2) ? 2 : 1);
  const prepare = useCallback(() => {
    // A beginning: the panes are as when nothing has been looked up yet.
    if (leads && show.step === 0 && show.prepared === 0) send({ do: 'showGuideline' });
    for (const action of step.show?.prepare ?? []) {
      if (action.do === 'compose' && writes) send({ do: 'consult' });
      if (!leads) continue;
      if (action.do === 'showPane') send({ do: 'showPane', paneId: action.pane });
      if (action.do === 'showSection') send({ do: 'showPane', paneId: 'clientSummary' });
      if (action.do === 'openTool') send({ do: 'openTool', toolId: action.tool });
      if (action.do === 'openArticle') send({ do: 'showGuideline', id: action.article });
      if (action.do === 'listArticles') send({ do: 'showGuideline' });
    }
  }, [leads, send, show.prepared, show.step, step, writes]);
  // Each beginning of a step prepares once, whatever else is drawn anew meanwhile.
  const done = useRef('');
  const key = `${show.run} ${show.step} ${show.prepared}`;
  useEffect(() => {
    if (done.current === key || open.length === 0) return;
    done.current = key;
    prepare();
  }, [key, open.length, prepare]);
}
