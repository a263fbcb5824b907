import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Service, SourceHealth } from '#shared/service-tray.js';
import { Icon } from '../../ui/icon.js';
import { Button } from '../../ui/button.js';
import { StateText } from '../../ui/parts.js';
import { freshnessOf } from './freshness.js';
import { type Words, licenceOf } from './words.js';

const ReportError = lazy(() => import('./report-error.js'));

/** How fresh what is told is, who keeps it and where it came from; and the way to tell them of a mistake. */
export function Origin({
  service,
  sources,
  words,
}: {
  service: Service;
  sources: readonly SourceHealth[];
  words: Words;
}) {
  const { t } = useTranslation('serviceFindingLater');
  const [now] = useState(() => Date.now());
  const [reporting, setReporting] = useState(false);
  const { modified, provider, sector } = service;
  const source = sources.find(({ id }) => id === service.source);
  const freshness = freshnessOf(modified, now);
  const day = modified === undefined ? '' : words.date(`${modified}T12:00:00Z`);
  return (
    <section className="st-origin" aria-label={t('origin.title')}>
      <h4>{t('origin.title')}</h4>
      {freshness === 'fresh' ? (
        <StateText icon="ok" color="text-2">
          {t('origin.fresh', { date: day })}
        </StateText>
      ) : (
        <StateText icon="warnf" color="caution">
          {t(`origin.${freshness}`, { date: day })}
        </StateText>
      )}
      <p>
        {t('origin.keeper', { name: provider === undefined ? words.t(`sectors.${sector}`) : words.local(provider) })}
      </p>
      {source !== undefined && (
        <p className="tp-weak">
          {[
            source.name,
            ...(licenceOf(source, words) === source.name ? [] : [licenceOf(source, words)]),
            ...(source.fetchedAt === undefined
              ? []
              : [t('origin.fetched', { date: words.date(source.fetchedAt), time: words.time(source.fetchedAt) })]),
          ].join(' · ')}
        </p>
      )}
      {reporting ? (
        <Suspense>
          <ReportError service={service} words={words} source={source} onClose={() => setReporting(false)} />
        </Suspense>
      ) : (
        <Button variant="outlined" onClick={() => setReporting(true)} startIcon={<Icon name="pen" size={14} />}>
          {t('report.open')}
        </Button>
      )}
    </section>
  );
}
