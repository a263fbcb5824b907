import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { adopt, isStub, subjectOf } from './adopt.js';
import { mapStrings } from './json.js';
import { bundleSchema, firstIssue, resourceSchema, type Identified } from './resource.js';
import { findFault } from './validate.js';

/** What was found in a file: a resource to serve, or why something in it is left out. */
interface Finding {
  file: string;
  reason: string;
}
export interface Extra {
  resources: Identified[];
  findings: Finding[];
}

/** A stable id for a resource without one: the same content always gets the same. */
function stableId(fullUrl: string | undefined, resource: unknown): string {
  const uuid = /^urn:uuid:([0-9a-fA-F-]{36})$/.exec(fullUrl ?? '')?.[1];
  return uuid ?? `extra-${createHash('sha256').update(JSON.stringify(resource)).digest('hex').slice(0, 24)}`;
}

/** The resources of one parsed file: itself, or the entries of a Bundle of any type. */
function unpack(json: unknown): { place: string; fullUrl: string | undefined; resource: unknown }[] {
  const bundle = bundleSchema.safeParse(json);
  if (!bundle.success) return [{ place: '', fullUrl: undefined, resource: json }];
  return bundle.data.entry.map((entry, index) => ({
    place: `entry[${index}] `,
    fullUrl: entry.fullUrl,
    resource: entry.resource,
  }));
}

/** Reads the text of one file: what can be served, and what cannot and why. Pure. */
export function readExtraFile(file: string, text: string): Extra {
  const extra: Extra = { resources: [], findings: [] };
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return { resources: [], findings: [{ file, reason: 'not JSON' }] };
  }
  const addresses = new Map<string, string>();
  for (const { place, fullUrl, resource } of unpack(json)) {
    const parsed = resourceSchema.safeParse(resource);
    const fault = parsed.success ? findFault(parsed.data.resourceType, parsed.data) : firstIssue(parsed.error);
    if (!parsed.success || fault !== undefined) {
      extra.findings.push({ file, reason: `${place}${fault ?? 'invalid'}` });
      continue;
    }
    const id = parsed.data.id ?? stableId(fullUrl, resource);
    if (fullUrl !== undefined) addresses.set(fullUrl, `${parsed.data.resourceType}/${id}`);
    extra.resources.push({ ...parsed.data, id });
  }
  if (addresses.size > 0) extra.resources = extra.resources.map((resource) => pointInside(resource, addresses));
  return extra;
}

/** Turns references to other entries' fullUrls into `Type/id`. */
function pointInside(resource: Identified, addresses: Map<string, string>): Identified {
  const moved = mapStrings(resource, (text, key) => (key === 'reference' ? (addresses.get(text) ?? text) : text));
  return { ...resourceSchema.parse(moved), id: resource.id };
}

/**
 * Fits extra resources beside the seed: a second one with the same id is left out, and what is about a Patient that
 * does not exist, or is only a stub, is attached to `adopter` ("Patient/id"). The stub then points at the adopter. Pure.
 */
export function fitBeside(seed: Identified[], files: Extra[], adopter: string): Extra & { adopted: number } {
  const taken = new Set(seed.map((resource) => `${resource.resourceType}/${resource.id}`));
  const findings = files.flatMap((file) => file.findings);
  const kept: Identified[] = [];
  for (const resource of files.flatMap((file) => file.resources)) {
    const key = `${resource.resourceType}/${resource.id}`;
    if (taken.has(key)) findings.push({ file: key, reason: 'this id is already served' });
    else kept.push(resource);
    taken.add(key);
  }
  const stubs = new Set(kept.filter(isStub).map((resource) => `Patient/${resource.id}`));
  let adopted = 0;
  const resources = kept.map((resource): Identified => {
    if (isStub(resource)) return { ...resource, link: [{ other: { reference: adopter }, type: 'refer' }] };
    const subject = subjectOf(resource);
    if (subject === undefined || (taken.has(subject) && !stubs.has(subject))) return resource;
    adopted += 1;
    return { ...adopt(resource, subject, adopter), id: resource.id };
  });
  return { resources, findings, adopted };
}

/** Reads every .json under a folder. Rejects when the folder cannot be read. */
export async function readExtraFolder(folder: string): Promise<Extra[]> {
  const names = await readdir(folder, { recursive: true });
  const files = names.filter((name) => name.endsWith('.json')).sort();
  return Promise.all(
    files.map(async (name) => {
      const path = join(folder, name);
      return readExtraFile(relative(folder, path), await readFile(path, 'utf8'));
    }),
  );
}
