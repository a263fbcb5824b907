import type { DocumentFacts } from '#shared/search/narrow.js';
import type { Service, ServiceEvent } from '#shared/service-tray.js';
import { EVERYWHERE, type WishGroup } from './wish.js';

/** What begins within so many days begins soon. */
export const SOON_DAYS = 14;
const DAY_MS = 86_400_000;

/** Whether a day (YYYY-MM-DD) or a moment falls between now and the end of soon. @param now milliseconds */
function isSoon(begins: string | undefined, now: number): boolean {
  if (begins === undefined) return false;
  const at = Date.parse(begins);
  // A day begins at its midnight: today's counts all day long.
  return at > now - DAY_MS && at <= now + SOON_DAYS * DAY_MS;
}

/** Ids of the services for which something begins soon: a course, a group. */
export const beginningSoon = (events: readonly ServiceEvent[], now: number): ReadonlySet<string> =>
  new Set(
    events.flatMap(({ serviceId, start }) =>
      serviceId !== undefined && Date.parse(start) >= now && isSoon(start, now) ? [serviceId] : [],
    ),
  );

const yes = (is: boolean): readonly string[] => (is ? ['yes'] : []);

/** What a service counts as for filters. Pure. @param soon ids of services for which an event begins soon */
export function factsOf(service: Service, soon: ReadonlySet<string>, now: number): DocumentFacts {
  const { channels, municipalities, name } = service;
  const values: Record<WishGroup, readonly string[]> = {
    theme: service.themes ?? [service.theme],
    group: service.targetGroups,
    municipality: municipalities.length === 0 ? [EVERYWHERE] : municipalities.map(({ fi }) => fi),
    way: [...new Set(channels.map(({ kind }) => kind))],
    language: service.languages,
    cost: service.charge === 'unknown' ? [] : [service.charge],
    selfReferral: yes(service.selfReferral),
    accessible: yes(channels.some(({ accessible }) => accessible === true)),
    soon: yes(soon.has(service.id) || isSoon(service.validFrom, now)),
  };
  return {
    values,
    points: channels.flatMap(({ coordinates }) =>
      coordinates === undefined ? [] : [coordinates.latitude, coordinates.longitude],
    ),
    listed: { fi: name.fi, sv: name.sv ?? name.fi, en: name.en ?? name.fi },
  };
}
