import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { LogPage, type LogPageProps } from './LogPage.js';

const columns = ['time', 'what', 'client', 'registers', 'ground', 'tool'] as const;

/** The entries as a table that grows downwards, a page at a time. */
export function LogTable(props: Omit<LogPageProps, 'before' | 'onMore'>) {
  const { t } = useTranslation('accessLogLater');
  const [pages, setPages] = useState<readonly (string | undefined)[]>([undefined]);
  return (
    <table className="lp-table al-table">
      <caption className="al-caption">{t('caption')}</caption>
      <thead>
        <tr>
          {columns.map((column) => (
            <th key={column} scope="col">
              {t(`column.${column}`)}
            </th>
          ))}
        </tr>
      </thead>
      {pages.map((before, nth) => (
        <LogPage
          key={before ?? ''}
          {...props}
          before={before}
          onMore={nth === pages.length - 1 ? (more) => setPages([...pages, more]) : undefined}
        />
      ))}
    </table>
  );
}
