import { useQuery } from '@tanstack/react-query';
import { useCallback, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Tool } from '#shared/tools.js';
import { useTellDoing } from '../../ui/doing.js';
import { type Intent, useIntent, useSendIntent } from '../../ui/intents.js';
import { keepLater } from '../../ui/keep-later.js';
import { Notice } from '../../ui/parts.js';
import { paneIdOf } from '../../ui/pane-id.js';
import { useWorkbench } from '../../ui/workbench.js';
import { loadShade } from './StateShade.js';
import { ToolRail } from './ToolRail.js';
import { ToolView } from './ToolView.js';
import { useViews } from './use-views.js';
import './tools.css';

/** The pane "Työkalut": the rail at the left and the chosen tool beside it. */
export default function ToolsPane() {
  const { t, i18n } = useTranslation('tools');
  const { orpc } = useWorkbench();
  useEffect(() => keepLater(() => loadShade(i18n)), [i18n]);
  const tools = useQuery(orpc.tools.list.queryOptions());
  if (tools.isError) {
    return <Notice kind="failed" title={t('listFailed')} onRetry={() => void tools.refetch()} />;
  }
  if (tools.data === undefined) return <Notice kind="loading" title={t('common:loading')} />;
  if (tools.data.length === 0) return <Notice kind="empty" title={t('noTools')} />;
  return <Tools tools={tools.data} />;
}

function Tools({ tools }: { tools: readonly Tool[] }) {
  const master = tools.find((tool) => tool.master && tool.kind === 'embedded');
  const first = master?.id ?? tools[0]?.id;
  const [chosen, setChosen] = useState(first);
  // Tools that were opened keep running behind the chosen one; the master runs from the start.
  const [opened, setOpened] = useState<readonly string[]>(chosen === undefined ? [] : [chosen]);
  useTellDoing('tool', chosen);
  const views = useViews();
  const { client } = useWorkbench();
  const send = useSendIntent();
  const choose = useCallback(
    (id: string) => {
      const pane = tools.find((tool) => tool.id === id)?.pane;
      if (pane !== undefined) return send({ do: 'showPane', paneId: paneIdOf(pane) });
      setChosen(id);
      setOpened((before) => (before.includes(id) ? before : [...before, id]));
      // Coming back wakes one that sleeps. One that is new is opened by its view.
      void client.tools.open({ toolId: id }).catch(() => undefined);
      return undefined;
    },
    [client, send, tools],
  );
  const close = useCallback(
    (id: string) => {
      setOpened((before) => before.filter((one) => one !== id));
      setChosen(first);
      void client.tools.close({ toolId: id }).catch(() => undefined);
    },
    [client, first],
  );
  useIntent(
    useCallback(
      (intent: Intent) => {
        if (intent.do === 'openTool' && tools.some((tool) => tool.id === intent.toolId)) choose(intent.toolId);
      },
      [choose, tools],
    ),
  );
  return (
    <div className="tool-pane">
      <ToolRail tools={tools} views={views} chosen={chosen} onChoose={choose} />
      <div className="tool-views">
        {tools
          .filter((tool) => opened.includes(tool.id))
          .map((tool) => (
            <ToolView
              key={tool.id}
              tool={tool}
              shown={tool.id === chosen}
              view={views?.get(tool.id)}
              known={views !== undefined}
              onClose={close}
            />
          ))}
      </div>
    </div>
  );
}
