import { type Entry, type Holding, emptyHolding, putEntry } from './holding.js';

/** What one reading of a source gave. */
export interface Reading {
  /** True: all that the source has. False: what has changed, and `gone`. */
  whole: boolean;
  entries: readonly Entry[];
  /** Ids of services that the source has withdrawn. */
  gone: readonly string[];
  /** Why something was left out; a line each. */
  skipped: readonly string[];
}

/** Ids by what a refresh did to them. */
export interface Difference {
  added: string[];
  changed: string[];
  removed: string[];
  same: number;
}

/** The holding after a reading. What no service refers to any more goes too. Pure: `before` stays as it is. */
export function applyReading(before: Holding, { whole, entries, gone }: Reading): Holding {
  const after = emptyHolding();
  if (!whole) {
    for (const [id, item] of before.services) after.services.set(id, item);
    for (const [id, item] of before.channels) after.channels.set(id, item);
    for (const [id, item] of before.organizations) after.organizations.set(id, item);
    for (const [id, item] of before.own) after.own.set(id, item);
    for (const [id, item] of before.events) after.events.set(id, item);
  }
  for (const entry of entries) putEntry(after, entry);
  for (const id of gone) {
    after.services.delete(id);
    after.own.delete(id);
  }
  const channels = new Set<string>();
  const organizations = new Set<string>();
  for (const service of after.services.values()) {
    for (const { serviceChannel } of service.serviceChannels) channels.add(serviceChannel.id);
    for (const { organization } of service.organizations) organizations.add(organization.id);
  }
  for (const id of after.channels.keys()) if (!channels.has(id)) after.channels.delete(id);
  for (const id of after.organizations.keys()) if (!organizations.has(id)) after.organizations.delete(id);
  return after;
}

/** What has become of each service, by a mark of its content. Pure. */
export function difference(before: ReadonlyMap<string, string>, after: ReadonlyMap<string, string>): Difference {
  const found: Difference = { added: [], changed: [], removed: [], same: 0 };
  for (const [id, mark] of after) {
    const old = before.get(id);
    if (old === undefined) found.added.push(id);
    else if (old === mark) found.same += 1;
    else found.changed.push(id);
  }
  for (const id of before.keys()) if (!after.has(id)) found.removed.push(id);
  return found;
}

/** So few may go at once whatever their share is. */
const ALWAYS_BELIEVED = 5;

/**
 * Whether a refresh may be believed. A source in trouble often answers with a part of what it has: more than the share
 * `most` of what was there, or everything, never goes without somebody saying so.
 */
export function isBelievable({ removed }: Difference, before: number, after: number, most: number): boolean {
  if (removed.length === 0) return true;
  if (after === 0) return false;
  return removed.length <= ALWAYS_BELIEVED || removed.length <= before * most;
}
