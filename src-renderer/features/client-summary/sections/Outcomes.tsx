import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { IconName } from '../../../ui/icon.js';
import { StateText } from '../../../ui/parts.js';
import { type SectionProps, SummarySection } from '../SummarySection.js';
import { entriesOf } from '../order.js';
import { writeDate } from '../write.js';
import { AsTable } from './Measurements.js';
import { SeriesList } from './charts/SeriesList.js';
import { type Course, coursesOf } from './charts/series.js';
import { courseOf, directionOf } from './instruments.js';

const COURSE: Record<'better' | 'worse' | 'same', { icon: IconName; color: string }> = {
  better: { icon: 'ok', color: 'synced' },
  worse: { icon: 'warn', color: 'caution' },
  same: { icon: 'info', color: 'text-2' },
};

/** What the client reports by instruments, over time; which way is better, and how the last score stands to the one before. */
export function Outcomes(props: SectionProps) {
  const [asTable, setAsTable] = useState(false);
  const entries = entriesOf(props.summary, 'outcomes');
  const courses = useMemo(() => coursesOf(entries), [entries]);
  return (
    <SummarySection
      {...props}
      id="outcomes"
      actions={courses.length > 0 && <AsTable on={asTable} toggle={() => setAsTable(!asTable)} />}
    >
      <SeriesList courses={courses} asTable={asTable} openAtFirst={1} Note={Direction} />
    </SummarySection>
  );
}

function Direction({ course: { series, points } }: { course: Course }) {
  const { t } = useTranslation('clientSectionsLater');
  const direction = directionOf(series.title);
  if (direction === undefined) return null;
  const course = courseOf(
    points.map((point) => point.value),
    direction,
  );
  const before = points.at(-2);
  return (
    <p className="cs-note">
      <span className="cs-weak">{t(`outcomes.${direction}`)}</span>
      {course !== undefined && before !== undefined && (
        <StateText icon={COURSE[course].icon} color={COURSE[course].color}>
          {t(`outcomes.${course}`, { date: writeDate(new Date(before.at).toISOString()) })}
        </StateText>
      )}
    </p>
  );
}
