import { type ReactNode, useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import { Icon } from '../ui/icon.js';
import type { Connection } from './transport/connection.js';
import './connection-cover.css';

/**
 * Covers the whole work area while the core is lost. What lies under stays mounted (tools keep running) but can be
 * neither seen, reached by keyboard nor read by assistive technology: unknown is not OK.
 */
export function ConnectionCover({ connection, children }: { connection: Connection; children: ReactNode }) {
  const { t } = useTranslation('frame');
  const state = useSyncExternalStore(connection.subscribe, connection.get);
  const lost = state === 'lost';
  return (
    <>
      <div className={lost ? 'tp-app tp-app-lost' : 'tp-app'} inert={lost}>
        {children}
      </div>
      {lost && (
        <div className="tp-cover" role="alert">
          <div className="tp-cover-card">
            <Icon name="unlink" size={24} color="unconfirmed" />
            <div>
              <h1>{t('connection.lost')}</h1>
              <p>{t('connection.lostDetail')}</p>
              <p className="tp-weak">{t('connection.lostRecovers')}</p>
            </div>
          </div>
        </div>
      )}
    </>
  );
}
