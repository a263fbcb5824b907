import type { Narrowing } from '#shared/search/narrow.js';

/** Groups of filters: within a group any chosen one will do, between groups all must hold. */
export const wishGroups = [
  'theme',
  'group',
  'municipality',
  'way',
  'language',
  'cost',
  'selfReferral',
  'accessible',
  'soon',
] as const;
export type WishGroup = (typeof wishGroups)[number];

/** A place that the professional picked, and how far from it a service may be. */
export interface WishedPlace {
  /** Finnish name: its key. */
  name: string;
  latitude: number;
  longitude: number;
  kilometres: number;
}

/** What the professional has chosen to see. In this window's memory only. */
export interface Wish {
  chosen: Readonly<Partial<Record<WishGroup, readonly string[]>>>;
  place?: WishedPlace;
  /** Favourites only: one's own, or the unit's. */
  favourites?: 'own' | 'unit';
}
export const noWish: Wish = { chosen: {} };

/** What a service of the whole county counts as among municipalities: it is let through with any of them. */
export const EVERYWHERE = '*';

export const isChosen = ({ chosen }: Wish, group: WishGroup, value: string): boolean =>
  chosen[group]?.includes(value) === true;

/** Turns one choice on or off. */
export function toggle(wish: Wish, group: WishGroup, value: string): Wish {
  const others = (wish.chosen[group] ?? []).filter((each) => each !== value);
  return { ...wish, chosen: { ...wish.chosen, [group]: isChosen(wish, group, value) ? others : [...others, value] } };
}

/** The wish without a place, or without favourites only. */
export function without({ place, favourites, chosen }: Wish, part: 'place' | 'favourites'): Wish {
  return {
    chosen,
    ...(part === 'place' || place === undefined ? {} : { place }),
    ...(part === 'favourites' || favourites === undefined ? {} : { favourites }),
  };
}

/** How many conditions there are. */
export const countWishes = ({ chosen, place, favourites }: Wish): number =>
  Object.values(chosen).reduce((sum, values) => sum + values.length, 0) +
  (place === undefined ? 0 : 1) +
  (favourites === undefined ? 0 : 1);

/** The wish as the search takes it. @param only ids of the favourites that are asked for */
export function narrowingOf({ chosen, place }: Wish, language: string, only: readonly string[] | undefined): Narrowing {
  const towns = chosen.municipality ?? [];
  return {
    chosen: { ...chosen, municipality: towns.length === 0 ? [] : [...towns, EVERYWHERE] },
    ...(place === undefined
      ? {}
      : { near: { latitude: place.latitude, longitude: place.longitude, metres: place.kilometres * 1000 } }),
    ...(only === undefined ? {} : { only }),
    language,
  };
}
