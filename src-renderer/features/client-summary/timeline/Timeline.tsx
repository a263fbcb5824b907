import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { SectionId, Summary } from '#shared/client-summary.js';
import { describeAll } from '../described/index.js';
import { isNewTime } from '../new-since.js';
import { useNow } from '../use-now.js';
import { useWords } from '../use-words.js';
import { Filters } from './Filters.js';
import { TimelineList } from './TimelineList.js';
import { type Wanted, choicesOf, everything, itemsOf, linesOf, wantedOf } from './items.js';
import './timeline.css';

/**
 * Everything that is known of the client on one line of time.
 * @param since only what is newer; undefined = all
 */
export default function Timeline({
  summary,
  since,
  onJump,
}: {
  summary: Summary;
  since: string | undefined;
  onJump: (section: SectionId, entry: string) => void;
}) {
  const { t } = useTranslation('clientViewsLater');
  const words = useWords();
  const now = useNow();
  const [wanted, setWanted] = useState<Wanted>(everything);
  const items = useMemo(() => {
    const all = describeAll(summary, words);
    return itemsOf(
      since === undefined ? all : all.filter((one) => one.part === undefined || isNewTime(one.at, since, now)),
    );
  }, [summary, words, since, now]);
  const choices = useMemo(() => choicesOf(items), [items]);
  const left = useMemo(() => wantedOf(items, wanted, now), [items, wanted, now]);
  const lines = useMemo(() => linesOf(left, now), [left, now]);
  return (
    <div className="cs-timeline-view">
      <Filters choices={choices} wanted={wanted} count={left.length} onChange={setWanted} />
      {left.length === 0 ? (
        <p className="cs-none cs-timeline-none">
          {t(items.length === 0 ? 'timeline.nothing' : 'timeline.nothingLeft')}
        </p>
      ) : (
        <TimelineList lines={lines} words={words} now={now} onJump={onJump} />
      )}
    </div>
  );
}
