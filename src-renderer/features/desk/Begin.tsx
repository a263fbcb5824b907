import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DeskChannel } from '#shared/desk.js';
import { Button } from '../../ui/button.js';
import { channelIcon } from '../../ui/contact-words.js';
import { Icon } from '../../ui/icon.js';
import { Notice } from '../../ui/parts.js';
import { useClientContext, useWorkbench } from '../../ui/workbench.js';
import { CHANNELS, Problem } from './parts.js';
import { useAsk } from './use-desk.js';

/** No contact is at hand: one can be begun, also where no contact centre tells of it. */
export function Begin({ opening, hasWaiting }: { opening: boolean; hasWaiting: boolean }) {
  const { t } = useTranslation('deskLater');
  if (opening) return <Notice kind="loading" title={t('opening')} detail={t('openingDetail')} />;
  return (
    <div className="desk-begin">
      <h3>{t('begin.title')}</h3>
      <p>{hasWaiting ? t('begin.detailWaiting') : t('begin.detail')}</p>
      <NewContact />
    </div>
  );
}

/** Begins a contact by hand, of the open client or of nobody yet. */
export function NewContact({ onDone }: { onDone?: () => void }) {
  const { t } = useTranslation('deskLater');
  const { client } = useWorkbench();
  const context = useClientContext();
  const [channel, setChannel] = useState<DeskChannel>('call');
  const { ask, busy, problem } = useAsk();
  const open = context?.active ?? null;
  const start = (aboutOpen: boolean) =>
    void ask(
      async () => (await client.desk.begin({ channel, aboutOpen, version: context?.version ?? -1 })).result,
    ).then((done) => (done ? onDone?.() : undefined));
  return (
    <>
      <fieldset className="tp-choices">
        <legend>{t('begin.channel')}</legend>
        {CHANNELS.map((one) => (
          <label key={one}>
            <input type="radio" name="desk-channel" checked={one === channel} onChange={() => setChannel(one)} />
            <Icon name={channelIcon[one]} size={14} />
            {t(`channel.${one}`)}
          </label>
        ))}
      </fieldset>
      <div className="desk-actions">
        {open !== null && (
          <Button variant="contained" disabled={busy} onClick={() => start(true)}>
            {t('begin.aboutOpen', { family: open.family.toLocaleUpperCase('fi'), given: open.given.join(' ') })}
          </Button>
        )}
        <Button variant={open === null ? 'contained' : 'outlined'} disabled={busy} onClick={() => start(false)}>
          {t('begin.new')}
        </Button>
      </div>
      {open !== null && <p className="tp-weak">{t('begin.parks')}</p>}
      <Problem text={problem} />
    </>
  );
}
