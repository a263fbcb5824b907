import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { createPortal } from 'react-dom';
import { useTranslation } from 'react-i18next';
import type { Language } from '#shared/language.js';
import { Button } from '../../ui/button.js';
import { Dialog, DialogActions } from '../../ui/dialog.js';
import { languageOf } from '../../ui/format.js';
import { Icon } from '../../ui/icon.js';
import { FilterChip, Notice } from '../../ui/parts.js';
import { useWorkbench } from '../../ui/workbench.js';
import { useClientAppointments } from './use-appointments.js';

const languages: readonly Language[] = ['fi', 'sv', 'en'];

interface Confirmed {
  version: number;
  booking: string;
  /** The client's language of service, BCP 47. */
  language: string | undefined;
}

/** The confirmation for the client, in the client's language: it may be edited, copied and printed, and is not sent by itself. */
function Confirmation({ version, booking, language: wanted }: Confirmed) {
  const { t, i18n } = useTranslation('appointmentsLater');
  const { client, orpc } = useWorkbench();
  const state = useClientAppointments();
  const [language, setLanguage] = useState<Language>(languageOf(wanted ?? i18n.language));
  const known = state?.bookings.some(({ id }) => id === booking) === true;
  const input = { version, booking, language };
  const query = useQuery({ ...orpc.appointments.confirmation.queryOptions({ input }), enabled: known, gcTime: 0 });
  const [edited, setEdited] = useState<{ of: Language; text: string }>();
  const [done, setDone] = useState<'copied' | 'failed' | 'notLogged'>();
  const [printing, setPrinting] = useState(false);
  const text = edited?.of === language ? edited.text : query.data?.text;

  useEffect(() => {
    if (!printing) return undefined;
    const finish = () => setPrinting(false);
    window.addEventListener('afterprint', finish);
    window.print();
    return () => window.removeEventListener('afterprint', finish);
  }, [printing]);
  const allowed = async (how: 'copied' | 'printed') =>
    client.appointments.taken({ version, how }).then(
      (answer) => answer.allowed,
      () => false,
    );
  const copy = async () => {
    if (!(await allowed('copied'))) return setDone('notLogged');
    await navigator.clipboard.writeText(text ?? '').then(
      () => setDone('copied'),
      () => setDone('failed'),
    );
  };
  const print = async () => {
    if (await allowed('printed')) setPrinting(true);
    else setDone('notLogged');
  };
  if (state === undefined) return <Notice kind="empty" title={t('result.changed')} />;
  if (text === undefined) return <Notice kind="loading" title={t('common:loading')} />;
  return (
    <div className="ap-confirmation">
      <div className="ap-chips" role="group" aria-label={t('confirmation.language')}>
        {languages.map((one) => (
          <FilterChip key={one} on={language === one} onToggle={() => setLanguage(one)}>
            {t(`confirmation.${one}`)}
          </FilterChip>
        ))}
      </div>
      <label className="tp-field">
        {t('confirmation.text')}
        <textarea
          className="tp-input"
          lang={language}
          rows={11}
          value={text}
          onChange={(event) => setEdited({ of: language, text: event.target.value })}
        />
      </label>
      <div className="ap-chips">
        <Button variant="contained" onClick={() => void copy()} startIcon={<Icon name="doc" size={14} />}>
          {t('confirmation.copy')}
        </Button>
        <Button variant="outlined" onClick={() => void print()} startIcon={<Icon name="print" size={14} />}>
          {t('confirmation.print')}
        </Button>
        <output className="tp-weak">{done !== undefined && t(`confirmation.done.${done}`)}</output>
      </div>
      <p className="tp-weak">{t('confirmation.notSent')}</p>
      {printing &&
        createPortal(
          <div className="tp-print ap-paper" lang={language}>
            {text}
          </div>,
          document.body,
        )}
    </div>
  );
}

/** The confirmation in a dialog, after something has been done or whenever it is wanted. */
export function ConfirmationDialog({
  title,
  onClose,
  ...confirmed
}: Confirmed & { title: string; onClose: () => void }) {
  const { t } = useTranslation('appointmentsLater');
  return (
    <Dialog title={title} wide onClose={onClose}>
      <Confirmation {...confirmed} />
      <DialogActions>
        <Button variant="outlined" onClick={onClose}>
          {t('common:close')}
        </Button>
      </DialogActions>
    </Dialog>
  );
}
