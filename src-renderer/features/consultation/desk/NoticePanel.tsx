import { type KeyboardEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Consultations } from '#shared/consultation.js';
import { usePeople } from '../../../ui/colleagues/use-people.js';
import { Button } from '../../../ui/button.js';
import { Icon } from '../../../ui/icon.js';
import { useSendIntent } from '../../../ui/intents.js';
import { moveTo } from '../../../ui/move.js';
import type { Notice } from '../notices.js';
import { NoticeRow } from './NoticeRow.js';
import { type Permission, osPermission } from './os-permission.js';
import './notices.css';

export interface NoticePanelProps {
  notices: readonly Notice[];
  consultations: Consultations;
  onClose: () => void;
}

/** The notification centre: what happened to one's requests, the newest first; unread ones are marked. */
export default function NoticePanel({ notices, consultations: { connected }, onClose }: NoticePanelProps) {
  const { t } = useTranslation('consultationLater');
  const people = usePeople();
  const send = useSendIntent();
  const [permission, setPermission] = useState<Permission>(() => osPermission(window));
  const open = (id?: string) => {
    onClose();
    if (id !== undefined) send({ do: 'showConsultation', id });
    send({ do: 'showPane', paneId: 'consultation' });
  };
  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>) => {
    const rows = [...event.currentTarget.querySelectorAll<HTMLElement>('button')];
    const at = rows.findIndex((row) => row === document.activeElement);
    const next = moveTo(event.key, at, rows.length, rows.length);
    if (next === undefined) return;
    event.preventDefault();
    rows[next]?.focus();
  };
  return (
    <div className="co-notice-panel">
      <h3>{t('notices.title')}</h3>
      {!connected && <p className="co-offline">{t('offline')}</p>}
      {notices.length === 0 ? (
        <p className="tp-weak">{t('notices.none')}</p>
      ) : (
        <div role="presentation" onKeyDown={onKeyDown}>
          <ul>
            {notices.map((notice) => (
              <NoticeRow key={notice.id} notice={notice} people={people} onOpen={() => open(notice.id)} />
            ))}
          </ul>
        </div>
      )}
      <footer>
        <Button variant="outlined" onClick={() => open()} startIcon={<Icon name="chat" />}>
          {t('notices.all')}
        </Button>
        {permission === 'ask' && (
          <Button
            onClick={() =>
              void Notification.requestPermission().then(
                () => setPermission(osPermission(window)),
                () => {},
              )
            }
          >
            {t('notices.allowOs')}
          </Button>
        )}
        {permission === 'denied' && <span className="tp-weak">{t('notices.osDenied')}</span>}
        {permission === 'granted' && <span className="tp-weak">{t('notices.osGranted')}</span>}
      </footer>
    </div>
  );
}
