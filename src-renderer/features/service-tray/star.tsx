import { useTranslation } from 'react-i18next';
import { IconButton, Tag } from '../../ui/parts.js';
import { useFavourites } from './use-favourites.js';

/** Makes the service a favourite of one's own, and says when it is one of the unit's. */
export function Star({ serviceId, name }: { serviceId: string; name: string }) {
  const { t } = useTranslation('serviceFindingLater');
  const { favourites, keep } = useFavourites(true);
  if (favourites === undefined) return null;
  const on = favourites.own.includes(serviceId);
  return (
    <>
      {favourites.unit.includes(serviceId) && <Tag icon="people">{t('favourites.ofUnit')}</Tag>}
      <IconButton
        icon="star"
        pressed={on}
        label={t(on ? 'favourites.drop' : 'favourites.keep', { name })}
        onClick={() => keep(serviceId, !on)}
      />
    </>
  );
}
