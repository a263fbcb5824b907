import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/button.js';
import { Icon } from '../../ui/icon.js';
import { useCopy } from './use-copy.js';

/** Copies a stored user name or password, and tells how long the password stays on the clipboard. */
export function CopyButtons({ toolId, name }: { toolId: string; name: string }) {
  const { t } = useTranslation('credentialsLater');
  const { copied, copy } = useCopy(toolId);
  return (
    <>
      <div className="cr-actions">
        <Button variant="outlined" aria-label={t('copy.userOf', { name })} onClick={() => copy('user')}>
          {t('copy.user')}
        </Button>
        <Button variant="outlined" aria-label={t('copy.passwordOf', { name })} onClick={() => copy('password')}>
          {t('copy.password')}
        </Button>
      </div>
      <div className="cr-copied">
        {/* Told once; the seconds beside it are not read out one by one. */}
        <output>
          {copied !== undefined && (
            <>
              <Icon
                name={copied.kind === 'failed' ? 'warnf' : 'check'}
                size={14}
                color={copied.kind === 'failed' ? 'caution' : 'synced'}
              />
              {copied.kind === 'failed' ? t(`copy.failed.${copied.because}`) : t(`copy.done.${copied.kind}`)}
            </>
          )}
        </output>
        {copied?.kind === 'password' && <span role="timer">{t('copy.left', { count: copied.left })}</span>}
      </div>
    </>
  );
}
