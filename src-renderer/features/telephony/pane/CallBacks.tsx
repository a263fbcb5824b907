import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { TelephonyState } from '#shared/telephony.js';
import { Button } from '../../../ui/button.js';
import { Icon } from '../../../ui/icon.js';
import { Section } from '../../../ui/parts.js';
import { CallBackRow } from './CallBackRow.js';

const isOpen = (state: string) => state === 'open' || state === 'late';

/** Promised call-backs: the most urgent first, and what is over behind a button. */
export function CallBacks({ told: { promises, queues, source, vault, unreadable } }: { told: TelephonyState }) {
  const { t } = useTranslation('telephonyLater');
  const [overShown, setOverShown] = useState(false);
  const open = promises.filter(({ state }) => isOpen(state));
  const over = promises.filter(({ state }) => !isOpen(state));
  const rows = (list: typeof promises) => (
    <ul className="te-promises">
      {list.map((promise) => (
        <CallBackRow key={promise.id} promise={promise} queues={queues} dials={source?.can.includes('dial') === true} />
      ))}
    </ul>
  );
  return (
    <Section
      title={t('promise.title')}
      detail={open.length === 0 ? undefined : open.length}
      actions={
        over.length === 0 ? undefined : (
          <Button aria-expanded={overShown} onClick={() => setOverShown(!overShown)}>
            {overShown ? t('promise.hideOver') : t('promise.showOver', { count: over.length })}
          </Button>
        )
      }
    >
      {unreadable && (
        <p className="te-warning">
          <Icon name="warn" /> {t('promise.unreadable')}
        </p>
      )}
      {vault.kind === 'memory' && open.some(({ keptBy }) => keptBy === 'workbench') && (
        <p className="te-warning">
          <Icon name="warn" /> {t('promise.memory')}
        </p>
      )}
      {open.length === 0 ? <p className="te-empty">{t('promise.none')}</p> : rows(open)}
      {overShown && rows(over)}
    </Section>
  );
}
