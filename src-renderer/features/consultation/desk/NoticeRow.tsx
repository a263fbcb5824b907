import { useTranslation } from 'react-i18next';
import type { People } from '../../../ui/colleagues/use-people.js';
import { formatTime, languageOf } from '../../../ui/format.js';
import type { Notice } from '../notices.js';
import { happeningWords, urgencyWord } from '../words.js';

/** One notice: what happened, to which request, when. */
export function NoticeRow({ notice, people, onOpen }: { notice: Notice; people: People; onOpen: () => void }) {
  const { t, i18n } = useTranslation('consultationLater');
  const { topic, urgency, unread, happening } = notice;
  const language = languageOf(i18n.language);
  return (
    <li>
      <button type="button" className={unread ? 'co-notice co-notice-unread' : 'co-notice'} onClick={onOpen}>
        {unread && <span className="co-dot" role="img" aria-label={t('notices.unread')} />}
        <span className="co-notice-what">{happeningWords(t, happening, people, language)}</span>
        <time className="tp-weak tp-num" dateTime={happening.at}>
          {formatTime(happening.at, language)}
        </time>
        <span className="co-notice-topic">
          {urgencyWord(t, urgency)} · {topic}
        </span>
      </button>
    </li>
  );
}
