import { type RefCallback, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Draft } from '#shared/drafts.js';
import { Button } from '../../ui/button.js';
import { useTellDoing } from '../../ui/doing.js';
import { formatTime, languageOf } from '../../ui/format.js';
import { Icon } from '../../ui/icon.js';
import { PaneHeader } from '../../ui/pane.js';
import { Notice, StateText } from '../../ui/parts.js';
import { type Typed, textToShow } from './typed-text.js';
import type { Writer } from './writer.js';

/** As long as the core takes. */
const LONGEST = 20_000;

type Done = { what: 'recorded' | 'cleared'; text: string } | { what: 'copyFailed' };

/** React remembers the last field that was written in after it is gone from the page; with nothing in it, though. */
const emptiedAtLast: RefCallback<HTMLTextAreaElement> = (field) => () => {
  if (field !== null) field.value = '';
};

interface NoteEditorProps {
  client: string;
  session: number;
  /** Up to which `note` is the core's word. */
  revision: number;
  note: Draft | undefined;
  writer: Writer;
}

/** The note of one client, for as long as that client is open. Each letter goes to the core at once. */
export function NoteEditor({ client, session, revision, note, writer }: NoteEditorProps) {
  const { t, i18n } = useTranslation('drafts');
  const [typed, setTyped] = useState<Typed>();
  const [done, setDone] = useState<Done>();
  useEffect(
    () =>
      writer.onSettled((writing, how) => {
        if (writing.client === client) setTyped((now) => (now?.text === writing.text ? { text: now.text, how } : now));
      }),
    [client, writer],
  );
  const text = textToShow(typed, note?.text ?? '', revision);
  const begun = text.trim() !== '';
  useTellDoing('note', begun ? 'begun' : undefined);
  const lost = typed?.how !== undefined && typed.how.kind !== 'kept';

  const write = (next: string) => {
    setTyped({ text: next });
    setDone(undefined);
    writer.write({ client, session, text: next });
  };
  const empty = (what: 'recorded' | 'cleared') => {
    write('');
    setDone({ what, text });
  };
  const record = () =>
    navigator.clipboard.writeText(text).then(
      () => empty('recorded'),
      () => setDone({ what: 'copyFailed' }),
    );
  return (
    <div className="note">
      {note !== undefined && begun && (
        <PaneHeader>
          <span className="tp-pane-facts">
            {t('changed', { time: formatTime(note.savedAt, languageOf(i18n.language)) })}
          </span>
        </PaneHeader>
      )}
      {/* Without completion the browser does not write the text to its session on disk; nor is it sent for spelling. */}
      <textarea
        ref={emptiedAtLast}
        className={begun ? 'note-text note-text-begun' : 'note-text'}
        aria-label={t('field')}
        data-tour="note"
        placeholder={t('prompt')}
        autoComplete="off"
        spellCheck={false}
        maxLength={LONGEST}
        value={text}
        onChange={(event) => write(event.target.value)}
      />
      {lost && <Notice kind="failed" title={t('notKept')} onRetry={() => write(text)} />}
      {begun ? (
        <StateText icon="pen" color="accent">
          {t('draft')}
        </StateText>
      ) : (
        <p className="tp-weak">{t('onlyHere')}</p>
      )}
      {text.length >= LONGEST && <p>{t('full')}</p>}
      <output className="note-done">
        {done?.what === 'copyFailed' && t('copyFailed')}
        {done !== undefined && done.what !== 'copyFailed' && text === '' && (
          <>
            <Icon name="check" size={14} color="synced" />
            <span>{t(done.what)}</span>
            <Button variant="outlined" onClick={() => write(done.text)}>
              {t('undo')}
            </Button>
          </>
        )}
      </output>
      <div className="note-actions">
        <Button
          variant="contained"
          disabled={!begun}
          onClick={() => void record()}
          startIcon={<Icon name="check" size={14} />}
        >
          {t('record')}
        </Button>
        <Button variant="outlined" disabled={text === ''} onClick={() => empty('cleared')}>
          {t('common:clear')}
        </Button>
      </div>
    </div>
  );
}
