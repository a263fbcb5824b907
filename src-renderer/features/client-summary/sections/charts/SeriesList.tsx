import { type ComponentType, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { FilterChip } from '../../../../ui/parts.js';
import { useNow } from '../../use-now.js';
import { More } from '../More.js';
import { Series } from './Series.js';
import { type Course, type Span, fittingSpan, spans } from './series.js';

const OPEN_AT_FIRST = 2;
const SHOWN = 8;

/** Series in rows, the most lately measured first and opened; all share one span of time. */
export function SeriesList({
  courses,
  asTable,
  openAtFirst = OPEN_AT_FIRST,
  Note,
}: {
  courses: readonly Course[];
  asTable: boolean;
  openAtFirst?: number;
  /** Said under each name: what the instrument's numbers mean. */
  Note?: ComponentType<{ course: Course }>;
}) {
  const { t } = useTranslation('clientSummaryLater');
  const now = useNow();
  const [turned, setTurned] = useState<ReadonlyMap<string, boolean>>(new Map());
  const [span, setSpan] = useState<Span>();
  const isOpen = ({ key }: Course) => turned.get(key) ?? courses.slice(0, openAtFirst).some((one) => one.key === key);
  const length = span ?? fittingSpan(courses.filter(isOpen), now);
  const rows = (shown: readonly Course[]) =>
    shown.map((course) => (
      <Series
        key={course.key}
        course={course}
        open={isOpen(course)}
        toggle={() => setTurned(new Map([...turned, [course.key, !isOpen(course)]]))}
        asTable={asTable}
        span={length}
        now={now}
        note={Note !== undefined && <Note course={course} />}
      />
    ));
  return (
    <>
      <fieldset className="cs-chips">
        <legend className="cs-hidden">{t('measurements.span')}</legend>
        {spans.map((one) => (
          <FilterChip key={one} on={one === length} onToggle={() => setSpan(one)}>
            {t(`measurements.${one}`)}
          </FilterChip>
        ))}
      </fieldset>
      {rows(courses.slice(0, SHOWN))}
      <More count={Math.max(courses.length - SHOWN, 0)} label="series">
        {rows(courses.slice(SHOWN))}
      </More>
    </>
  );
}
