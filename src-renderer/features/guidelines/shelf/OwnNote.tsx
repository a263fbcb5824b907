import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { NOTE_LENGTH } from '#shared/guidelines-limits.js';
import { Button } from '../../../ui/button.js';
import { languageOf } from '../../../ui/format.js';
import { Icon } from '../../../ui/icon.js';
import { Tag } from '../../../ui/parts.js';
import { useWorkbench } from '../../../ui/workbench.js';
import { writeDate } from '../write-date.js';
import { PersonalWarning } from './PersonalWarning.js';
import '../../../ui/fields.css';

/** The reader's own note to an article: the innermost layer, seen by nobody else. */
export function OwnNote({
  id,
  note,
  editing,
  onEdit,
}: {
  id: string;
  note: { text: string; at: string } | undefined;
  editing: boolean;
  onEdit: (editing: boolean) => void;
}) {
  const { t, i18n } = useTranslation('guidelinesLater');
  const { client } = useWorkbench();
  const [failed, setFailed] = useState<'full' | 'notKept'>();
  if (note === undefined && !editing) return null;
  const save = (text: string) =>
    client.guidelinesOwn.note({ id, text }).then(
      ({ kept }) => {
        setFailed(kept === 'full' ? 'full' : undefined);
        if (kept === 'kept') onEdit(false);
      },
      () => setFailed('notKept'),
    );
  return (
    <section className="gl-own" aria-label={t('note.title')}>
      <header>
        <Tag icon="lock">{t('note.title')}</Tag>
        {note !== undefined && (
          <span className="tp-weak">{writeDate(note.at.slice(0, 10), languageOf(i18n.language))}</span>
        )}
      </header>
      {editing ? (
        <NoteForm text={note?.text ?? ''} onSave={(text) => void save(text)} onCancel={() => onEdit(false)} />
      ) : (
        <>
          <p className="gl-own-text">{note?.text}</p>
          <div className="gl-form-actions">
            <Button startIcon={<Icon name="pen" size={14} />} onClick={() => onEdit(true)}>
              {t('note.edit')}
            </Button>
            <Button startIcon={<Icon name="trash" size={14} />} onClick={() => void save('')}>
              {t('note.remove')}
            </Button>
          </div>
        </>
      )}
      {failed !== undefined && <p role="alert">{t(`note.${failed}`)}</p>}
    </section>
  );
}

function NoteForm({
  text: before,
  onSave,
  onCancel,
}: {
  text: string;
  onSave: (text: string) => void;
  onCancel: () => void;
}) {
  const { t } = useTranslation('guidelinesLater');
  const [text, setText] = useState(before);
  const field = useRef<HTMLTextAreaElement>(null);
  useEffect(() => field.current?.focus(), []);
  return (
    <div className="gl-form">
      <label className="tp-field">
        {t('note.field')}
        <textarea
          ref={field}
          className="tp-input"
          rows={4}
          maxLength={NOTE_LENGTH}
          value={text}
          onChange={(event) => setText(event.target.value)}
        />
      </label>
      <p className="tp-weak">{t('note.who')}</p>
      <PersonalWarning text={text} />
      <div className="gl-form-actions">
        <Button variant="contained" disabled={text.trim() === ''} onClick={() => onSave(text)}>
          {t('note.save')}
        </Button>
        <Button variant="outlined" onClick={onCancel}>
          {t('cancel')}
        </Button>
      </div>
    </div>
  );
}
