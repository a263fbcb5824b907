import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/button.js';
import { formatDate, formatTime, languageOf } from '../../ui/format.js';
import { Icon } from '../../ui/icon.js';
import { CopyButtons } from './CopyButtons.js';
import { LogInForm } from './LogInForm.js';
import { Question } from './Question.js';
import type { CredentialRow } from './rows.js';

/** One tool: whose log-in is stored and since when, and what can be done with it. */
export function Row({
  row: { toolId, stored, handedOver },
  name,
  onDelete,
}: {
  row: CredentialRow;
  name: string;
  onDelete: () => void;
}) {
  const { t, i18n } = useTranslation('credentialsLater');
  const language = languageOf(i18n.language);
  const row = useRef<HTMLLIElement>(null);
  const [open, setOpen] = useState<'form' | 'question'>();
  // The focus stays on the row when what had it goes away.
  const close = () => {
    setOpen(undefined);
    row.current?.focus();
  };
  const canUse = handedOver === 'fills' || handedOver === 'copies';
  return (
    <li ref={row} className="cr-row" tabIndex={-1} aria-label={name}>
      <div className="cr-head">
        <Icon name={stored === undefined ? 'box' : 'key'} color={stored === undefined ? 'text-3' : 'text-2'} />
        <div className="cr-what">
          <h3>{name}</h3>
          {stored === undefined ? (
            <span className="tp-weak">{t('notStored')}</span>
          ) : (
            <>
              <span>{t('user', { user: stored.user })}</span>
              <span className="tp-weak">
                {t('saved', { date: formatDate(stored.savedAt, language), time: formatTime(stored.savedAt, language) })}
              </span>
            </>
          )}
          {handedOver === undefined && <span className="tp-weak">{t('notAsked')}</span>}
        </div>
        {open === undefined && (
          <div className="cr-actions">
            {canUse && (
              <Button
                variant="outlined"
                aria-label={t(stored === undefined ? 'form.title' : 'replaceOf', { name })}
                onClick={() => setOpen('form')}
              >
                {t(stored === undefined ? 'add' : 'replace')}
              </Button>
            )}
            {stored !== undefined && (
              <Button
                variant="outlined"
                aria-label={t('delete.one', { name })}
                startIcon={<Icon name="trash" size={14} />}
                onClick={() => setOpen('question')}
              >
                {t('delete.yes')}
              </Button>
            )}
          </div>
        )}
      </div>
      {stored !== undefined && canUse && open === undefined && <CopyButtons toolId={toolId} name={name} />}
      {open === 'form' && <LogInForm toolId={toolId} name={name} user={stored?.user ?? ''} onDone={close} />}
      {open === 'question' && (
        <Question
          text={t('delete.askOne', { name })}
          onNo={close}
          onYes={() => {
            close();
            onDelete();
          }}
        />
      )}
    </li>
  );
}
