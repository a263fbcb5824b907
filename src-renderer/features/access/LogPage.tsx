import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { AccessRow } from '#shared/access-log.js';
import type { ClientIdentity } from '#shared/context.js';
import type { Language } from '#shared/language.js';
import { Button } from '../../ui/button.js';
import { formatDate, formatTime } from '../../ui/format.js';
import { Icon } from '../../ui/icon.js';
import { Notice, Tag } from '../../ui/parts.js';
import { useWorkbench } from '../../ui/workbench.js';
import type { LogInput } from './filter.js';
import { shortReference, useWords } from './use-words.js';

export interface LogPageProps {
  input: LogInput;
  before: string | undefined;
  /** Asks for the page after this one; absent while there already is one. */
  onMore: ((more: string) => void) | undefined;
  /** The open client, the only one who is named. */
  client: ClientIdentity | null;
  nameOf: (tool: string) => string;
  language: Language;
}

/** One page of entries, as a part of the table. */
export function LogPage({ input, before, onMore, client, nameOf, language }: LogPageProps) {
  const { t } = useTranslation('accessLogLater');
  const { orpc } = useWorkbench();
  const page = useQuery({
    ...orpc.accessLog.own.queryOptions({ input: { ...input, before } }),
    // Whom one has opened is not kept after the page is closed.
    gcTime: 0,
    refetchOnWindowFocus: false,
  });
  const more = page.data?.more;
  const isEmpty = page.data?.rows.length === 0 && before === undefined && more === undefined;
  return (
    <tbody>
      {page.data?.rows.map((row) => (
        <Row key={row.id} row={row} client={client} nameOf={nameOf} language={language} />
      ))}
      {(page.data === undefined || isEmpty || (more !== undefined && onMore !== undefined)) && (
        <tr>
          <td colSpan={6}>
            {page.isError ? (
              <Notice kind="failed" title={t('failed')} onRetry={() => void page.refetch()} />
            ) : page.data === undefined ? (
              <Notice kind="loading" title={t('common:loading')} />
            ) : isEmpty ? (
              <Notice kind="empty" title={t('empty')} detail={t('emptyDetail')} />
            ) : (
              more !== undefined && (
                <Button variant="outlined" startIcon={<Icon name="down" size={14} />} onClick={() => onMore?.(more)}>
                  {t('more')}
                </Button>
              )
            )}
          </td>
        </tr>
      )}
    </tbody>
  );
}

function Row({
  row,
  client,
  nameOf,
  language,
}: {
  row: AccessRow;
} & Pick<LogPageProps, 'client' | 'nameOf' | 'language'>) {
  const { t } = useTranslation('accessLogLater');
  const words = useWords();
  const details = words.details(row);
  return (
    <tr data-action={row.action}>
      <td className="al-time">
        {formatDate(row.time, language)} <b>{formatTime(row.time, language)}</b>
      </td>
      <th scope="row">
        {t(`action.${row.action}`)}
        {details !== '' && <span className="tp-weak">{details}</span>}
      </th>
      <td>
        {row.client !== null &&
          (row.client === client?.reference ? (
            `${client.family}, ${client.calledName ?? client.given[0] ?? ''}`
          ) : (
            <span className="al-reference" title={row.client}>
              {shortReference(row.client)}
            </span>
          ))}
      </td>
      <td>
        {row.registers?.map((register) => (
          <Tag key={register} tone={register} icon={register === 'health' ? 'cross' : 'roof'}>
            {t(`clientAccessLater:register.${register}`)}
          </Tag>
        ))}
      </td>
      <td>
        {words.ground(row)}
        {row.reason !== undefined && <span className="tp-weak">{t('reason', { reason: row.reason })}</span>}
      </td>
      <td>{nameOf(row.by)}</td>
    </tr>
  );
}
