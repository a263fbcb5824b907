import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { Register } from '#shared/client-summary.js';
import type { Aim } from '#shared/indicators.js';
import { failureText } from '../../ui/failure-text.js';
import { languageOf } from '../../ui/format.js';
import { StateText } from '../../ui/parts.js';
import { useWorkbench } from '../../ui/workbench.js';
import { ShareSection } from './ShareSection.js';
import { sharesReported } from './reported.js';

/** How longest times were kept of all of a unit's matters, where the county's source reports of them; nothing where none does. */
export function ReportedLimits({ aimOf }: { aimOf: (register: Register) => Aim | undefined }) {
  const { t, i18n } = useTranslation('indicatorsLater');
  const { orpc } = useWorkbench();
  const { data } = useQuery(orpc.indicators.reports.queryOptions());
  if (data === undefined) return null;
  return (
    <>
      {data.failures.map((failure) => (
        <p key={JSON.stringify(failure)} className="in-note">
          <StateText icon="warn" color="caution">
            {failureText(t, failure)} {t('reported.missing')}
          </StateText>
        </p>
      ))}
      {sharesReported(data.reports, languageOf(i18n.language)).map(({ source, register, period, rows }) => (
        <ShareSection
          key={`${source} ${register}`}
          title={t(`limits.all.${register}`)}
          detail={t('reported.from', { source, period })}
          note={t('reported.note')}
          file={register === 'health' ? 'hoitoon-paasy-kaikki' : 'palveluun-paasy-kaikki'}
          rowLabel={t('column.unit')}
          rows={rows}
          aim={aimOf(register)}
          empty={t('limits.empty')}
        />
      ))}
    </>
  );
}
