import { useId, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Service } from '#shared/service-tray.js';
import { useClientContext } from '../../../ui/workbench.js';
import { type Wish, without } from '../wish.js';
import type { Words } from '../words.js';
import { townNames } from './choices.js';
import { type Place, placesOf } from './places.js';
import '../../../ui/fields.css';

const KILOMETRES = [2, 5, 10, 20, 50];
const USUAL = 10;

/**
 * How far a service may be, and from where: from the middle of a town that the professional picks. The open client's
 * municipality is named first, where it may be shown; the client's address is never used.
 */
export function Distance({
  wish,
  services,
  words,
  onChange,
}: {
  wish: Wish;
  services: readonly Service[];
  words: Words;
  onChange: (wish: Wish) => void;
}) {
  const { t } = useTranslation('serviceFindingLater');
  const id = useId();
  const context = useClientContext();
  const places = useMemo(() => placesOf(services), [services]);
  const names = useMemo(() => townNames(services, words), [services, words]);
  const nameOf = (place: Place) => names.get(place.name) ?? place.name;
  const client = context?.active;
  const home = client?.nonDisclosure === false ? client.municipality : undefined;
  const first = places.find(({ name }) => name === home || names.get(name) === home);
  const kilometres = wish.place?.kilometres ?? USUAL;
  const take = (name: string, within: number) => {
    const place = places.find((each) => each.name === name);
    if (place === undefined) onChange(without(wish, 'place'));
    else onChange({ ...wish, place: { ...place, kilometres: within } });
  };
  return (
    <fieldset className="st-panel-group">
      <legend className="tp-weak">{t('distance.title')}</legend>
      <div className="st-distance">
        <select
          className="tp-input"
          aria-label={t('distance.from')}
          value={wish.place?.name ?? ''}
          onChange={(event) => take(event.target.value, kilometres)}
        >
          <option value="">{t('distance.none')}</option>
          {first !== undefined && <option value={first.name}>{t('distance.ofClient', { name: nameOf(first) })}</option>}
          {places
            .filter((place) => place !== first)
            .map((place) => (
              <option key={place.name} value={place.name}>
                {nameOf(place)}
              </option>
            ))}
        </select>
        <select
          className="tp-input"
          aria-label={t('distance.within')}
          aria-describedby={id}
          disabled={wish.place === undefined}
          value={kilometres}
          onChange={(event) => take(wish.place?.name ?? '', Number(event.target.value))}
        >
          {KILOMETRES.map((count) => (
            <option key={count} value={count}>
              {t('distance.kilometres', { count })}
            </option>
          ))}
        </select>
      </div>
      <p id={id} className="tp-weak st-hint">
        {t('distance.hint')}
      </p>
    </fieldset>
  );
}
