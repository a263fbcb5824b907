import type { PtvChannel, PtvOrganization, PtvService } from '#shared/ptv.js';
import type { Service, ServiceEvent } from '#shared/service-tray.js';

/** All that one source has given, by id: PTV's objects as they came (without persons), or services and events as such. */
export interface Holding {
  services: Map<string, PtvService>;
  channels: Map<string, PtvChannel>;
  organizations: Map<string, PtvOrganization>;
  own: Map<string, Service>;
  events: Map<string, ServiceEvent>;
}

/** One object of a holding, as it is kept on the disk: one a line. */
export type Entry =
  | { what: 'services'; item: PtvService }
  | { what: 'channels'; item: PtvChannel }
  | { what: 'organizations'; item: PtvOrganization }
  | { what: 'own'; item: Service }
  | { what: 'events'; item: ServiceEvent };

export const emptyHolding = (): Holding => ({
  services: new Map(),
  channels: new Map(),
  organizations: new Map(),
  own: new Map(),
  events: new Map(),
});

export function putEntry(holding: Holding, entry: Entry): void {
  switch (entry.what) {
    case 'services':
      holding.services.set(entry.item.id, entry.item);
      break;
    case 'channels':
      holding.channels.set(entry.item.id, entry.item);
      break;
    case 'organizations':
      holding.organizations.set(entry.item.id, entry.item);
      break;
    case 'own':
      holding.own.set(entry.item.id, entry.item);
      break;
    case 'events':
      holding.events.set(entry.item.id, entry.item);
      break;
  }
}

export const entriesOf = (holding: Holding): Entry[] => [
  ...[...holding.services.values()].map((item) => ({ what: 'services', item }) as const),
  ...[...holding.channels.values()].map((item) => ({ what: 'channels', item }) as const),
  ...[...holding.organizations.values()].map((item) => ({ what: 'organizations', item }) as const),
  ...[...holding.own.values()].map((item) => ({ what: 'own', item }) as const),
  ...[...holding.events.values()].map((item) => ({ what: 'events', item }) as const),
];
