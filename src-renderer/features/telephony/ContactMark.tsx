import { useTranslation } from 'react-i18next';
import { Tag } from '../../ui/parts.js';
import { isLive, useTelephony } from '../../ui/caller/use-telephony.js';

/** Beside the pane's title: how many contacts are going on, and call-backs that are late. */
export function ContactMark() {
  const { t } = useTranslation('telephony');
  const told = useTelephony();
  const live = told?.contacts.filter(isLive).length ?? 0;
  const late = told?.promises.filter(({ state }) => state === 'late').length ?? 0;
  if (live === 0 && late === 0) return null;
  return (
    <>
      {live > 0 && (
        <Tag tone="accent">
          <span className="tp-hidden">{t('live')} </span>
          {live}
        </Tag>
      )}
      {late > 0 && (
        <Tag tone="caution" icon="clock">
          <span className="tp-hidden">{t('late')} </span>
          {late}
        </Tag>
      )}
    </>
  );
}
