import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { BookingResult, ClientAppointments, Named } from '#shared/appointments.js';
import type { Register } from '#shared/client-summary.js';
import { addDays, inFinland } from '#shared/helsinki.js';
import { localize } from '#shared/localize.js';
import { Button } from '../../ui/button.js';
import { useTellSteps } from '../../ui/doing.js';
import { formatDate, languageOf } from '../../ui/format.js';
import { Icon } from '../../ui/icon.js';
import { Section } from '../../ui/parts.js';
import { useWorkbench } from '../../ui/workbench.js';
import { useResultText } from './use-result-text.js';
import '../../ui/fields.css';

/** Days within which the client may book, unless it is said otherwise. */
const USUAL_DAYS = 30;

/** The client's own right to book: those that stand, and a new one. */
export function Grants({
  state,
  services,
  chosen,
}: {
  state: ClientAppointments;
  services: readonly (Named & { register: Register })[];
  chosen: string | undefined;
}) {
  const { t, i18n } = useTranslation('appointmentsLater');
  const language = languageOf(i18n.language);
  const { client } = useWorkbench();
  const today = inFinland(Date.now()).day;
  const [adding, setAdding] = useState(false);
  useTellSteps(adding ? ['grantBooking'] : []);
  const [service, setService] = useState<string>();
  const [from, setFrom] = useState(today);
  const [until, setUntil] = useState(addDays(today, USUAL_DAYS));
  const [request, setRequest] = useState(() => crypto.randomUUID());
  const [busy, setBusy] = useState(false);
  const [result, setResult] = useState<BookingResult>();
  const resultText = useResultText();
  const { contextVersion: version } = state;
  // What may not be booked is not given either.
  const given = services.filter(({ register }) => !state.closed.includes(register));
  const wanted = service ?? (given.some(({ id }) => id === chosen) ? chosen : undefined) ?? '';
  const run = async (act: () => Promise<BookingResult>) => {
    setBusy(true);
    const done = await act().catch((): undefined => undefined);
    setBusy(false);
    setResult(done ?? { kind: 'failed', failure: { kind: 'unreachable', source: t('title') } });
    if (done?.kind !== 'done') return;
    setAdding(false);
    setRequest(crypto.randomUUID());
  };
  return (
    <Section
      title={t('grants.title')}
      actions={
        !adding && (
          <Button variant="outlined" onClick={() => setAdding(true)} startIcon={<Icon name="plus" size={14} />}>
            {t('grants.add')}
          </Button>
        )
      }
    >
      {adding && (
        <div className="ap-grant">
          <label className="tp-field">
            {t('filter.service')}
            <select className="tp-input" value={wanted} onChange={(event) => setService(event.target.value)}>
              <option value="">{t('grants.choose')}</option>
              {given.map(({ id, name }) => (
                <option key={id} value={id}>
                  {localize(name, language)}
                </option>
              ))}
            </select>
          </label>
          <div className="ap-two">
            <label className="tp-field">
              {t('grants.from')}
              <input
                type="date"
                className="tp-input"
                min={today}
                value={from}
                onChange={(event) => setFrom(event.target.value)}
              />
            </label>
            <label className="tp-field">
              {t('grants.until')}
              <input
                type="date"
                className="tp-input"
                min={from}
                value={until}
                onChange={(event) => setUntil(event.target.value)}
              />
            </label>
          </div>
          <div className="ap-chips">
            <Button
              variant="contained"
              disabled={busy || wanted === '' || from === '' || until < from}
              onClick={() =>
                void run(() => client.appointments.grant({ version, request, service: wanted, from, until }))
              }
            >
              {t('grants.give')}
            </Button>
            <Button variant="outlined" onClick={() => setAdding(false)}>
              {t('grants.close')}
            </Button>
          </div>
        </div>
      )}
      {result !== undefined && result.kind !== 'done' && (
        <p className="ap-problem" role="alert">
          {resultText(result)}
        </p>
      )}
      {state.grants.length === 0 && !adding && <p className="tp-weak">{t('grants.none')}</p>}
      <ul className="ap-list">
        {state.grants.map((grant) => {
          const known = services.find(({ id }) => id === grant.service.id)?.name ?? grant.service.name;
          return (
            <li key={grant.id} className="ap-booking">
              <strong>{localize(known, language)}</strong>
              <div className="tp-weak">
                <Icon name="key" size={12} /> {formatDate(grant.from, language)} – {formatDate(grant.until, language)}
              </div>
              <div>
                <Button
                  variant="outlined"
                  disabled={busy}
                  aria-label={t('grants.revokeOf', { service: localize(known, language) })}
                  onClick={() => void run(() => client.appointments.revoke({ version, grant: grant.id }))}
                >
                  {t('grants.revoke')}
                </Button>
              </div>
            </li>
          );
        })}
      </ul>
    </Section>
  );
}
