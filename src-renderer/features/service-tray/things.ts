import type { Service, ServiceEvent, TrayTarget } from '#shared/service-tray.js';

/** Everything that can be on a tray now, by id. */
export interface Offered {
  services: ReadonlyMap<string, Service>;
  events: ReadonlyMap<string, ServiceEvent>;
}

/** What a tray's item names, found. */
export type Thing = { kind: 'service'; service: Service } | { kind: 'event'; event: ServiceEvent };

/** Undefined when the core no longer has it. */
export function thingOf(target: TrayTarget, { services, events }: Offered): Thing | undefined {
  if (target.kind === 'service') {
    const service = services.get(target.serviceId);
    return service && { kind: 'service', service };
  }
  const event = events.get(target.eventId);
  return event && { kind: 'event', event };
}
