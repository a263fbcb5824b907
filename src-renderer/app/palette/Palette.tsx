import { type KeyboardEvent, type RefObject, useId, useLayoutEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Icon } from '../../ui/icon.js';
import type { PaletteEntry, PaletteMode } from './entry.js';
import { PaletteList } from './PaletteList.js';
import { usePaletteEntries } from './use-palette-entries.js';
import './palette.css';

export interface PaletteProps {
  mode: PaletteMode;
  /** What was typed before it was there. */
  typed: RefObject<string>;
  onClose: () => void;
  onNote: (note: string) => void;
}

/** Ctrl+K: clients, panes, tools and commands by typing. A modal dialog: the browser keeps the focus inside. */
export default function Palette({ mode, typed, onClose, onNote }: PaletteProps) {
  const { t } = useTranslation('frame');
  const dialog = useRef<HTMLDialogElement>(null);
  const [query, setQuery] = useState(() => typed.current);
  const [chosen, setChosen] = useState(0);
  const listId = useId();
  const { entries, hint } = usePaletteEntries(mode, query, onNote);
  const at = Math.min(chosen, entries.length - 1);
  // Before the next key can come: until then keys are gathered by who loads it.
  useLayoutEffect(() => dialog.current?.showModal(), []);

  const run = (entry: PaletteEntry | undefined) => {
    if (entry === undefined) return;
    onClose();
    entry.run();
  };
  const onKey = (event: KeyboardEvent) => {
    const last = entries.length - 1;
    const to = { ArrowDown: at >= last ? 0 : at + 1, ArrowUp: at <= 0 ? last : at - 1, PageDown: last, PageUp: 0 }[
      event.key
    ];
    if (event.key === 'Enter') run(entries[at]);
    else if (to === undefined) return;
    else setChosen(to);
    event.preventDefault();
  };
  return (
    <dialog
      ref={dialog}
      className="tp-palette"
      aria-label={t(mode === 'clients' ? 'palette.clientsTitle' : 'palette.title')}
      closedby="any"
      onClose={onClose}
    >
      <div className="tp-palette-body">
        <div className="tp-palette-field">
          <Icon name={mode === 'clients' ? 'user' : 'search'} />
          <input
            autoFocus
            role="combobox"
            aria-expanded
            aria-controls={listId}
            aria-activedescendant={entries[at] === undefined ? undefined : `${listId}-${at}`}
            aria-label={t(mode === 'clients' ? 'palette.clientsTitle' : 'palette.title')}
            placeholder={t(mode === 'clients' ? 'palette.clientsField' : 'palette.field')}
            value={query}
            autoComplete="off"
            spellCheck={false}
            onChange={(event) => {
              setQuery(event.target.value);
              setChosen(0);
            }}
            onKeyDown={onKey}
          />
        </div>
        <PaletteList id={listId} entries={entries} at={at} onRun={run} />
        <output className="tp-palette-hint">{hint}</output>
        <footer>
          <span>
            <kbd>↑</kbd>
            <kbd>↓</kbd> {t('palette.keys.choose')}
          </span>
          <span>
            <kbd>Enter</kbd> {t('palette.keys.run')}
          </span>
          <span>
            <kbd>Esc</kbd> {t('palette.keys.close')}
          </span>
        </footer>
      </div>
    </dialog>
  );
}
