import { useTranslation } from 'react-i18next';
import type { Objection } from '#shared/context.js';
import { Icon } from '../../../ui/icon.js';
import { objectionSigns } from './decision.js';

/** Who stands against a change and why, with its own words as its own. */
export function ObjectionText({
  objection: { name, why, detail },
  draftOf,
}: {
  objection: Objection;
  /** Name of the client whose draft it is; without it the change is over. */
  draftOf?: string | undefined;
}) {
  const { t } = useTranslation('contextLater');
  const { icon, color } = objectionSigns[why];
  return (
    <>
      <Icon name={icon} size={14} color={color} />
      <span>
        {why === 'unsavedDraft'
          ? draftOf === undefined
            ? t('timeline.unsavedDraft')
            : t('objection.unsavedDraft', { client: draftOf })
          : t(`objection.${why}`, { name })}
        {detail !== undefined && detail !== '' && <q>{detail}</q>}
      </span>
    </>
  );
}
