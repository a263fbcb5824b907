import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CentreContact } from '#shared/telephony.js';
import { Button } from '../../../ui/button.js';
import { useTellSteps } from '../../../ui/doing.js';
import { formatDate, formatMoment, formatTime, helsinkiDay, languageOf } from '../../../ui/format.js';
import { Icon } from '../../../ui/icon.js';
import { useWorkbench } from '../../../ui/workbench.js';
import { useAsk } from '../../../ui/caller/use-ask.js';
import { agreedAt } from './agreed.js';
import '../../../ui/fields.css';

/** Promises a call-back from a contact: by the law's rule, or at the time agreed with the client. */
export function PromiseForm({ contact }: { contact: CentreContact }) {
  const { t } = useTranslation('telephonyLater');
  const [open, setOpen] = useState(false);
  const [promised, setPromised] = useState<string>();
  if (open)
    return (
      <PromiseFields
        contact={contact}
        onDone={(at) => {
          setPromised(at);
          setOpen(false);
        }}
      />
    );
  return (
    <div className="te-actions">
      <Button onClick={() => setOpen(true)} startIcon={<Icon name="clock" />}>
        {t('promise.make')}
      </Button>
      <output className="tp-weak">{promised === undefined ? '' : t('promise.made', { at: promised })}</output>
    </div>
  );
}

function PromiseFields({
  contact: { id, caller, queue, client: whose },
  onDone,
}: {
  contact: CentreContact;
  /** @param at when it is due, in words; absent = nothing was promised */
  onDone: (at?: string) => void;
}) {
  const { t, i18n } = useTranslation('telephonyLater');
  const { client } = useWorkbench();
  const { busy, problem, ask } = useAsk();
  useTellSteps(['callBack']);
  const [number, setNumber] = useState(caller.kind === 'number' ? caller.number : '');
  const [about, setAbout] = useState('');
  const today = helsinkiDay(new Date().toISOString());
  const [day, setDay] = useState(today);
  const [time, setTime] = useState('');
  const language = languageOf(i18n.language);
  const on = day === '' ? today : day;
  const agreed = time === '' ? undefined : agreedAt(on, time, Date.now());
  // A day alone is no time: the client would not know when to be by the phone.
  const lacks =
    time === '' ? (on === today ? undefined : 'timeNeeded') : agreed === undefined ? 'timePassed' : undefined;
  // A number is at least three digits, whatever stands between them.
  const ready = number.replaceAll(/\D/g, '').length >= 3 && lacks === undefined;
  const promise = async () => {
    let at: string | undefined;
    const done = await ask(async () => {
      const answer = await client.telephony.promise({
        contact: id,
        ...(number.trim() === '' ? {} : { number: number.trim() }),
        ...(whose === undefined ? {} : { client: whose.reference }),
        ...(queue === '' ? {} : { queue }),
        ...(about.trim() === '' ? {} : { about: about.trim() }),
        ...(agreed === undefined ? {} : { agreedAt: agreed }),
      });
      at = answer.due?.at;
      return answer.result;
    });
    if (!done || at === undefined) return;
    onDone(t('promise.day', { date: formatDate(at, language), time: formatTime(at, language) }));
  };
  const first = useRef<HTMLInputElement>(null);
  // The button that opened it is gone, and the focus with it.
  useEffect(() => first.current?.focus(), []);
  return (
    <form
      className="te-form te-promise-form"
      onSubmit={(event) => {
        event.preventDefault();
        if (ready) void promise();
      }}
    >
      <label className="tp-field te-wide">
        <span>{t('promise.number')}</span>
        <input
          ref={first}
          className="tp-input"
          type="tel"
          value={number}
          maxLength={40}
          onChange={({ target }) => setNumber(target.value)}
        />
      </label>
      <label className="tp-field">
        <span>{t('promise.date')}</span>
        <input
          className="tp-input"
          type="date"
          min={today}
          value={day}
          onChange={({ target }) => setDay(target.value)}
        />
      </label>
      <label className="tp-field">
        <span>{t('promise.time')}</span>
        <input className="tp-input" type="time" value={time} onChange={({ target }) => setTime(target.value)} />
      </label>
      <label className="tp-field te-wide">
        <span>{t('promise.about')}</span>
        <input className="tp-input" value={about} maxLength={200} onChange={({ target }) => setAbout(target.value)} />
      </label>
      <p className="tp-weak te-wide" aria-live="polite">
        {lacks !== undefined
          ? t(`promise.${lacks}`)
          : agreed !== undefined
            ? t('promise.agreedIs', { when: formatMoment(agreed, language) })
            : t('promise.timeMeans')}
      </p>
      <div className="te-actions te-wide">
        <Button type="submit" variant="outlined" disabled={busy || !ready}>
          {t('promise.now')}
        </Button>
        <Button onClick={() => onDone()}>{t('promise.not')}</Button>
        <output className="te-problem">{problem}</output>
      </div>
    </form>
  );
}
