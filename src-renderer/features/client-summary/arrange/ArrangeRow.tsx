import type { KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { SectionId } from '#shared/client-summary.js';
import { Icon } from '../../../ui/icon.js';
import { IconButton } from '../../../ui/parts.js';

/** One section of the dialog: shown or folded away, up, down, or dragged. */
export function ArrangeRow({
  section,
  place: { at, count },
  hidden,
  dragged,
  onMove,
  onToggle,
  onKeyDown,
  onDrag,
  onOver,
}: {
  section: SectionId;
  place: { at: number; count: number };
  hidden: boolean;
  dragged: boolean;
  onMove: (to: number) => void;
  onToggle: () => void;
  onKeyDown: (event: KeyboardEvent) => void;
  /** It is being dragged, or no longer (undefined). */
  onDrag: (section: SectionId | undefined) => void;
  /** Another one is dragged over it. */
  onOver: () => void;
}) {
  const { t } = useTranslation('clientViewsLater');
  const name = t(`clientSummaryLater:section.${section}`);
  return (
    <li
      draggable
      className={dragged ? 'cs-dragged' : undefined}
      onDragStart={() => onDrag(section)}
      onDragEnd={() => onDrag(undefined)}
      onDragOver={(event) => {
        event.preventDefault();
        onOver();
      }}
      onDrop={(event) => event.preventDefault()}
    >
      <Icon name="dots" size={14} color="text-3" />
      <label>
        <input
          type="checkbox"
          checked={!hidden}
          onChange={onToggle}
          onKeyDown={onKeyDown}
          {...(at === 0 ? { 'data-first': '' } : {})}
        />
        <span>{name}</span>
      </label>
      <IconButton
        icon="up"
        label={t('arrange.up', { section: name })}
        disabled={at === 0}
        onClick={() => onMove(at - 1)}
      />
      <IconButton
        icon="down"
        label={t('arrange.down', { section: name })}
        disabled={at === count - 1}
        onClick={() => onMove(at + 1)}
      />
    </li>
  );
}
