import type { Service, ServiceEvent, SourceHealth } from '#shared/service-tray.js';
import { markOf } from './normalise.js';
import { type Revisions, changesSince, revise, versionOf } from './revisions.js';

/** What one source gives now. */
export interface Part {
  services: readonly Service[];
  events: readonly ServiceEvent[];
  marks: ReadonlyMap<string, string>;
  health: SourceHealth;
  skipped: readonly string[];
}

/** All sources' services and events as one, and which change each last changed in. */
export interface Catalogue {
  version: string;
  revisions: Revisions;
  services: ReadonlyMap<string, Service>;
  events: readonly ServiceEvent[];
}

/** Stands among the ids of services for all the events, so that a change of theirs is a change of the catalogue. */
const EVENTS = '#events';

/** Joins the sources' parts: of an id that two of them have, the first source's is taken. Pure. */
export function joinParts(parts: readonly Part[], before: Revisions): Catalogue {
  const services = new Map<string, Service>();
  const marks = new Map<string, string>();
  for (const part of parts) {
    for (const service of part.services) {
      if (services.has(service.id)) continue;
      services.set(service.id, service);
      marks.set(service.id, part.marks.get(service.id) ?? '');
    }
  }
  const events = parts.flatMap((part) => part.events);
  marks.set(EVENTS, markOf(events));
  const revisions = revise(before, marks);
  return { version: versionOf(revisions), revisions, services, events };
}

/** So many services travel at once: a screen draws between two pages, and the core answers others. */
const PAGE = 250;

export interface Page {
  whole: boolean;
  services: Service[];
  removed: string[];
  next?: number;
}

/** A page of what a screen with the version `since` lacks, or of all when it has none that is known. Pure. */
export function pageOf({ revisions, services }: Catalogue, since: string | undefined, from: number): Page {
  const changes = since === undefined ? undefined : changesSince(revisions, since);
  const ids = changes === undefined ? [...services.keys()] : changes.changed.filter((id) => id !== EVENTS);
  const page = ids.slice(from, from + PAGE).flatMap((id) => services.get(id) ?? []);
  return {
    whole: changes === undefined,
    services: page,
    removed: from === 0 ? (changes?.removed ?? []) : [],
    ...(from + PAGE < ids.length && { next: from + PAGE }),
  };
}
