import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { languageOf } from '../../../ui/format.js';
import { Icon, type IconName } from '../../../ui/icon.js';
import { MenuButton } from '../../../ui/menu.js';
import { type View, asksReading, isRead, newsSince, toReview, views } from './sums.js';
import { useNews } from './use-news.js';
import { type ViewProps, useReader } from './use-reader.js';
import './shelf.css';

const icons: Record<View, IconName> = {
  all: 'book',
  favourites: 'star',
  recent: 'clock',
  news: 'bell',
  toRead: 'check',
  feedback: 'chat',
  review: 'cal',
  opens: 'chart',
  unit: 'people',
};

/** Over the list: which of the lists is shown, and what waits for the reader. */
export default function Head({
  places,
  all,
  view,
  onView,
}: Pick<ViewProps, 'places' | 'all'> & { view: View; onView: (view: View) => void }) {
  const { t, i18n, ready } = useTranslation('guidelinesLater', { useSuspense: false });
  const reader = useReader();
  const { shelf, readings, isEditor, isSupervisor, today } = reader;
  const [start] = useState(() => Date.now());
  const { news } = useNews(places, {
    since: newsSince(shelf, start),
    today,
    language: languageOf(i18n.language),
  });
  const counts: Partial<Record<View, number>> = {
    favourites: shelf.favourites.length,
    news: news.length,
    toRead:
      readings === undefined ? 0 : asksReading(places, all, today).filter((one) => !isRead(one, all, readings)).length,
    review: isEditor ? toReview(places, today).length : 0,
  };
  const offered = views.filter(
    (one) => (one !== 'review' && one !== 'opens' && one !== 'unit') || (one === 'unit' ? isSupervisor : isEditor),
  );
  const name = (one: View) => {
    const count = counts[one] ?? 0;
    return count === 0 ? t(`view.${one}`) : `${t(`view.${one}`)} (${count})`;
  };
  if (!ready) return null;
  const waits = (['toRead', 'news', 'review'] as const).filter((one) => (counts[one] ?? 0) > 0 && one !== view);
  return (
    <div className="gl-head">
      <MenuButton
        label={t('viewNow', { view: t(`view.${view}`) })}
        menuLabel={t('views')}
        className="gl-view"
        items={() =>
          offered.map((one) => ({
            id: one,
            icon: icons[one],
            label: name(one),
            checked: one === view,
            divided: one === 'favourites' || one === 'feedback',
            run: () => onView(one),
          }))
        }
      >
        {t(`view.${view}`)} <Icon name="down" size={12} />
      </MenuButton>
      <span className="tp-grow" />
      {waits.map((one) => (
        <button key={one} type="button" className={`gl-wait gl-wait-${one}`} onClick={() => onView(one)}>
          <Icon name={icons[one]} size={12} /> {t(`waits.${one}`, { count: counts[one] ?? 0 })}
        </button>
      ))}
    </div>
  );
}
