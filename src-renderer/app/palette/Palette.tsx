import { type KeyboardEvent, type RefObject, useId, useLayoutEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Icon } from '../../ui/icon.js';
import { finders } from '../panes.js';
import type { PaletteEntry, PaletteMode } from './entry.js';
import { Finder } from './Finder.js';
import { PaletteList, optionId } from './PaletteList.js';
import { useFoundEntries } from './use-found-entries.js';
import { usePaletteEntries } from './use-palette-entries.js';
import './palette.css';

export interface PaletteProps {
  mode: PaletteMode;
  /** What was typed before it was there. */
  typed: RefObject<string>;
  onClose: () => void;
  onNote: (note: string) => void;
}

/** Ctrl+K: clients, colleagues, guidelines, services, panes, tools and commands by typing. A modal dialog: the browser keeps the focus inside. */
export default function Palette({ mode, typed, onClose, onNote }: PaletteProps) {
  const { t } = useTranslation('paletteLater');
  const dialog = useRef<HTMLDialogElement>(null);
  const [query, setQuery] = useState(() => typed.current);
  /** The row that was moved to; until then the first. */
  const [moved, setMoved] = useState<string>();
  const listId = useId();
  const { take, ...found } = useFoundEntries(mode === 'all' ? finders.length : 0);
  const { groups, hint } = usePaletteEntries(mode, query, found, onNote);
  const entries = groups.flatMap((group) => group.entries);
  // By its id: what is found a moment later may come above it.
  const at = Math.max(
    0,
    entries.findIndex(({ id }) => id === moved),
  );
  const chosen = entries[at]?.id;
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
    else setMoved(entries[to]?.id);
    event.preventDefault();
  };
  return (
    <dialog
      ref={dialog}
      className="tp-palette"
      aria-label={t(mode === 'clients' ? 'clientsTitle' : 'title')}
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
            aria-activedescendant={chosen === undefined ? undefined : optionId(listId, chosen)}
            aria-label={t(mode === 'clients' ? 'clientsTitle' : 'title')}
            placeholder={t(mode === 'clients' ? 'clientsField' : 'field')}
            value={query}
            autoComplete="off"
            spellCheck={false}
            onChange={(event) => {
              setQuery(event.target.value);
              setMoved(undefined);
            }}
            onKeyDown={onKey}
          />
        </div>
        {mode === 'all' &&
          finders.map((finder) => <Finder key={finder.kind} finder={finder} query={query} onFound={take} />)}
        <PaletteList id={listId} groups={groups} chosen={chosen} onRun={run} />
        {/* What a look tells: how much was found of each kind. */}
        <output className="tp-hidden">
          {query.trim() === ''
            ? ''
            : groups
                .map(({ kind, entries: of }) => t('group', { kind: t(`kind.${kind}`), count: of.length }))
                .join('. ')}
        </output>
        <output className="tp-palette-hint">{hint}</output>
        <footer>
          <span>
            <kbd>↑</kbd>
            <kbd>↓</kbd> {t('keys.choose')}
          </span>
          <span>
            <kbd>Enter</kbd> {t('keys.run')}
          </span>
          <span>
            <kbd>Esc</kbd> {t('keys.close')}
          </span>
        </footer>
      </div>
    </dialog>
  );
}
