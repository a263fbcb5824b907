import type { DocumentFacts } from '#shared/search/narrow.js';
import type { Service } from '#shared/service-tray.js';
import { EVERYWHERE, type WishGroup } from './wish.js';

const yes = (is: boolean): readonly string[] => (is ? ['yes'] : []);

/** What a service counts as for filters. Pure. @param isSoon something of it begins, or is held, soon */
export function factsOf(service: Service, isSoon: boolean): DocumentFacts {
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
    soon: yes(isSoon),
  };
  return {
    values,
    points: channels.flatMap(({ coordinates }) =>
      coordinates === undefined ? [] : [coordinates.latitude, coordinates.longitude],
    ),
    listed: { fi: name.fi, sv: name.sv ?? name.fi, en: name.en ?? name.fi },
  };
}
