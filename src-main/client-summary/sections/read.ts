import type * as z from 'zod';
import type { Register, SectionData, SectionId, Skipped } from '#shared/client-summary.js';
import { registerOf } from '../concepts.js';
import type { Coding, Reference } from '../fhir-types.js';
import { isProtected } from '../protection.js';

/** What one search gave: the hits, and what came along by `_include`. Not yet looked into. */
export interface Reading {
  matches: readonly unknown[];
  included: readonly unknown[];
}

/** Where a reading came from and whom it must be about. */
export interface Origin {
  source: string;
  register: Register;
  /** Logical id of the client at this source. */
  patient: string;
  /** Milliseconds since the epoch, for what depends on today. */
  now: number;
}

/** A further question that a search's answer gives rise to, e.g. the free slots of the units named in it. */
export interface Besides {
  type: string;
  params: Readonly<Record<string, string>>;
  /** True where the hits can be shown without its answer. */
  optional: boolean;
}

/** What one search becomes: a part of each section that it feeds. */
export interface Mapped {
  data: SectionData[];
  skipped: Skipped[];
}

/** One search, the sections it feeds, and how its answer becomes entries. */
export interface SectionSearch {
  /** The first one tells what was skipped. */
  sections: readonly [SectionId, ...SectionId[]];
  type: string;
  params: Readonly<Record<string, string>>;
  /** Search parameter that takes the client's logical id; `patient` when absent. */
  by?: '_id';
  /** A source may lack the whole type (404 to its search, FHIR R4 http.html#search): it then has none, and that is no failure. */
  optional?: true;
  /** Asked once the hits are known; what it gives comes along as included. */
  besides?: (reading: Reading, origin: Origin) => Besides[];
  map: (reading: Reading, origin: Origin) => Mapped;
}

export interface EntryBase {
  id: string;
  source: string;
  register: Register;
  updated?: string;
  protected?: true;
  identifiers?: string[];
}

/** `missing` names the element without which there is nothing to show. */
export type Outcome<E> = { entry: E } | { missing: string };

interface Readable {
  id: string;
  meta?: { lastUpdated?: string | undefined; tag: Coding[]; security: Coding[] } | undefined;
  identifier: readonly { system?: string | undefined; value?: string | undefined }[];
}

interface Rules<T, E> {
  type: string;
  schema: z.ZodType<T>;
  /** References that must hold the client. A server that ignores the search term gives somebody else's entries. */
  about: (resource: T) => readonly (Reference | undefined)[];
  /** Codes of status elements; `entered-in-error` in any of them withdraws the entry. */
  statuses: (resource: T) => readonly (string | undefined)[];
  /** When it was recorded, for a source that does not say when it last changed. */
  recorded?: (resource: T) => string | undefined;
  map: (resource: T, base: EntryBase) => Outcome<E>;
}

/** The logical id when the reference is to a Patient: relative, absolute and versioned forms. */
export const patientIdOf = (reference: Reference | undefined): string | undefined =>
  /(?:^|\/)Patient\/([A-Za-z0-9\-.]{1,64})(?:\/_history\/[^/]+)?$/.exec(reference?.reference ?? '')?.[1];

/** Reads each hit by itself: one that cannot be read is skipped with its reason, and the others stand. */
export function readEach<T extends Readable, E>(
  reading: Reading,
  origin: Origin,
  rules: Rules<T, E>,
): { entries: E[]; skipped: Skipped[] } {
  const entries: E[] = [];
  const skipped: Skipped[] = [];
  const { type } = rules;
  for (const match of reading.matches) {
    const parsed = rules.schema.safeParse(match);
    if (!parsed.success) {
      const element = parsed.error.issues[0]?.path[0];
      skipped.push({ type, reason: 'unreadable', ...(typeof element === 'string' ? { element } : {}) });
      continue;
    }
    const resource = parsed.data;
    if (rules.statuses(resource).includes('entered-in-error')) {
      skipped.push({ type, reason: 'enteredInError' });
      continue;
    }
    if (!rules.about(resource).some((one) => patientIdOf(one) === origin.patient)) {
      skipped.push({ type, reason: 'otherClient' });
      continue;
    }
    const outcome = rules.map(resource, baseOf(type, resource, origin, rules.recorded?.(resource)));
    if ('missing' in outcome) skipped.push({ type, reason: 'unreadable', element: outcome.missing });
    else entries.push(outcome.entry);
  }
  return { entries, skipped };
}

function baseOf(type: string, resource: Readable, origin: Origin, recorded: string | undefined): EntryBase {
  const updated = resource.meta?.lastUpdated ?? recorded;
  const identifiers = resource.identifier.flatMap(({ system, value }) =>
    system === undefined || value === undefined ? [] : [`${system}|${value}`],
  );
  return {
    id: `${type}/${resource.id}`,
    source: origin.source,
    register: registerOf(resource.meta) ?? origin.register,
    ...(updated === undefined ? {} : { updated }),
    ...(isProtected(resource.meta?.security ?? []) ? { protected: true as const } : {}),
    ...(identifiers.length > 0 ? { identifiers } : {}),
  };
}

/** Leaves out the fields that are undefined, so that an absent fact is an absent field. */
export function present<T extends object>(fields: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  const kept: { [K in keyof T]?: Exclude<T[K], undefined> } = {};
  for (const key of Object.keys(fields)) {
    if (isKeyOf(fields, key) && fields[key] !== undefined) Object.assign(kept, { [key]: fields[key] });
  }
  return kept;
}

const isKeyOf = <T extends object>(fields: T, key: string): key is Extract<keyof T, string> => key in fields;
