import { useTranslation } from 'react-i18next';
import type { Objection } from '#shared/context.js';
import { Icon } from '../../../ui/icon.js';
import { objectionSigns } from './decision.js';

/** Who stands against a change and why, with its own words as its own. */
export function ObjectionText({ objection: { name, why, detail } }: { objection: Objection }) {
  const { t } = useTranslation('contextLater');
  const { icon, color } = objectionSigns[why];
  return (
    <>
      <Icon name={icon} size={14} color={color} />
      <span>
        {t(`objection.${why}`, { name })}
        {detail !== undefined && detail !== '' && <q>{detail}</q>}
      </span>
    </>
  );
}
