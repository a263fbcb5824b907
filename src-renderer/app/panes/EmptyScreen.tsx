import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/button.js';
import { Icon } from '../../ui/icon.js';

/** What a screen says when every pane stands on the other one. */
export function EmptyScreen({ onReset }: { onReset: () => void }) {
  const { t } = useTranslation('frame');
  return (
    <div className="tp-empty-screen">
      <p>{t('emptyScreen')}</p>
      <Button variant="outlined" onClick={onReset} startIcon={<Icon name="screens" size={14} />}>
        {t('command.resetLayouts')}
      </Button>
    </div>
  );
}
