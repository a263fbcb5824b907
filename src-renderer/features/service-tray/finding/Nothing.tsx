import { useTranslation } from 'react-i18next';
import type { NarrowCounts } from '#shared/search/narrow.js';
import type { Service } from '#shared/service-tray.js';
import { Button } from '../../../ui/button.js';
import { Notice } from '../../../ui/parts.js';
import { type Wish, noWish, wishGroups, without } from '../wish.js';
import type { Words } from '../words.js';
import { useConditions } from './Chosen.js';

/** The wish without everything of one kind of condition. */
function loosen(wish: Wish, of: string): Wish {
  if (of === 'near') return without(wish, 'place');
  if (of === 'only') return without(wish, 'favourites');
  const group = wishGroups.find((each) => each === of);
  return group === undefined ? wish : { ...wish, chosen: { ...wish.chosen, [group]: [] } };
}

/** Nothing was found: which filter stands in the way, and what comes without it. */
export function Nothing({
  wish,
  query,
  counts,
  services,
  words,
  onChange,
}: {
  wish: Wish;
  query: string;
  counts: NarrowCounts | undefined;
  services: readonly Service[];
  words: Words;
  onChange: (wish: Wish) => void;
}) {
  const { t } = useTranslation('serviceFindingLater');
  const conditions = useConditions(wish, services, words);
  const ways = Object.entries(counts?.without ?? {}).map(([of, count]) => ({
    of,
    count,
    names: conditions
      .filter((condition) => condition.of === of)
      .map(({ label }) => label)
      .join(', '),
  }));
  const hint = ways.length > 0 ? 'loosen' : (counts?.found ?? 0) > 0 ? 'loosenMany' : 'otherWord';
  return (
    <div className="st-nothing">
      <Notice
        kind="empty"
        title={t(query.trim() === '' ? 'nothing.title' : 'nothing.forQuery', { query: query.trim() })}
        detail={t(`nothing.${hint}`)}
      />
      <div className="st-nothing-ways">
        {ways.map(({ of, count, names }) => (
          <Button key={of} variant="outlined" onClick={() => onChange(loosen(wish, of))}>
            {t('nothing.without', { names, count })}
          </Button>
        ))}
        {conditions.length > 1 && <Button onClick={() => onChange(noWish)}>{t('clearAll')}</Button>}
      </div>
    </div>
  );
}
