import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Icon } from '../../ui/icon.js';
import { useSendIntent } from '../../ui/intents.js';
import { IconButton } from '../../ui/parts.js';
import { useClientContext, useWorkbench } from '../../ui/workbench.js';
import { calledName, familyInCapitals } from './names.js';
import { ParkButton } from './ParkButton.js';
import { ParkedTab } from './ParkedTab.js';
import './tabs.css';

/** The row above the banner: the active client's tab grows into the banner, parked ones wait in grey; plus opens another. */
export function ClientTabs() {
  const { t } = useTranslation('context');
  const { client } = useWorkbench();
  const send = useSendIntent();
  const context = useClientContext();
  // A word on what could not be done, until the client changes.
  const [note, setNote] = useState({ text: '', version: -1 });
  const active = context?.active ?? undefined;
  const name = active === undefined ? '' : `${familyInCapitals(active.family)}, ${calledName(active)}`;
  const version = context?.version ?? -1;
  const say = (text: string) => setNote({ text, version });
  const nobody = active === undefined;
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (!event.ctrlKey || !event.shiftKey || event.altKey || event.code !== 'KeyP') return;
      event.preventDefault();
      if (nobody) setNote({ text: t('parked.nobody'), version });
      else send({ do: 'parkClient' });
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, [nobody, send, t, version]);
  return (
    <nav className="ctx-tabs" aria-label={t('tabs')} data-tour="client-tabs">
      {active === undefined ? (
        <span className="ctx-tab ctx-tab-none">{context === undefined ? t('waiting') : t('noClient')}</span>
      ) : (
        <span
          className={
            active.deceased === undefined ? 'ctx-tab ctx-tab-active' : 'ctx-tab ctx-tab-active ctx-tab-deceased'
          }
        >
          <Icon name="user" size={14} />
          {name}
          <span className="ctx-tab-state">{t('active')}</span>
          <ParkButton version={version} name={name} />
          <button
            type="button"
            className="ctx-tab-button"
            aria-label={t('closeClient')}
            title={t('closeClient')}
            onClick={() => void client.context.close()}
          >
            <Icon name="close" size={12} />
          </button>
        </span>
      )}
      {context?.parked.map((parked) => (
        <ParkedTab key={parked.reference} parked={parked} onNote={say} />
      ))}
      <IconButton icon="plus" label={t('openClient')} onClick={() => send({ do: 'openClient' })} />
      <output className="ctx-tabs-note">{note.version === version ? note.text : ''}</output>
    </nav>
  );
}
