import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Feedback, FeedbackWords } from '#shared/guidelines-feedback.js';
import { languageOf } from '../../../ui/format.js';
import { writeDate } from '../write-date.js';
import { FeedbackState } from './FeedbackState.js';

/** One piece of feedback: what it is about, the words, its state and the editor's answer. */
export function FeedbackItem({
  item,
  onOpen,
  children,
}: {
  item: Feedback | FeedbackWords;
  /** Opens the article; absent where it is open already. */
  onOpen?: ((id: string) => void) | undefined;
  children?: ReactNode;
}) {
  const { t, i18n } = useTranslation('guidelinesLater');
  const date = (iso: string) => writeDate(iso.slice(0, 10), languageOf(i18n.language));
  return (
    <li className="gl-feedback">
      <span className="gl-tags">
        <FeedbackState state={'state' in item ? item.state : 'waiting'} />
        <span className="tp-weak">
          {date(item.at)}
          {'unit' in item && item.unit !== undefined && ` · ${item.unit}`}
        </span>
      </span>
      {onOpen !== undefined && (
        <button type="button" className="gl-link" lang={item.language} onClick={() => onOpen(item.article)}>
          {item.title}
        </button>
      )}
      {item.quote !== undefined && (
        <blockquote lang={item.language} className="tp-weak">
          {item.quote}
        </blockquote>
      )}
      <p>{item.text}</p>
      {'answer' in item && item.answer !== undefined && (
        <p className="gl-answered">
          <strong>{t('feedback.answerOn', { date: date(item.changedAt) })}</strong> {item.answer}
        </p>
      )}
      {children}
    </li>
  );
}
