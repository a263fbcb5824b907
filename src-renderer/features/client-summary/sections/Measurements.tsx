import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../ui/button.js';
import { Icon } from '../../../ui/icon.js';
import { type SectionProps, SummarySection } from '../SummarySection.js';
import { entriesOf } from '../order.js';
import { SeriesList } from './charts/SeriesList.js';
import { coursesOf } from './charts/series.js';

/** Measurements as charts, or as tables that hold every value, also those that are words. */
export function Measurements(props: SectionProps) {
  const [asTable, setAsTable] = useState(false);
  const entries = entriesOf(props.summary, 'measurements');
  const courses = useMemo(() => coursesOf(entries), [entries]);
  return (
    <SummarySection
      {...props}
      id="measurements"
      actions={courses.length > 0 && <AsTable on={asTable} toggle={() => setAsTable(!asTable)} />}
    >
      <SeriesList courses={courses} asTable={asTable} />
    </SummarySection>
  );
}

/** Between charts and tables. */
export function AsTable({ on, toggle }: { on: boolean; toggle: () => void }) {
  const { t } = useTranslation('clientSummaryLater');
  return (
    <Button
      variant="text"
      aria-pressed={on}
      startIcon={<Icon name={on ? 'chart' : 'table'} size={14} />}
      onClick={toggle}
    >
      {t(on ? 'measurements.asChart' : 'measurements.asTable')}
    </Button>
  );
}
