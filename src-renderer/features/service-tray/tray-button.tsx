import type { TrayTarget } from '#shared/service-tray.js';
import { Button } from '../../ui/button.js';
import { Icon } from '../../ui/icon.js';
import { StateText } from '../../ui/parts.js';
import type { TrayNow } from './use-tray.js';
import type { Words } from './words.js';

/** "Lisää", or that it is on the tray. Without a client it tells why it cannot be added. */
export function TrayButton({
  target,
  name,
  tray,
  words: { t },
}: {
  target: TrayTarget;
  name: string;
  tray: TrayNow;
  words: Words;
}) {
  if (tray.has(target)) {
    return (
      <StateText icon="ok" color="available">
        {t('onTray')}
      </StateText>
    );
  }
  return (
    <Button
      variant="outlined"
      className="st-add"
      disabled={tray.state !== 'open'}
      aria-label={t('addNamed', { name })}
      title={tray.state === 'noClient' ? t('tray.noClientShort') : t('addNamed', { name })}
      startIcon={<Icon name="plus" size={14} />}
      onClick={() => tray.add(target)}
    >
      {t('add')}
    </Button>
  );
}
