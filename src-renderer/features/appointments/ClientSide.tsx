import { useTranslation } from 'react-i18next';
import type { Booking, ClientAppointments, Named } from '#shared/appointments.js';
import type { Register } from '#shared/client-summary.js';
import { Button } from '../../ui/button.js';
import { Icon } from '../../ui/icon.js';
import { useSendIntent } from '../../ui/intents.js';
import { Notice } from '../../ui/parts.js';
import { Bookings } from './Bookings.js';
import { Grants } from './Grants.js';

/** What is the open client's: bookings and rights, or why they are not shown. */
export function ClientSide({
  state,
  services,
  chosen,
  onMove,
  onCancel,
  onConfirm,
}: {
  state: ClientAppointments | undefined;
  services: readonly (Named & { register: Register })[];
  chosen: string | undefined;
  onMove: (booking: Booking) => void;
  onCancel: (booking: Booking) => void;
  onConfirm: (booking: Booking) => void;
}) {
  const { t } = useTranslation('appointmentsLater');
  const send = useSendIntent();
  if (state === undefined) return <Notice kind="loading" title={t('common:loading')} />;
  if (state.client === null)
    return (
      <div className="ap-nobody">
        <Notice kind="empty" title={t('client.none')} detail={t('client.noneDetail')} />
        <Button
          variant="outlined"
          onClick={() => send({ do: 'openClient' })}
          startIcon={<Icon name="user" size={14} />}
        >
          {t('client.open')}
        </Button>
      </div>
    );
  const summary = (
    <Button variant="outlined" onClick={() => send({ do: 'showPane', paneId: 'clientSummary' })}>
      {t('client.summary')}
    </Button>
  );
  if (!state.open)
    return (
      <div className="ap-nobody">
        <Notice kind="empty" title={t('client.closed')} detail={t('client.closedDetail')} />
        {summary}
      </div>
    );
  return (
    <>
      {state.closed.length > 0 && (
        <div className="ap-closed">
          <Icon name="lock" size={14} />
          <span>{t('client.register', { registers: state.closed.map((one) => t(`register.${one}`)).join(', ') })}</span>
          {summary}
        </div>
      )}
      <Bookings state={state} onMove={onMove} onCancel={onCancel} onConfirm={onConfirm} />
      <Grants key={state.contextVersion} state={state} services={services} chosen={chosen} />
    </>
  );
}
