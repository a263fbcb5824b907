import { Fragment } from 'react';
import { useTranslation } from 'react-i18next';
import { occurrencesOf } from '#shared/occurrences.js';
import type { ServiceEvent } from '#shared/service-tray.js';
import { Button } from '../../../ui/button.js';
import { Icon } from '../../../ui/icon.js';
import '../service-details.css';
import { TrayButton } from '../tray-button.js';
import { useFocusOnce, useKeys } from '../use-keys.js';
import type { TrayNow } from '../use-tray.js';
import { type Words, priceOf } from '../words.js';
import { eventPlaceOf, momentOf, rhythmOf } from './event-words.js';

/** So many coming times are told; of the others the rhythm tells. */
const MOST_TIMES = 6;

/** Everything that is told of one event. */
export default function EventDetails({
  event,
  now,
  words,
  tray,
  onBack,
}: {
  event: ServiceEvent;
  /** Times that are over by now are not told. */
  now: number;
  words: Words;
  tray: TrayNow;
  onBack: () => void;
}) {
  const { local, languageName } = words;
  const { t } = useTranslation('serviceTrayEventsLater');
  const back = useFocusOnce<HTMLButtonElement>();
  const root = useKeys<HTMLElement>((key) => {
    if (key.key === 'Escape') onBack();
  });
  const name = local(event.title);
  const times = occurrencesOf(event, now, Infinity, MOST_TIMES);
  const rhythm = rhythmOf(event, words);
  const { needed, note, url } = event.signUp;
  const facts: [string, string | undefined][] = [
    [t('where'), eventPlaceOf(event, words)],
    [t('serviceTray:provider'), event.organiser && local(event.organiser)],
    [t('serviceTray:price'), priceOf(event, words)],
    [t('serviceTray:forWhom'), event.targetGroups.map((group) => t(`serviceTray:groups.${group}`)).join(', ')],
    [t('serviceTray:servedIn'), event.languages.map(languageName).join(', ')],
    [t('signUp'), note === undefined ? t(needed ? 'signUpNeeded' : 'signUpNone') : local(note)],
  ];
  return (
    <article className="st-details" aria-label={name} ref={root}>
      <div className="st-details-bar">
        <Button ref={back} onClick={onBack} startIcon={<Icon name="right" size={14} />} className="st-back">
          {t('back')}
        </Button>
        <span className="tp-grow" />
        <TrayButton target={{ kind: 'event', eventId: event.id }} name={name} tray={tray} words={words} />
      </div>
      <div className="st-scroll" tabIndex={-1}>
        <h3>{name}</h3>
        {event.summary !== undefined && <p>{local(event.summary)}</p>}
        <dl className="st-facts">
          <dt>{t('when')}</dt>
          <dd>
            {times.length === 0 && t('over')}
            {times.map((time) => (
              <div key={time.start}>{momentOf(time, words)}</div>
            ))}
            {rhythm !== undefined && times.length > 0 && <div className="tp-weak">{rhythm}</div>}
          </dd>
          {facts.map(([label, text]) =>
            text === undefined || text === '' ? null : (
              <Fragment key={label}>
                <dt>{label}</dt>
                <dd>{text}</dd>
              </Fragment>
            ),
          )}
          {url !== undefined && (
            <>
              <dt>{t('page')}</dt>
              <dd>
                <a href={url} target="_blank" rel="noopener noreferrer" title={t('serviceTray:opensNew')}>
                  {url.replace(/^https?:\/\//, '')} <Icon name="ext" size={12} label={t('serviceTray:opensNew')} />
                </a>
              </dd>
            </>
          )}
        </dl>
      </div>
    </article>
  );
}
