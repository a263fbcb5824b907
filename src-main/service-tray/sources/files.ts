import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import * as z from 'zod';
import type { Failure } from '#shared/failure.js';
import { ptvChannelSchema, ptvListSchema, ptvOrganizationSchema } from '#shared/ptv.js';
import { takePtvService } from '../from-ptv.js';
import { scrubChannel } from '../scrub.js';
import { decodeText } from './decode.js';
import type { Entry } from './holding.js';
import { type Got, parseJson } from './http.js';
import type { Reading } from './merge.js';
import type { ReadSource } from './reader.js';

export type ReadBytes = (path: string) => Promise<Uint8Array>;
export const readBytes: ReadBytes = (path) => readFile(path);

const isMissing = (error: unknown): boolean => error instanceof Error && 'code' in error && error.code === 'ENOENT';

/** The text of a file, or that there is none. */
export async function textOf(path: string, read: ReadBytes): Promise<Got<string>> {
  try {
    return { ok: true, value: decodeText(await read(path)) };
  } catch (error) {
    const detail = isMissing(error) ? 'no such file' : 'the file cannot be read';
    return { ok: false, failure: { kind: 'invalidAnswer', source: basename(path), detail } };
  }
}

/** What a text of PTV objects (a list, a page of one, or one object) holds. Refused when it holds nothing of the kind. */
export function parsePtv(text: string, source: string): Reading | { failure: Failure } {
  const refuse = (detail: string) => ({ failure: { kind: 'invalidAnswer' as const, source, detail } });
  const json = parseJson(text, source);
  if (!json.ok) return json;
  const list = ptvListSchema.safeParse(json.value);
  if (!list.success) return refuse('JSON, but no list of services');
  const entries: Entry[] = [];
  const skipped: string[] = [];
  const seen = new Set<string>();
  for (const [index, item] of list.data.entries()) {
    const channel = looksLikeChannel(item) ? ptvChannelSchema.safeParse(item) : undefined;
    const organization = looksLikeOrganization(item) ? ptvOrganizationSchema.safeParse(item) : undefined;
    if (channel?.success === true) entries.push({ what: 'channels', item: scrubChannel(channel.data) });
    else if (organization?.success === true) entries.push({ what: 'organizations', item: organization.data });
    else {
      const taken = takePtvService(item);
      if (!taken.ok) skipped.push(`${index + 1}: ${taken.reason}`);
      else if (seen.has(taken.service.id)) skipped.push(`${index + 1}: ${taken.service.id} twice`);
      else {
        seen.add(taken.service.id);
        entries.push({ what: 'services', item: taken.service });
      }
    }
  }
  if (entries.length === 0 && list.data.length > 0)
    return refuse(`none of its ${list.data.length} entries is a service`);
  return { whole: true, entries, gone: [], skipped };
}

const channelSchema = z.looseObject({ serviceChannelNames: z.array(z.unknown()) });
const organizationSchema = z.looseObject({ organizationNames: z.array(z.unknown()) });
const looksLikeChannel = (item: unknown) => channelSchema.safeParse(item).success;
const looksLikeOrganization = (item: unknown) => organizationSchema.safeParse(item).success;

/** Reads a file of services, and the channels and organisations that stand beside it by name, when they do. */
export const readPtvFile =
  (path: string, read: ReadBytes): ReadSource =>
  async () => {
    const text = await textOf(path, read);
    if (!text.ok) return text;
    const whole = parsePtv(text.value, basename(path));
    if ('failure' in whole) return whole;
    const entries = [...whole.entries];
    const skipped = [...whole.skipped];
    for (const what of ['channels', 'organizations']) {
      const name = path.replace(/\.json$/, `-${what}.json`);
      const beside = await textOf(name, read);
      if (!beside.ok) continue;
      const more = parsePtv(beside.value, basename(name));
      if ('failure' in more) skipped.push(`${basename(name)}: cannot be read`);
      else entries.push(...more.entries.filter((entry) => entry.what === what));
    }
    return { whole: true, entries, gone: [], skipped };
  };
