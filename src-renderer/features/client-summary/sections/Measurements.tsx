import { Suspense, lazy, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { MeasurementSeries } from '#shared/client-summary.js';
import { Button } from '../../../ui/button.js';
import { Icon } from '../../../ui/icon.js';
import { FilterChip } from '../../../ui/parts.js';
import { MeasurementTable } from './MeasurementTable.js';
import { More } from './More.js';
import { SeriesHead } from './SeriesHead.js';
import { type SectionProps, SummarySection } from '../SummarySection.js';
import { entriesOf } from '../order.js';
import { type Span, byRecency, drawable, fittingSpan, keyOf, spans, within } from './series.js';
import { useNow } from '../use-now.js';
import { useSeriesTitle } from './use-series-title.js';

// The drawing library stays out of the first load, and out of the pane until a client has something to draw.
const MeasurementChart = lazy(() => import('./MeasurementChart.js'));

const SHOWN_AT_FIRST = 2;
const CHIPS = 8;

/** Measurements as charts, or as a table that holds every value, also those that are words. */
export function Measurements(props: SectionProps) {
  const { t } = useTranslation('clientSummaryLater');
  const now = useNow();
  const [asTable, setAsTable] = useState(false);
  const [chosen, setChosen] = useState<readonly string[]>();
  const [span, setSpan] = useState<Span>();
  const all = byRecency(entriesOf(props.summary, 'measurements'));
  const keys = chosen ?? all.slice(0, SHOWN_AT_FIRST).map(keyOf);
  const shown = all.filter((one) => keys.includes(keyOf(one)));
  const length = span ?? fittingSpan(shown, now);
  const toggle = (key: string) => setChosen(keys.includes(key) ? keys.filter((one) => one !== key) : [...keys, key]);

  return (
    <SummarySection
      {...props}
      id="measurements"
      actions={
        all.length > 0 && (
          <Button
            variant="text"
            aria-pressed={asTable}
            startIcon={<Icon name={asTable ? 'chart' : 'table'} size={14} />}
            onClick={() => setAsTable(!asTable)}
          >
            {t(asTable ? 'measurements.asChart' : 'measurements.asTable')}
          </Button>
        )
      }
    >
      <fieldset className="cs-chips">
        <legend className="cs-hidden">{t('measurements.which')}</legend>
        <SeriesChips series={all.slice(0, CHIPS)} keys={keys} toggle={toggle} />
      </fieldset>
      <More count={Math.max(all.length - CHIPS, 0)} label="series">
        <div className="cs-chips">
          <SeriesChips series={all.slice(CHIPS)} keys={keys} toggle={toggle} />
        </div>
      </More>
      <fieldset className="cs-chips">
        <legend className="cs-hidden">{t('measurements.span')}</legend>
        {spans.map((one) => (
          <FilterChip key={one} on={one === length} onToggle={() => setSpan(one)}>
            {t(`measurements.${one}`)}
          </FilterChip>
        ))}
      </fieldset>
      {shown.length === 0 && <p className="cs-none">{t('measurements.noneChosen')}</p>}
      {shown.map((series) => {
        const points = within(drawable(series.points), length, now);
        return (
          <div key={keyOf(series)} className="cs-series">
            <SeriesHead series={series} />
            {asTable ? (
              <MeasurementTable series={series} points={within(series.points, length, now)} />
            ) : points.length === 0 ? (
              <p className="cs-none">{t('measurements.noneInSpan')}</p>
            ) : (
              <Suspense fallback={<div className="cs-chart" aria-busy="true" />}>
                <MeasurementChart series={series} points={points} />
              </Suspense>
            )}
          </div>
        );
      })}
    </SummarySection>
  );
}

function SeriesChips({
  series,
  keys,
  toggle,
}: {
  series: readonly MeasurementSeries[];
  keys: readonly string[];
  toggle: (key: string) => void;
}) {
  const title = useSeriesTitle();
  return series.map((one) => (
    <FilterChip key={keyOf(one)} on={keys.includes(keyOf(one))} onToggle={() => toggle(keyOf(one))}>
      {title(one)}
    </FilterChip>
  ));
}
