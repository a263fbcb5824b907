import { useTranslation } from 'react-i18next';
import type { Colleague } from '#shared/availability.js';
import { Icon } from '../../ui/icon.js';
import { StateCell } from './StateCell.js';
import type { PresenceStore } from './presence-store.js';
import { usePresence } from './use-presence.js';

export const ROW_HEIGHT = 42;
export const rowId = (ordinal: number) => `av-row-${ordinal}`;
export const callId = (ordinal: number) => `av-call-${ordinal}`;
export const telOf = (phone: string) => `tel:${phone}`;

/** One colleague: state, who and where, extension, call and details. Redraws alone when the state changes. */
export function ColleagueRow({
  colleague,
  store,
  known,
  index,
  top,
  active,
  open,
  onOpen,
  onPoint,
}: {
  colleague: Colleague;
  store: PresenceStore;
  /** False while the directory's numbers are not those of the hub: then no state is anybody's. */
  known: boolean;
  index: number;
  top: number;
  active: boolean;
  open: boolean;
  onOpen: (ordinal: number) => void;
  onPoint: (index: number) => void;
}) {
  const { t } = useTranslation('availability');
  const { ordinal, name, title, unit, extension, phone } = colleague;
  const presence = usePresence(store, ordinal);
  return (
    <div
      id={rowId(ordinal)}
      role="row"
      tabIndex={-1}
      aria-rowindex={index + 1}
      aria-selected={open}
      className={`av-row${active ? ' av-row-active' : ''}${open ? ' av-row-open' : ''}`}
      style={{ transform: `translateY(${top}px)`, height: ROW_HEIGHT }}
      onMouseDown={() => onPoint(index)}
      onDoubleClick={() => onOpen(ordinal)}
    >
      <span role="gridcell" className="av-cell-state">
        <StateCell presence={known ? presence : undefined} />
      </span>
      <span role="gridcell" className="av-who">
        <b>{name}</b>
        <span className="av-place" title={`${title} · ${unit}`}>
          {title} · {unit}
        </span>
      </span>
      <span role="gridcell" className="av-extension">
        {extension !== undefined && t('extension', { extension })}
      </span>
      <span role="gridcell" className="av-actions">
        {phone !== undefined && (
          <a
            id={callId(ordinal)}
            href={telOf(phone)}
            className="tp-icon-button"
            tabIndex={-1}
            aria-label={t('call', { name })}
            title={t('call', { name })}
          >
            <Icon name="phone" size={14} />
          </a>
        )}
        <button
          type="button"
          className="tp-icon-button"
          tabIndex={-1}
          aria-label={t('details', { name })}
          title={t('details', { name })}
          onClick={() => onOpen(ordinal)}
        >
          <Icon name="info" size={14} />
        </button>
      </span>
    </div>
  );
}
