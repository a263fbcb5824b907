import { useId, useState } from 'react';
import type { Service, TrayItem } from '#shared/service-tray.js';
import { Icon } from '../../ui/icon.js';
import { IconButton } from '../../ui/parts.js';
import type { TrayNow } from './use-tray.js';
import { type Words, placeOf, themeIcons, unbroken } from './words.js';

const LONGEST_NOTE = 500;

/** One service on the client's tray with the professional's own words. */
export function TrayItemRow({
  item,
  service,
  words,
  tray,
  onRead,
}: {
  item: TrayItem;
  service: Service | undefined;
  words: Words;
  tray: TrayNow;
  onRead: (serviceId: string) => void;
}) {
  const { t, local } = words;
  const name = service === undefined ? t('tray.unknown') : local(service.name);
  const hours = service?.channels.find((channel) => channel.hours !== undefined)?.hours;
  const detail = service && [placeOf(service, words), hours && local(hours)].filter(Boolean).join(', ');
  return (
    <li className="st-item">
      <Icon name={service === undefined ? 'unknown' : themeIcons[service.theme]} />
      <div className="st-item-text">
        {service === undefined ? (
          <span>{name}</span>
        ) : (
          <button type="button" className="st-item-name" onClick={() => onRead(service.id)}>
            {unbroken(name)}
          </button>
        )}
        {detail !== undefined && <div className="tp-weak">{unbroken(detail)}</div>}
      </div>
      <IconButton icon="close" label={t('tray.remove', { name })} onClick={() => tray.remove(item.serviceId)} />
      <Note
        saved={item.note}
        label={t('tray.note', { name })}
        words={words}
        onSave={(note) => tray.note(item.serviceId, note)}
      />
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
