import { ChartsContainer } from '@mui/x-charts/ChartsContainer';
import { ChartsGrid } from '@mui/x-charts/ChartsGrid';
import { ChartsXAxis } from '@mui/x-charts/ChartsXAxis';
import { ChartsYAxis } from '@mui/x-charts/ChartsYAxis';
import { LinePlot } from '@mui/x-charts/LineChart';
import { useTranslation } from 'react-i18next';
import type { MeasurementSeries } from '#shared/client-summary.js';
import { MuiProvider } from '../../../ui/mui.js';
import { Band, Marks, RightEnd } from './chart-marks.js';
import { type Drawn, extent } from './series.js';
import { useLanguage } from '../use-language.js';
import { useSeriesTitle } from './use-series-title.js';
import { writeDate, writeDay, writeNumber, writeTime } from '../write.js';
import { writeRange, writeValue } from './write-value.js';

const RIGHT = 98;
const HEIGHT = 128;
/** From here on a mark a value would be a smear: marks shrink and the line carries the shape. */
const MANY = 60;

interface ChartProps {
  series: MeasurementSeries;
  points: readonly Drawn[];
}

/** One series over time, drawn. The table view holds the same numbers; the picture has a name that tells its gist. */
export default function MeasurementChart(props: ChartProps) {
  return (
    <MuiProvider>
      <Chart {...props} />
    </MuiProvider>
  );
}

function Chart({ series, points }: ChartProps) {
  const { t } = useTranslation('clientSummaryLater');
  const language = useLanguage();
  const title = useSeriesTitle();
  const first = points[0];
  const last = points.at(-1);
  if (first === undefined || last === undefined) return null;
  const pair = points.some((point) => point.value2 !== undefined);
  const [min, max] = extent(points, series);
  const end = last.at === first.at ? last.at + 1 : last.at;
  // One line: the client's own course; the professional's squares stand beside it, joined only where they are alone.
  const own = points.some((point) => point.own);
  const line = points.map((point) => (point.own === own ? point.value : null));
  const value = (point: Drawn) =>
    writeValue({ value: point.value, value2: point.value2 ?? null }, series.unit, language);
  const range = writeRange(series, language);
  const bare = writeValue({ value: last.value, value2: last.value2 ?? null }, undefined, language);
  const lines = [
    ...(value(last).length > 9 ? [bare, series.unit ?? ''] : [value(last)]),
    ...(range === undefined ? [] : [t('measurements.range', { range })]),
  ];
  const days = (end - first.at) / 86_400_000;
  const tick = (at: Date) =>
    days > 300
      ? writeDate(at.toISOString().slice(0, 7))
      : days > 3
        ? writeDay(at.getTime())
        : writeTime(at.getTime(), language);
  const name = t('measurements.chart', {
    title: title(series),
    from: writeDate(new Date(first.at).toISOString()),
    to: writeDate(new Date(last.at).toISOString()),
    first: value(first),
    last: value(last),
    count: points.length,
  });
  return (
    <figure className="cs-chart">
      <figcaption className="cs-hidden">{name}</figcaption>
      <ChartsContainer
        height={HEIGHT}
        margin={{ left: 4, right: RIGHT, top: 8, bottom: 0 }}
        disableAxisListener
        skipAnimation
        series={
          pair
            ? []
            : [
                {
                  id: 'line',
                  type: 'line',
                  data: line,
                  connectNulls: true,
                  curve: 'linear',
                  color: own ? 'var(--c-own)' : 'var(--c-pro)',
                },
              ]
        }
        xAxis={[
          {
            scaleType: 'time',
            data: points.map((point) => new Date(point.at)),
            min: new Date(first.at),
            max: new Date(end),
            tickNumber: 4,
            height: 24,
            valueFormatter: tick,
          },
        ]}
        yAxis={[
          {
            min,
            max,
            width: 38,
            tickNumber: 3,
            valueFormatter: (one: number) => writeNumber(one, language),
          },
        ]}
      >
        <Band series={series} />
        <ChartsGrid horizontal />
        <LinePlot />
        <Marks points={points} small={points.length > MANY} />
        <ChartsXAxis disableTicks disableLine />
        <ChartsYAxis disableTicks disableLine />
        <RightEnd last={last} lines={lines} />
      </ChartsContainer>
    </figure>
  );
}
