import type { Narrowing } from '#shared/search/narrow.js';
import type { SearchHit } from '#shared/search/text-search.js';
import type { Service } from '#shared/service-tray.js';

/** How many are looked at, and how many are shown. */
export const LOOKED_AT = 60;
const SHOWN = 5;
/** The service itself is found first, with all of its words: others are far from it, and alike all the same. */
const WEAKEST = 0.02;
/** Words of a long list of keywords say less and less. */
const MOST_KEYWORDS = 8;
/** What the same clients, the same place and the same way of giving add to a hit's own worth (0–1). */
const ADDS = { group: 0.3, place: 0.35, themes: 0.1 };

/** What is asked of the search to find services like this one: its own words, among those that share a theme. */
export function askSimilar(service: Service, language: string): { query: string; narrowing: Narrowing } {
  const query = [service.name.fi, ...service.keywords.slice(0, MOST_KEYWORDS)].join(' ');
  const chosen = { theme: service.themes ?? [service.theme] };
  return { query, narrowing: { chosen, language, weakest: WEAKEST } };
}

const share = (one: readonly string[], other: readonly string[]): boolean => one.some((each) => other.includes(each));
const towns = ({ municipalities }: Service) => municipalities.map(({ fi }) => fi);
/** A service of the whole county is given where the other is. */
const sharePlace = (one: Service, other: Service): boolean =>
  one.municipalities.length === 0 || other.municipalities.length === 0 || share(towns(one), towns(other));
const shareGroup = (one: Service, other: Service): boolean =>
  share(one.targetGroups, other.targetGroups) ||
  one.targetGroups.includes('everyone') ||
  other.targetGroups.includes('everyone');

/**
 * The services most like this one: alike by their words, for the same clients and in the same place. The same service of
 * another municipality is not one of them: who reads one here wants what else there is. Pure.
 */
export function similarTo(service: Service, hits: readonly SearchHit[], byId: ReadonlyMap<string, Service>): Service[] {
  const names = new Set([service.name.fi]);
  return (
    hits
      .flatMap(({ id, score }) => {
        const other = byId.get(id);
        if (other === undefined || id === service.id) return [];
        const worth =
          score +
          (shareGroup(service, other) ? ADDS.group : 0) +
          (sharePlace(service, other) ? ADDS.place : 0) +
          (service.theme === other.theme ? ADDS.themes : 0);
        return [{ other, worth }];
      })
      .toSorted((a, b) => b.worth - a.worth)
      // One of those that several municipalities give alike is enough.
      .filter(({ other }) => !names.has(other.name.fi) && names.add(other.name.fi))
      .slice(0, SHOWN)
      .map(({ other }) => other)
  );
}
