import { useTranslation } from 'react-i18next';
import type { AccessState } from '#shared/access.js';
import type { SectionId } from '#shared/client-summary.js';
import { Icon } from '../../../ui/icon.js';
import { useLanguage } from '../use-language.js';
import { writeTime } from '../write.js';
import { useGroundText } from './ClosedPart.js';
import { openedFor } from './grounds.js';

/** Of a section that was opened: by which ground, and when. */
export function OpenedNote({ access, section }: { access: AccessState; section: SectionId }) {
  const { t } = useTranslation('clientAccessLater');
  const language = useLanguage();
  const groundText = useGroundText();
  return openedFor(access, section).map(({ register, ground, at, detail }) => (
    <p key={register} className="cs-opened">
      <Icon name="key" size={12} color={`reg-${register}`} />
      <span>
        {t('opened', {
          register: t(`register.${register}`),
          time: writeTime(at, language),
          ground: groundText(ground, detail),
        })}
      </span>
    </p>
  ));
}
