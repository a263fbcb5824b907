import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Icon } from '../../ui/icon.js';
import type { PaletteEntry, PaletteGroup } from './entry.js';

// A combobox's list is no `<datalist>` or `<select>`: its rows hold icons and details (WAI-ARIA combobox pattern).
const listRole = { role: 'listbox' };
const groupRole = { role: 'group' };
const rowRole = (chosen: boolean) => ({ role: 'option', 'aria-selected': chosen });

/** The element's id of a row. Ids of rows come from sources, and one with a space in it would be two. */
export const optionId = (listId: string, id: string): string => `${listId}-${encodeURIComponent(id)}`;

/** What the palette offers, each kind under its name. The focus stays in the field; `chosen` is the chosen row's id. */
export function PaletteList({
  id,
  groups,
  chosen,
  onRun,
}: {
  id: string;
  groups: readonly PaletteGroup[];
  chosen: string | undefined;
  onRun: (entry: PaletteEntry) => void;
}) {
  const { t } = useTranslation('paletteLater');
  const list = useRef<HTMLDivElement>(null);
  useEffect(() => {
    list.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' });
  }, [chosen]);
  return (
    <div ref={list} id={id} {...listRole} className="tp-palette-list" aria-label={t('results')} tabIndex={-1}>
      {groups.map(({ kind, entries }) => (
        <div key={kind} {...groupRole} aria-label={t('group', { kind: t(`kind.${kind}`), count: entries.length })}>
          <div className="tp-palette-kind" aria-hidden>
            {t(`kind.${kind}`)} <span>{entries.length}</span>
          </div>
          {entries.map((entry) => (
            <button
              key={entry.id}
              type="button"
              id={optionId(id, entry.id)}
              {...rowRole(entry.id === chosen)}
              tabIndex={-1}
              className="tp-palette-row"
              onClick={() => onRun(entry)}
            >
              <Icon name={entry.icon} />
              <span className="tp-palette-label" lang={entry.lang}>
                {entry.label}
              </span>
              {entry.detail !== undefined && <span className="tp-palette-detail">{entry.detail}</span>}
            </button>
          ))}
        </div>
      ))}
    </div>
  );
}
