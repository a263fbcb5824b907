import { createHash } from 'node:crypto';
import * as z from 'zod';
import type { Failure } from '#shared/failure.js';
import { ptvChannelSchema, ptvListSchema, ptvOrganizationSchema } from '#shared/ptv.js';
import type { Service } from '#shared/service-tray.js';
import { fromPtv } from './from-ptv.js';

/** The services as one reading of the file gave them. */
export interface Catalogue {
  /** Hash of the files' text and of the way they are read; the same text gives the same version. */
  version: string;
  services: Service[];
  /** Why something was left out; a line each. */
  skipped: string[];
}

/** The text of the services' file, and of the files beside it when they exist. */
export interface CatalogueTexts {
  services: string;
  channels?: string | undefined;
  organizations?: string | undefined;
}

/** Grows when the import gives something else for the same text, so that screens fetch it anew. */
const IMPORT_VERSION = 1;

export function versionOf(texts: CatalogueTexts): string {
  const hash = createHash('sha256').update(`${IMPORT_VERSION}\n${texts.services}\n${texts.channels ?? ''}\n`);
  return hash
    .update(texts.organizations ?? '')
    .digest('hex')
    .slice(0, 16);
}

const listOfText = (text: string): unknown[] | undefined => {
  try {
    return ptvListSchema.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
};

/** Reads services of PTV v11 form. Fails only when the file of services is no list of objects at all. */
export function buildCatalogue(texts: CatalogueTexts, source: string): Catalogue | { failure: Failure } {
  const list = listOfText(texts.services);
  if (list === undefined) return { failure: { kind: 'invalidAnswer', source } };
  const skipped: string[] = [];
  const byId = <T extends { id: string }>(text: string | undefined, schema: z.ZodType<T>, what: string) => {
    const entries = new Map<string, T>();
    const members = text === undefined ? [] : listOfText(text);
    if (members === undefined) skipped.push(`${what}: not a list`);
    for (const [index, member] of (members ?? []).entries()) {
      const read = schema.safeParse(member);
      if (read.success) entries.set(read.data.id, read.data);
      else skipped.push(`${what} ${index + 1}: cannot be read`);
    }
    return entries;
  };
  const references = {
    channels: byId(texts.channels, ptvChannelSchema, 'channel'),
    organizations: byId(texts.organizations, ptvOrganizationSchema, 'organization'),
  };
  const services = new Map<string, Service>();
  for (const [index, raw] of list.entries()) {
    const taken = fromPtv(raw, references);
    if (!taken.ok) skipped.push(`${index + 1}: ${taken.reason}`);
    else if (services.has(taken.service.id)) skipped.push(`${index + 1}: ${taken.service.id} twice`);
    else services.set(taken.service.id, taken.service);
  }
  return { version: versionOf(texts), services: [...services.values()], skipped };
}
