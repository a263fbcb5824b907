import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { ContextState } from '#shared/context.js';
import { useWorkbench } from '../../../ui/workbench.js';
import { ToolRow } from './ToolRow.js';

/** Every tool: how it follows, how it stands, whom it shows, and what can be done. */
export function ToolTable({ context, onClose }: { context: ContextState; onClose: () => void }) {
  const { t } = useTranslation('contextLater');
  const { orpc } = useWorkbench();
  const catalogue = useQuery(orpc.tools.list.queryOptions()).data ?? [];
  if (context.participants.length === 0) return <p className="ctx-panel-none">{t('panel.none')}</p>;
  return (
    <table>
      <thead>
        <tr>
          <th scope="col">{t('column.tool')}</th>
          <th scope="col">{t('column.state')}</th>
          <th scope="col">{t('column.client')}</th>
          <td>
            <span className="tp-hidden">{t('column.actions')}</span>
          </td>
        </tr>
      </thead>
      <tbody>
        {context.participants.map((participant) => (
          <ToolRow
            key={participant.toolId}
            participant={participant}
            active={context.active}
            tool={catalogue.find((tool) => tool.id === participant.toolId)}
            onClose={onClose}
          />
        ))}
      </tbody>
    </table>
  );
}
