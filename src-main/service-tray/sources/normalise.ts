import { createHash } from 'node:crypto';
import type { Service, ServiceEvent } from '#shared/service-tray.js';
import { fromService } from '../from-ptv.js';
import type { Holding } from './holding.js';
import { createBreather } from './lines.js';

/** The tray's services and events of one source, and a mark of each one's content. */
export interface Normalised {
  services: Service[];
  events: ServiceEvent[];
  /** By id: the same content gives the same mark. */
  marks: Map<string, string>;
}

export const markOf = (value: unknown): string =>
  createHash('sha256').update(JSON.stringify(value)).digest('base64url').slice(0, 16);

/** Makes a holding the tray's, a part at a time so that the core answers others meanwhile. */
export async function normalise(holding: Holding, source: string): Promise<Normalised> {
  const services: Service[] = [];
  const marks = new Map<string, string>();
  const put = (service: Service) => {
    services.push(service);
    marks.set(service.id, markOf(service));
  };
  const breathe = createBreather();
  for (const item of holding.services.values()) {
    put({ ...fromService(item, holding), source });
    await breathe();
  }
  for (const item of holding.own.values()) put({ ...item, source });
  return { services, events: [...holding.events.values()], marks };
}
