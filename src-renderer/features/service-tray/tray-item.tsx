import { Suspense, lazy, useId, useState } from 'react';
import type { Service, TrayItem } from '#shared/service-tray.js';
import { Icon } from '../../ui/icon.js';
import { IconButton } from '../../ui/parts.js';
import type { TrayNow } from './use-tray.js';
import type { Thing } from './things.js';
import { type Words, placeOf, themeIcons, unbroken } from './words.js';

const EventLine = lazy(() => import('./events/event-line.js'));
const LONGEST_NOTE = 500;

/** Where and when, in a line. */
function detailOf(service: Service, words: Words): string {
  const hours = service.channels.find((channel) => channel.hours !== undefined)?.hours;
  return [placeOf(service, words), hours && words.local(hours)].filter(Boolean).join(', ');
}

/** One service or event on the client's tray with the professional's own words. */
export function TrayItemRow({
  item,
  thing,
  words,
  tray,
  onRead,
}: {
  item: TrayItem;
  thing: Thing | undefined;
  words: Words;
  tray: TrayNow;
  onRead: (thing: Thing) => void;
}) {
  const { t, local } = words;
  const name =
    thing === undefined ? t('tray.unknown') : local(thing.kind === 'event' ? thing.event.title : thing.service.name);
  const theme = thing && (thing.kind === 'event' ? thing.event : thing.service).theme;
  return (
    <li className="st-item">
      <Icon name={theme === undefined ? 'unknown' : themeIcons[theme]} />
      <div className="st-item-text">
        {thing === undefined ? (
          <span>{name}</span>
        ) : (
          <button type="button" className="st-item-name" onClick={() => onRead(thing)}>
            {unbroken(name)}
          </button>
        )}
        {thing !== undefined && (
          <div className="tp-weak">
            {thing.kind === 'service' ? (
              unbroken(detailOf(thing.service, words))
            ) : (
              <Suspense>
                <EventLine event={thing.event} words={words} />
              </Suspense>
            )}
          </div>
        )}
      </div>
      <IconButton icon="close" label={t('tray.remove', { name })} onClick={() => tray.remove(item)} />
      <Note saved={item.note} label={t('tray.note', { name })} words={words} onSave={(note) => tray.note(item, note)} />
    </li>
  );
}

/** The note as it is being written. Each letter is saved at once: the client may be changed elsewhere at any moment. */
function Note({
  saved,
  label,
  words: { t },
  onSave,
}: {
  saved: string;
  label: string;
  words: Words;
  onSave: (note: string) => void;
}) {
  const id = useId();
  const [draft, setDraft] = useState<string>();
  const [open, setOpen] = useState(false);

  if (!open && saved === '') {
    return (
      <button type="button" className="st-note-add" aria-label={label} onClick={() => setOpen(true)}>
        <Icon name="pen" size={12} />
        {t('tray.addNote')}
      </button>
    );
  }
  return (
    <textarea
      id={id}
      className="st-note"
      aria-label={label}
      placeholder={t('tray.notePrompt')}
      maxLength={LONGEST_NOTE}
      rows={2}
      ref={(element) => {
        if (open && draft === undefined) element?.focus();
      }}
      value={draft ?? saved}
      onChange={(event) => {
        setDraft(event.target.value);
        onSave(event.target.value);
      }}
      onBlur={() => {
        setDraft(undefined);
        setOpen(false);
      }}
    />
  );
}
