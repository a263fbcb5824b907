import { compareDates, datePrefixes, parseDate, type DatePrefix, type Interval } from './dates.js';
import { definitionsOf, type Definition } from './definitions.js';

/** One searched alternative of a parameter, by the kind of the parameter. */
export type Term =
  | { kind: 'token'; system: string | undefined; code: string | undefined }
  | { kind: 'reference'; type: string | undefined; id: string }
  | { kind: 'date'; prefix: DatePrefix; interval: Interval }
  | { kind: 'string'; text: string; match: 'start' | 'exact' | 'contains' }
  | { kind: 'missing'; missing: boolean };

/** A parameter of the query: any of its terms must be met (none of them when negated), on any of the paths. */
export interface Criterion {
  name: string;
  definition: Definition;
  negated: boolean;
  terms: Term[];
}
export interface SortKey {
  definition: Definition;
  descending: boolean;
}
export interface Include {
  definition: Definition;
  target: string | undefined;
}
/** Resources of `source` that refer to the matches come along (`_revinclude=Provenance:target`). */
export interface ReverseInclude {
  source: string;
  definition: Definition;
}
export interface Query {
  criteria: Criterion[];
  sort: SortKey[];
  include: Include[];
  reverseInclude: ReverseInclude[];
  /** Entries on a page. */
  count: number;
  /** Only the total is wanted. */
  onlyTotal: boolean;
}
export type ParsedQuery = { ok: true; query: Query } | { ok: false; detail: string };

const defaultCount = 100;
export const maxCount = 1000;

/** Splits "a,b\\,c" to ["a", "b\\,c"]: a comma means OR unless it is escaped (§3.1.1.4.5). Escapes stay. */
export const splitOr = (value: string): string[] => value.match(/(?:\\[\s\S]|[^,\\]|\\$)+/g) ?? [];

/** Takes the escapes of a searched text away: backslash before a comma, bar, dollar sign or backslash. */
export const unescape = (text: string): string => text.replace(/\\([\\,|$])/g, '$1');

function tokenTerm(value: string): Term {
  const [, system, rest] = /^((?:\\[\s\S]|[^|\\])*)\|([\s\S]*)$/.exec(value) ?? [];
  if (system === undefined || rest === undefined) return { kind: 'token', system: undefined, code: unescape(value) };
  return { kind: 'token', system: unescape(system), code: rest === '' ? undefined : unescape(rest) };
}

function dateTerm(value: string): Term | undefined {
  const prefix = datePrefixes.find((known) => value.startsWith(known));
  const interval = parseDate(prefix === undefined ? value : value.slice(2));
  return interval === undefined ? undefined : { kind: 'date', prefix: prefix ?? 'eq', interval };
}

function referenceTerm(value: string, modifier: string | undefined): Term | undefined {
  const match = /(?:(?:^|\/)([A-Z][A-Za-z]+)\/)?([A-Za-z0-9\-.]{1,64})$/.exec(value);
  if (match === null || match[2] === undefined) return undefined;
  return { kind: 'reference', type: match[1] ?? modifier, id: match[2] };
}

/** Reads one alternative of a value; undefined where the value or the modifier does not suit the parameter's kind. */
function termOf(definition: Definition, modifier: string | undefined, value: string): Term | undefined {
  if (modifier === 'missing') {
    return value === 'true' || value === 'false' ? { kind: 'missing', missing: value === 'true' } : undefined;
  }
  switch (definition.kind) {
    case 'token':
      return modifier === undefined || modifier === 'not' ? tokenTerm(value) : undefined;
    case 'date':
      return modifier === undefined ? dateTerm(value) : undefined;
    case 'reference':
      return modifier === undefined || /^[A-Z]/.test(modifier) ? referenceTerm(value, modifier) : undefined;
    case 'string': {
      if (modifier !== undefined && modifier !== 'exact' && modifier !== 'contains') return undefined;
      return { kind: 'string', text: unescape(value), match: modifier ?? 'start' };
    }
  }
}

function sortKeys(value: string, definitions: Record<string, Definition>): SortKey[] | undefined {
  const keys = splitOr(value).map((part) => {
    const descending = part.startsWith('-');
    const definition = definitions[descending ? part.slice(1) : part];
    return definition === undefined ? undefined : { definition, descending };
  });
  return keys.includes(undefined) ? undefined : keys.filter((key) => key !== undefined);
}

function includeOf(value: string): Include | undefined {
  const [source = '', name = '', target] = value.split(':');
  const definition = definitionsOf(source)[name];
  return definition?.kind === 'reference' ? { definition, target } : undefined;
}

function reverseIncludeOf(value: string): ReverseInclude | undefined {
  const [source = ''] = value.split(':');
  const include = includeOf(value);
  return include === undefined ? undefined : { source, definition: include.definition };
}

/** Parameters that steer the answer's form or have no effect here; never an error, not even when handled strictly. */
const harmless = new Set(['_format', '_pretty', '_total', '_summary']);

/**
 * Reads the parameters of a search on `type` (FHIR R4 §3.1.1). Unknown parameters are passed over, or refused when
 * `strict` (Prefer: handling=strict); a value or modifier that makes no sense is always refused.
 */
export function parseQuery(type: string, pairs: Iterable<readonly [string, string]>, strict: boolean): ParsedQuery {
  const definitions = definitionsOf(type);
  const query: Query = {
    criteria: [],
    sort: [],
    include: [],
    reverseInclude: [],
    count: defaultCount,
    onlyTotal: false,
  };
  for (const [key, value] of pairs) {
    const colon = key.indexOf(':');
    const name = colon < 0 ? key : key.slice(0, colon);
    const modifier = colon < 0 ? undefined : key.slice(colon + 1);
    const definition = Object.hasOwn(definitions, name) ? definitions[name] : undefined;
    if (name === '_count') {
      if (!/^\d{1,9}$/.test(value)) return { ok: false, detail: '_count must be a whole number' };
      query.count = Math.min(Number(value), maxCount);
      if (query.count === 0) query.onlyTotal = true;
    } else if (name === '_sort') {
      const keys = sortKeys(value, definitions);
      if (keys !== undefined) query.sort = keys;
      else if (strict) return { ok: false, detail: '_sort names an unknown parameter' };
    } else if (name === '_include') {
      const include = includeOf(value);
      if (include !== undefined) query.include.push(include);
      else if (strict) return { ok: false, detail: '_include names an unknown parameter' };
    } else if (name === '_revinclude') {
      const include = reverseIncludeOf(value);
      if (include !== undefined) query.reverseInclude.push(include);
      else if (strict) return { ok: false, detail: '_revinclude names an unknown parameter' };
    } else if (definition !== undefined) {
      if (value === '') continue;
      const terms = splitOr(value).map((part) => termOf(definition, modifier, part));
      if (terms.includes(undefined))
        return { ok: false, detail: `${name}: the value or the modifier is not understood` };
      query.criteria.push({
        name,
        definition,
        negated: modifier === 'not',
        terms: terms.filter((term) => term !== undefined),
      });
    } else if (harmless.has(name)) {
      if (name === '_summary' && value === 'count') query.onlyTotal = true;
    } else if (strict) {
      return { ok: false, detail: `Unknown search parameter for ${type}` };
    }
  }
  return { ok: true, query };
}

/** Whether a searched date term is met by a stretch of time. */
export const meetsDate = (term: Extract<Term, { kind: 'date' }>, found: Interval, now: number): boolean =>
  compareDates(term.prefix, term.interval, found, now);
