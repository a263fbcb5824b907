import { type ReactNode, useId, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { Icon } from '../../../../ui/icon.js';
import { RegisterMark } from '../../RegisterTag.js';
import { useLanguage } from '../../use-language.js';
import { writeMoment } from '../../write.js';
import { entryRef } from '../entry-ref.js';
import { Chart } from './Chart.js';
import { MeasurementTable } from './MeasurementTable.js';
import { SeriesHead, Standing } from './SeriesHead.js';
import { Sparkline } from './Sparkline.js';
import { type Course, type Span, lately, within } from './series.js';
import { useSeriesTitle } from './use-series-title.js';
import { writeValue } from './write-value.js';

/**
 * One series: its name, newest value and time in a row; opened, its course as a drawing or as a table. What is in words
 * only has a table and no drawing.
 */
export function Series({
  course,
  open,
  toggle,
  asTable,
  span,
  now,
  note,
}: {
  course: Course;
  open: boolean;
  toggle: () => void;
  asTable: boolean;
  span: Span;
  now: number;
  /** Said under the name: what the instrument's numbers mean. */
  note?: ReactNode;
}) {
  const { t } = useTranslation('clientSummaryLater');
  const language = useLanguage();
  const title = useSeriesTitle();
  const id = useId();
  const { series, newest } = course;
  const drawn = open && !asTable;
  const points = useMemo(() => (drawn ? lately(course.points, span, now) : []), [drawn, course, span, now]);
  return (
    <div className="cs-series" {...entryRef(series)}>
      <div className="cs-series-line">
        <h4>
          <button type="button" className="cs-fold" aria-expanded={open} aria-controls={id} onClick={toggle}>
            <Icon name={open ? 'down' : 'right'} size={12} color="text-3" />
            {title(series)}
          </button>
        </h4>
        {series.register === 'social' && <RegisterMark register="social" />}
        {newest !== undefined && (
          <>
            <b className="tp-num">{writeValue(newest, series.unit, language)}</b>
            <span className="cs-weak tp-num">{writeMoment(newest.at, language)}</span>
          </>
        )}
        {open ? (
          <SeriesHead course={course} />
        ) : (
          <>
            <Standing course={course} />
            <span className="tp-grow" />
            <Sparkline course={course} />
          </>
        )}
      </div>
      {note}
      <div id={id} hidden={!open}>
        {open && asTable && <MeasurementTable series={series} points={within(series.points, span, now)} />}
        {open && !asTable && points.length > 0 && <Chart series={series} points={points} />}
        {open && !asTable && points.length === 0 && course.points.length > 0 && (
          <p className="cs-none">{t('measurements.noneInSpan')}</p>
        )}
        {open && !asTable && course.points.length === 0 && <MeasurementTable series={series} points={series.points} />}
      </div>
    </div>
  );
}
