import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Booking, BookingResult, ClientAppointments, Offer } from '#shared/appointments.js';
import { Button } from '../../ui/button.js';
import { Dialog, DialogActions } from '../../ui/dialog.js';
import { useTellSteps } from '../../ui/doing.js';
import { languageOf } from '../../ui/format.js';
import { Icon } from '../../ui/icon.js';
import { useSendIntent } from '../../ui/intents.js';
import { StateText } from '../../ui/parts.js';
import { useWorkbench } from '../../ui/workbench.js';
import { ConfirmationDialog } from './Confirmation.js';
import { FreeButton, languageName, momentText, whoAndWhere } from './parts.js';
import { useResultText } from './use-result-text.js';
import '../../ui/fields.css';

/** Books a time for the open client, or moves a booking of theirs to it; then its confirmation. */
export function BookDialog({
  offer: asked,
  moving,
  state,
  onDone,
  onClose,
}: {
  offer: Offer;
  /** The booking that is moved; absent = a new one. */
  moving: Booking | undefined;
  state: ClientAppointments;
  /** Something has changed: the calendar is read again. */
  onDone: () => void;
  onClose: () => void;
}) {
  const { t, i18n } = useTranslation('appointmentsLater');
  const language = languageOf(i18n.language);
  const { client } = useWorkbench();
  const send = useSendIntent();
  // The client of the moment when the dialog came: whatever happens, it books for nobody else.
  const [version] = useState(state.contextVersion);
  const [offer, setOffer] = useState(asked);
  const [request, setRequest] = useState(() => crypto.randomUUID());
  const [reason, setReason] = useState(state.wish?.reason ?? '');
  const [interpreter, setInterpreter] = useState(false);
  const [busy, setBusy] = useState(false);
  const [result, setResult] = useState<BookingResult>();
  const resultText = useResultText();
  useTellSteps(interpreter ? ['interpreterBooking'] : []);
  const spoken = state.interpreter.language ?? 'und';

  const run = async () => {
    setBusy(true);
    const common = { version, request, slot: offer.slot.id };
    const contact = state.wish?.contact;
    const done = await (
      moving === undefined
        ? client.appointments.book({
            ...common,
            reason: reason.trim(),
            ...(interpreter ? { interpreter: spoken } : {}),
            ...(contact === undefined ? {} : { contact }),
          })
        : client.appointments.move({ ...common, booking: moving.id })
    ).catch((): undefined => undefined);
    setBusy(false);
    setResult(done ?? { kind: 'failed', failure: { kind: 'unreachable', source: t('title') } });
    onDone();
  };
  const pick = (next: Offer) => {
    setOffer(next);
    setRequest(crypto.randomUUID());
    setResult(undefined);
  };
  if (result?.kind === 'done')
    return (
      <ConfirmationDialog
        title={t(moving === undefined ? 'book.done' : 'book.moved')}
        version={version}
        booking={result.id}
        language={state.interpreter.language}
        onClose={onClose}
      />
    );
  const changed = state.contextVersion !== version;
  const { register } = offer.schedule;
  const closed = state.closed.includes(register);
  return (
    <Dialog title={t(moving === undefined ? 'book.title' : 'book.moveTitle')} wide onClose={onClose}>
      <p className="ap-when">
        <strong>{momentText(offer.slot, language)}</strong>
        <br />
        {whoAndWhere(offer, language)} · {t(`mode.${offer.schedule.mode}`)}
      </p>
      {offer.slot.urgent !== undefined && (
        <p>
          <StateText icon="warn" color="caution">
            {t('book.urgent')}
          </StateText>
        </p>
      )}
      {closed && (
        <div className="ap-closed">
          <Icon name="lock" size={14} />
          <span>{t('client.register', { registers: t(`register.${register}`) })}</span>
          <Button
            variant="outlined"
            onClick={() => {
              send({ do: 'showPane', paneId: 'clientSummary' });
              onClose();
            }}
          >
            {t('client.summary')}
          </Button>
        </div>
      )}
      {moving === undefined && !closed && (
        <>
          <label className="tp-field">
            {t('book.reason')}
            <textarea
              data-first
              className="tp-input"
              rows={3}
              maxLength={500}
              value={reason}
              onChange={(event) => setReason(event.target.value)}
            />
          </label>
          <div className="tp-choices ap-interpreter">
            <label>
              <input type="checkbox" checked={interpreter} onChange={() => setInterpreter(!interpreter)} />
              {t('book.interpreter')}
            </label>
            {state.interpreter.needed && (
              <span className="ap-proposal">
                <Icon name="globeLang" size={14} />
                {t('book.interpreterNeeded', { language: languageName(spoken, language, t('book.unknownLanguage')) })}
              </span>
            )}
          </div>
        </>
      )}
      {moving !== undefined && <p>{t('book.moveFrom', { when: momentText(moving, language) })}</p>}
      {result?.kind === 'taken' && (
        <div className="ap-taken" role="alert">
          <p>
            <Icon name="warnf" size={14} color="caution" /> {t('book.taken')}
          </p>
          {result.next.length === 0 ? (
            <p>{t('book.noNext')}</p>
          ) : (
            <div className="ap-stack">
              {result.next.map((next) => (
                <FreeButton key={next.slot.id} offer={next} onPick={pick} detail="all" />
              ))}
            </div>
          )}
        </div>
      )}
      {result !== undefined && result.kind !== 'taken' && (
        <p className="ap-problem" role="alert">
          {resultText(result)}
        </p>
      )}
      {changed && result === undefined && (
        <p className="ap-problem" role="alert">
          {t('result.changed')}
        </p>
      )}
      <DialogActions>
        <Button
          variant="contained"
          disabled={
            busy || changed || closed || result?.kind === 'taken' || (moving === undefined && reason.trim() === '')
          }
          onClick={() => void run()}
          startIcon={<Icon name="cal" size={14} />}
        >
          {t(result?.kind === 'failed' ? 'common:retry' : moving === undefined ? 'book.now' : 'book.moveNow')}
        </Button>
        <Button variant="outlined" onClick={onClose}>
          {t(moving === undefined ? 'book.cancel' : 'book.moveCancel')}
        </Button>
      </DialogActions>
    </Dialog>
  );
}
