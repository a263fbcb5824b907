import { keyOfTarget } from '#shared/tray-target.js';
import { Button } from '../../ui/button.js';
import { Icon } from '../../ui/icon.js';
import { useSendIntent } from '../../ui/intents.js';
import { type Offered, type Thing, thingOf } from './things.js';
import { TrayItemRow } from './tray-item.js';
import './tray-side.css';
import type { TrayNow } from './use-tray.js';
import type { Words } from './words.js';

/** The open client's tray: what was picked, the professional's own words, and the ways to give it to the client. */
export function TraySide({
  tray,
  offered,
  words,
  onRead,
  onGive,
}: {
  tray: TrayNow;
  offered: Offered;
  words: Words;
  onRead: (thing: Thing) => void;
  onGive: () => void;
}) {
  const { t } = words;
  const send = useSendIntent();
  const { items } = tray.tray;
  return (
    <aside className="st-side" data-tour="tray" aria-label={t('tray.title')}>
      <h3>
        {t('tray.title')}
        {tray.state === 'open' && <span className="tp-weak">{items.length}</span>}
      </h3>
      {tray.state === 'noClient' && <p className="st-side-text">{t('tray.noClient')}</p>}
      {tray.state === 'switching' && <p className="st-side-text">{t('tray.switching')}</p>}
      {tray.state === 'open' && items.length === 0 && <p className="st-side-text">{t('tray.empty')}</p>}
      {items.length > 0 && (
        <>
          <ul className="st-items">
            {items.map((item) => (
              <TrayItemRow
                key={keyOfTarget(item)}
                item={item}
                thing={thingOf(item, offered)}
                words={words}
                tray={tray}
                onRead={onRead}
              />
            ))}
          </ul>
          <div className="st-side-actions">
            <Button variant="contained" onClick={onGive} startIcon={<Icon name="send" size={14} />}>
              {t('tray.give')}
            </Button>
          </div>
        </>
      )}
      <div className="st-side-referrals">
        <Button
          variant="outlined"
          disabled={tray.state !== 'open'}
          onClick={() => send({ do: 'refer' })}
          startIcon={<Icon name="send" size={14} />}
        >
          {t('referrals:make')}
        </Button>
        <Button onClick={() => send({ do: 'showPane', paneId: 'referrals' })}>{t('referrals:follow')}</Button>
      </div>
      <output className="st-side-status">
        {tray.refused !== undefined && <span className="st-refused">{t(`tray.${tray.refused}`)}</span>}
      </output>
    </aside>
  );
}
