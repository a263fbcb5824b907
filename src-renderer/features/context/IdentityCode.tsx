import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Icon } from '../../ui/icon.js';
import { useWorkbench } from '../../ui/workbench.js';

/** Milliseconds that the whole henkilötunnus stays on screen. */
const SHOWN_FOR = 30_000;

/** Masked henkilötunnus and the way to see the whole one for half a minute. Mount anew for each context version. */
export function IdentityCode({ masked, version }: { masked: string | undefined; version: number }) {
  const { t } = useTranslation('context');
  const { client } = useWorkbench();
  const [whole, setWhole] = useState<string>();
  const [failed, setFailed] = useState(false);

  useEffect(() => {
    if (whole === undefined) return;
    const hide = setTimeout(() => setWhole(undefined), SHOWN_FOR);
    return () => clearTimeout(hide);
  }, [whole]);

  if (masked === undefined) return t('notKnown');
  const reveal = () => {
    setFailed(false);
    client.context.reveal({ version }).then(
      ({ identityCode }) => (identityCode === undefined ? setFailed(true) : setWhole(identityCode)),
      () => setFailed(true),
    );
  };
  return (
    <>
      <span className="ctx-code">{whole ?? masked}</span>
      {whole === undefined ? (
        <button type="button" className="ctx-button" onClick={reveal} aria-label={t('identityCode.show')}>
          <Icon name="eye" size={14} />
          {failed ? t('identityCode.retry') : t('identityCode.showShort')}
        </button>
      ) : (
        <button
          type="button"
          className="ctx-button"
          onClick={() => setWhole(undefined)}
          aria-label={t('identityCode.hide')}
        >
          {t('identityCode.hideShort')}
        </button>
      )}
      <output className="tp-hidden">{failed ? t('identityCode.failed') : ''}</output>
    </>
  );
}
