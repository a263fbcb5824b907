import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Icon } from '../../ui/icon.js';
import type { PaletteEntry } from './entry.js';

// A combobox's list is no `<datalist>` or `<select>`: its rows hold icons and details (WAI-ARIA combobox pattern).
const listRole = { role: 'listbox' };
const rowRole = (chosen: boolean) => ({ role: 'option', 'aria-selected': chosen });

/** What the palette offers, each kind under its name. The focus stays in the field; `at` is the chosen row. */
export function PaletteList({
  id,
  entries,
  at,
  onRun,
}: {
  id: string;
  entries: readonly PaletteEntry[];
  at: number;
  onRun: (entry: PaletteEntry) => void;
}) {
  const { t } = useTranslation('frame');
  const list = useRef<HTMLDivElement>(null);
  useEffect(() => {
    list.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' });
  });
  return (
    <div ref={list} id={id} {...listRole} className="tp-palette-list" aria-label={t('palette.results')} tabIndex={-1}>
      {entries.map((entry, index) => (
        <div key={entry.id} role="presentation">
          {entries[index - 1]?.kind !== entry.kind && (
            <div className="tp-palette-kind" role="presentation">
              {t(`palette.kind.${entry.kind}`)}
            </div>
          )}
          <button
            type="button"
            id={`${id}-${index}`}
            {...rowRole(index === at)}
            tabIndex={-1}
            className="tp-palette-row"
            onClick={() => onRun(entry)}
          >
            <Icon name={entry.icon} />
            <span className="tp-palette-label">{entry.label}</span>
            {entry.detail !== undefined && <span className="tp-palette-detail">{entry.detail}</span>}
          </button>
        </div>
      ))}
    </div>
  );
}
