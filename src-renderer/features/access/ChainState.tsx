import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { Language } from '#shared/language.js';
import { formatDate } from '../../ui/format.js';
import { StateText } from '../../ui/parts.js';
import { useWorkbench } from '../../ui/workbench.js';

/** Breaks that are named one by one; the rest are counted. */
const NAMED = 3;

/** Whether the chain of the log, everybody's entries, is whole. */
export function ChainState({ language }: { language: Language }) {
  const { t } = useTranslation('accessLogLater');
  const { orpc } = useWorkbench();
  const chain = useQuery({ ...orpc.accessLog.chain.queryOptions(), gcTime: 0 });
  const report = chain.data;
  return (
    <div className="al-chain" role="status">
      {report === undefined ? (
        <StateText icon={chain.isError ? 'unknown' : 'swap'} color="text-2">
          {t(chain.isError ? 'chain.unknown' : 'chain.checking')}
        </StateText>
      ) : report.broken === 0 ? (
        <StateText icon="ok" color="available">
          {t('chain.whole')}
        </StateText>
      ) : (
        <StateText icon="warnf" color="caution">
          {t('chain.broken', { count: report.broken })}
        </StateText>
      )}
      {report?.since !== undefined && (
        <span className="tp-weak">
          {t('chain.size', { count: report.lines, date: formatDate(report.since, language) })}
        </span>
      )}
      {report !== undefined && report.broken > 0 && (
        <>
          <ul className="al-breaks">
            {report.breaks.slice(0, NAMED).map(({ file, line, why }) => (
              <li key={`${file} ${line}`}>{t(`chain.why.${why}`, { file, line })}</li>
            ))}
          </ul>
          <p>{t('chain.whatToDo')}</p>
        </>
      )}
    </div>
  );
}
