import { useTranslation } from 'react-i18next';
import { checkBody } from '#shared/article-file/check-body.js';
import { Icon } from '../../../ui/icon.js';

/** Whether a text has what looks like a personal identity code or a telephone number. */
export const looksPersonal = (text: string): boolean =>
  checkBody(text, 1).some(({ severity }) => severity === 'warned');

/** Warns of a client's data while one writes; says nothing of other texts. */
export function PersonalWarning({ text }: { text: string }) {
  const { t } = useTranslation('guidelinesLater');
  return (
    <output className="gl-personal">
      {looksPersonal(text) && (
        <>
          <Icon name="warn" size={14} color="caution" /> {t('personal')}
        </>
      )}
    </output>
  );
}
