import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Icon } from '../../ui/icon.js';
import type { PaletteEntry } from './entry.js';

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
  }, [at, entries]);
  return (
    <div ref={list} id={id} role="listbox" className="tp-palette-list" aria-label={t('palette.results')} tabIndex={-1}>
      {entries.map((entry, index) => (
        <div key={entry.id} role="presentation">
          {entries[index - 1]?.kind !== entry.kind && (
            <div className="tp-palette-kind" role="presentation">
              {t(`palette.kind.${entry.kind}`)}
            </div>
          )}
          <div
            id={`${id}-${index}`}
            role="option"
            tabIndex={-1}
            aria-selected={index === at}
            className="tp-palette-row"
            onClick={() => onRun(entry)}
            onKeyDown={(event) => event.key === 'Enter' && onRun(entry)}
          >
            <Icon name={entry.icon} />
            <span className="tp-palette-label">{entry.label}</span>
            {entry.detail !== undefined && <span className="tp-palette-detail">{entry.detail}</span>}
          </div>
        </div>
      ))}
    </div>
  );
}
