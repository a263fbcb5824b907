import { useTranslation } from 'react-i18next';
import { Icon } from '../../../ui/icon.js';
import { StateCell } from '../../../ui/colleagues/StateCell.js';
import type { PresenceStore } from '../../../ui/colleagues/presence-store.js';
import { useContactLinks } from '../../../ui/colleagues/use-contact-links.js';
import { usePresence } from '../../../ui/colleagues/use-presence.js';
import { withinSentence } from '../../../ui/colleagues/words.js';
import type { Hit } from '../search.js';

/** Pixels of a row whose texts need no more than two lines. */
export const ROW_HEIGHT = 42;
export const rowId = (ordinal: number) => `av-row-${ordinal}`;
export const callId = (ordinal: number) => `av-call-${ordinal}`;
export const askId = (ordinal: number) => `av-ask-${ordinal}`;

/** What the list tells each of its rows. */
export interface RowPlace {
  index: number;
  /** How many there are in all, drawn or not. */
  count: number;
  /** Pixels from the top of the list. */
  top: number;
  /** The one row that Tab comes to. */
  active: boolean;
  open: boolean;
  /** The last of those pinned above the others. */
  lastPinned: boolean;
}

/**
 * One colleague: state, who and where (opens the card), extension, call and consultation. Redraws alone when the state
 * changes.
 */
export function ColleagueRow({
  hit: { colleague, pin },
  favourite,
  store,
  known,
  today,
  place,
  measure,
  onOpen,
  onAsk,
  onActive,
}: {
  hit: Hit;
  /** Now, which may be after the list was sorted. */
  favourite: boolean;
  store: PresenceStore;
  /** False while the directory's numbers are not those of the hub: then no state is anybody's. */
  known: boolean;
  today: string;
  place: RowPlace;
  /** Tells the list how high the row became. */
  measure: (row: HTMLLIElement) => () => void;
  onOpen: (person: string) => void;
  onAsk: (person: string) => void;
  onActive: (index: number) => void;
}) {
  const { t, i18n } = useTranslation('availability');
  const { id, ordinal, name, title, unit, extension } = colleague;
  const call = useContactLinks()(colleague).find(({ kind }) => kind === 'call');
  const presence = usePresence(store, ordinal);
  const tabIndex = place.active ? 0 : -1;
  return (
    <li
      ref={measure}
      data-row={ordinal}
      className={['av-row', place.open && 'av-row-open', place.lastPinned && 'av-row-last-pinned']
        .filter(Boolean)
        .join(' ')}
      aria-setsize={place.count}
      aria-posinset={place.index + 1}
      style={{ transform: `translateY(${place.top}px)` }}
    >
      <StateCell presence={known ? presence : undefined} today={today} />
      <button
        type="button"
        id={rowId(ordinal)}
        className="av-who"
        tabIndex={tabIndex}
        aria-expanded={place.open}
        onFocus={() => onActive(place.index)}
        onClick={() => onOpen(id)}
      >
        <b>{name}</b>
        {favourite && <Icon name="star" size={12} color="accent" label={t('favourite')} />}{' '}
        <span className="av-title">{withinSentence(title, i18n.language)}</span>
        {pin === 'namedWorker' && <span className="av-pin">{t('namedWorker')}</span>}
        <span className="av-unit">{unit}</span>
      </button>
      <span className="av-extension tp-num">
        {extension !== undefined && (
          <>
            <span className="av-extension-word">{t('extension')} </span>
            {extension}
          </>
        )}
      </span>
      {call !== undefined && (
        <a
          id={callId(ordinal)}
          href={call.href}
          {...(call.href.startsWith('https:') ? { target: '_blank', rel: 'noopener noreferrer' } : {})}
          className="tp-icon-button av-call"
          tabIndex={tabIndex}
          aria-label={t('call', { name })}
          title={t('call', { name })}
        >
          <Icon name="phone" size={14} />
        </a>
      )}
      <button
        type="button"
        id={askId(ordinal)}
        className="tp-icon-button av-ask"
        tabIndex={tabIndex}
        aria-label={t('ask', { name })}
        title={t('ask', { name })}
        onClick={() => onAsk(id)}
      >
        <Icon name="chat" size={14} />
      </button>
    </li>
  );
}
