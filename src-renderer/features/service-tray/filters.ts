import type { ChannelKind, Service, TargetGroup, Theme } from '#shared/service-tray.js';

/** Groups of filters: within a group any chosen one will do, between groups all must hold. */
interface FilterValues {
  theme: Theme;
  /** Finnish name of a municipality: its key. */
  municipality: string;
  language: string;
  group: TargetGroup;
  way: ChannelKind;
  /** One choice only: the service costs nothing. */
  free: 'yes';
  /** One choice only: neither referral nor decision is needed. */
  selfReferral: 'yes';
}
export type FilterKind = keyof FilterValues;
export type Filters = { readonly [K in FilterKind]: ReadonlySet<string> };

const empty: ReadonlySet<string> = new Set();
export const noFilters: Filters = {
  theme: empty,
  municipality: empty,
  language: empty,
  group: empty,
  way: empty,
  free: empty,
  selfReferral: empty,
};
export const filterKinds = ['free', 'selfReferral', 'theme', 'municipality', 'group', 'way', 'language'] as const;

/** What a service counts as in each group. A service of the whole county counts as every municipality's: `everywhere`. */
const valuesOf: Record<FilterKind, (service: Service, everywhere: readonly string[]) => readonly string[]> = {
  theme: (service) => [service.theme],
  municipality: (service, everywhere) =>
    service.municipalities.length === 0 ? everywhere : service.municipalities.map((name) => name.fi),
  language: (service) => service.languages,
  group: (service) => service.targetGroups,
  way: (service) => [...new Set(service.channels.map((channel) => channel.kind))],
  free: (service) => (service.charge === 'free' ? ['yes'] : []),
  selfReferral: (service) => (service.selfReferral ? ['yes'] : []),
};

/** Turns one choice on or off. */
export function toggle(filters: Filters, kind: FilterKind, value: string): Filters {
  const next = new Set(filters[kind]);
  if (!next.delete(value)) next.add(value);
  return { ...filters, [kind]: next };
}

export const countChosen = (filters: Filters): number => filterKinds.reduce((sum, kind) => sum + filters[kind].size, 0);

/** Every municipality that some service names. */
export const municipalitiesOf = (services: readonly Service[]): string[] => [
  ...new Set(services.flatMap((service) => service.municipalities.map((name) => name.fi))),
];

const passes = (service: Service, filters: Filters, everywhere: readonly string[], except?: FilterKind): boolean =>
  filterKinds.every(
    (kind) =>
      kind === except ||
      filters[kind].size === 0 ||
      valuesOf[kind](service, everywhere).some((value) => filters[kind].has(value)),
  );

/** Those that every group lets through, in the order they came. */
export const applyFilters = <T extends { service: Service }>(
  found: readonly T[],
  filters: Filters,
  everywhere: readonly string[],
): T[] => found.filter(({ service }) => passes(service, filters, everywhere));

export type Facets = { readonly [K in FilterKind]: ReadonlyMap<string, number> };

/** How many would be shown with each choice of a group alone, the other groups' choices standing. */
export function countFacets(
  found: readonly { service: Service }[],
  filters: Filters,
  everywhere: readonly string[],
): Facets {
  const count = (kind: FilterKind) => {
    const counts = new Map<string, number>();
    for (const { service } of found) {
      if (!passes(service, filters, everywhere, kind)) continue;
      for (const value of valuesOf[kind](service, everywhere)) counts.set(value, (counts.get(value) ?? 0) + 1);
    }
    return counts;
  };
  return {
    theme: count('theme'),
    municipality: count('municipality'),
    language: count('language'),
    group: count('group'),
    way: count('way'),
    free: count('free'),
    selfReferral: count('selfReferral'),
  };
}
