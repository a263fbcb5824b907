import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Icon } from '../../ui/icon.js';
import { type Column, type Sorting, type ToolSum, nextSorting, sortTools } from './sums.js';
import { writeDuration } from './words.js';

const columns: readonly Column[] = ['name', 'opens', 'seconds', 'failures'];

/** A row for each tool; every column sorts. The bar shows the share of the longest time. */
export function ToolTable({ tools }: { tools: readonly ToolSum[] }) {
  const { t, i18n } = useTranslation('usageLater');
  const [sorting, setSorting] = useState<Sorting>({ by: 'seconds', descending: true });
  const most = Math.max(1, ...tools.map(({ seconds }) => seconds));
  const order = sorting.descending ? 'descending' : 'ascending';
  return (
    <table className="lp-table us-table">
      <thead>
        <tr>
          {columns.map((by) => (
            <th key={by} scope="col" aria-sort={sorting.by === by ? order : 'none'} data-column={by}>
              <button type="button" onClick={() => setSorting(nextSorting(sorting, by))}>
                {t(`column.${by}`)}
                {sorting.by === by && <Icon name={sorting.descending ? 'down' : 'up'} size={12} />}
              </button>
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {sortTools(tools, sorting, i18n.language).map(({ toolId, name, opens, seconds, failures, kinds }) => (
          <tr key={toolId} data-tool={toolId}>
            <th scope="row">{name}</th>
            <td className="us-number">{opens}</td>
            <td className="us-time">
              <span className="us-number">{writeDuration(t, seconds)}</span>
              <span className="us-share" aria-hidden="true">
                <span style={{ width: `${(seconds / most) * 100}%` }} />
              </span>
            </td>
            <td>
              <span className="us-number">{failures}</span>
              {kinds.length > 0 && (
                <span className="tp-weak">
                  {kinds.map(({ kind, count }) => `${t(`failure.${kind}`)} ${count}`).join(', ')}
                </span>
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
