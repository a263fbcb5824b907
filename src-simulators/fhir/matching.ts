import { intervalOf } from './dates.js';
import type { Definition } from './definitions.js';
import { isJson, stringsAt, valuesAt } from './json.js';
import { meetsDate, type Criterion, type Term } from './parameters.js';
import { relativeReference, type Stored } from './resource.js';

/** Lower case without accents: "MÄKELÄ" and "makela" are one (§3.1.1.4.7). */
const fold = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();

const words = (text: string): string[] => text.split(/[\s-]+/);

/** The texts of a string element; a HumanName gives its parts, its words and the whole both ways round. */
function textsOf(value: unknown): string[] {
  if (typeof value === 'string') return [value, ...words(value)];
  if (!isJson(value)) return [];
  const family = stringsAt(value, 'family').join(' ');
  const given = stringsAt(value, 'given').join(' ');
  const parts = [family, ...stringsAt(value, 'given'), ...stringsAt(value, 'text')];
  return [...parts, ...words(family), `${family} ${given}`, `${family}, ${given}`, `${given} ${family}`];
}

/** System and code of a token element: code, boolean, Coding, CodeableConcept, Identifier or ContactPoint. */
function tokensOf(value: unknown): { system: string | undefined; code: string }[] {
  if (typeof value === 'string' || typeof value === 'boolean') return [{ system: undefined, code: String(value) }];
  if (!isJson(value)) return [];
  if (Array.isArray(value['coding'])) return value['coding'].flatMap(tokensOf);
  const code = value['code'] ?? value['value'];
  const system = value['system'];
  return typeof code === 'string' ? [{ system: typeof system === 'string' ? system : undefined, code }] : [];
}

const sameText = (a: string, b: string) => a.toLowerCase() === b.toLowerCase();

function meetsString(term: Extract<Term, { kind: 'string' }>, value: unknown): boolean {
  if (term.match === 'exact') return textsOf(value).includes(term.text);
  const wanted = fold(term.text);
  const test = (text: string) => (term.match === 'contains' ? text.includes(wanted) : text.startsWith(wanted));
  return textsOf(value).some((text) => test(fold(text)));
}

function meetsToken(term: Extract<Term, { kind: 'token' }>, value: unknown): boolean {
  return tokensOf(value).some(
    (found) =>
      (term.system === undefined || term.system === (found.system ?? '')) &&
      (term.code === undefined || sameText(term.code, found.code)),
  );
}

function meetsReference(term: Extract<Term, { kind: 'reference' }>, definition: Definition, value: unknown): boolean {
  return stringsAt(value, 'reference').some((reference) => {
    const [type = '', id] = (relativeReference(reference) ?? '').split('/');
    if (id !== term.id || (term.type !== undefined && type !== term.type)) return false;
    return definition.targets === undefined || definition.targets.length === 0 || definition.targets.includes(type);
  });
}

function meetsTerm(term: Term, definition: Definition, values: unknown[], now: number): boolean {
  switch (term.kind) {
    case 'missing':
      return (values.length === 0) === term.missing;
    case 'token':
      return values.some((value) => meetsToken(term, value));
    case 'reference':
      return values.some((value) => meetsReference(term, definition, value));
    case 'string':
      return values.some((value) => meetsString(term, value));
    case 'date':
      return values.some((value) => {
        const found = intervalOf(value);
        return found !== undefined && meetsDate(term, found, now);
      });
  }
}

/** Whether a resource answers one parameter of a query. */
export function meets(criterion: Criterion, resource: Stored, now: number): boolean {
  const values = criterion.definition.paths.flatMap((path) => valuesAt(resource, path));
  const met = criterion.terms.some((term) => meetsTerm(term, criterion.definition, values, now));
  return criterion.negated ? !met : met;
}

/** What a resource is sorted by: time in milliseconds or text; undefined sorts last. */
export function sortValue(definition: Definition, resource: Stored): number | string | undefined {
  const value = definition.paths.flatMap((path) => valuesAt(resource, path))[0];
  switch (definition.kind) {
    case 'date': {
      const interval = intervalOf(value);
      return interval === undefined ? undefined : Number.isFinite(interval.from) ? interval.from : interval.to;
    }
    case 'token':
      return tokensOf(value)[0]?.code;
    case 'reference':
      return stringsAt(value, 'reference')[0];
    case 'string':
      return textsOf(value)[0];
  }
}
