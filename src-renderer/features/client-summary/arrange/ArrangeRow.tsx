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
}) {
  const { t } = useTranslation('clientViewsLater');
  const name = t(`clientSummaryLater:section.${section}`);
  return (
    <li data-at={at} className={dragged ? 'cs-dragged' : undefined}>
      <button
        type="button"
        className="cs-handle"
        aria-label={t('arrange.drag', { section: name })}
        title={t('arrange.drag', { section: name })}
        onKeyDown={onKeyDown}
        onPointerDown={(event) => {
          event.currentTarget.setPointerCapture(event.pointerId);
          onDrag(section);
        }}
        onPointerMove={(event) => {
          if (!dragged) return;
          const under = event.currentTarget.ownerDocument.elementFromPoint(event.clientX, event.clientY);
          const over = Number(under?.closest<HTMLElement>('.cs-arrange > li')?.dataset['at']);
          if (!Number.isNaN(over) && over !== at) onMove(over);
        }}
        onPointerUp={() => onDrag(undefined)}
        onPointerCancel={() => onDrag(undefined)}
      >
        <Icon name="dots" size={14} />
      </button>
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
