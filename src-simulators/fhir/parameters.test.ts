import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseQuery, splitOr, unescape } from './parameters.js';

const escape = (text: string) => text.replace(/[\\,|$]/g, (found) => `\\${found}`);
const parse = (type: string, text: string, strict = false) => parseQuery(type, new URLSearchParams(text), strict);

describe('splitOr', () => {
  it('gives back what was escaped and joined with commas', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ minLength: 1 }), { minLength: 1 }), (parts) => {
        expect(splitOr(parts.map(escape).join(',')).map(unescape)).toEqual(parts);
      }),
    );
  });
});

describe('parseQuery', () => {
  it('answers with a value for any parameters whatever, also when handled strictly', () => {
    const name = fc.oneof(
      fc.constantFrom('date', 'code', 'patient', '_sort', '_count', '_include', 'name:exact', 'code:not', '__proto__'),
      fc.string(),
    );
    fc.assert(
      fc.property(fc.array(fc.tuple(name, fc.string())), fc.boolean(), (pairs, strict) => {
        const parsed = parseQuery('Observation', pairs, strict);
        if (parsed.ok) expect(parsed.query.criteria.length).toBeLessThanOrEqual(pairs.length);
        else expect(parsed.detail).not.toBe('');
      }),
    );
  });

  it('reads system and code back from any token', () => {
    fc.assert(
      fc.property(fc.string(), fc.string({ minLength: 1 }), (system, code) => {
        const parsed = parseQuery('Patient', [['identifier', `${escape(system)}|${escape(code)}`]], true);
        expect(parsed.ok && parsed.query.criteria[0]?.terms).toEqual([{ kind: 'token', system, code }]);
      }),
    );
  });

  it('tells |value, system| and value apart', () => {
    const terms = (text: string) => {
      const parsed = parse('Patient', `identifier=${text}`);
      return parsed.ok ? parsed.query.criteria[0]?.terms[0] : undefined;
    };
    expect(terms('|x')).toEqual({ kind: 'token', system: '', code: 'x' });
    expect(terms('s|')).toEqual({ kind: 'token', system: 's', code: undefined });
    expect(terms('x')).toEqual({ kind: 'token', system: undefined, code: 'x' });
  });

  it('reads the prefixes of dates', () => {
    const parsed = parse('Encounter', 'date=ge2026-11-23');
    expect(parsed.ok && parsed.query.criteria[0]?.terms[0]).toMatchObject({ kind: 'date', prefix: 'ge' });
  });

  it('refuses a date that does not exist, an unknown modifier and a bad _count', () => {
    expect(parse('Observation', 'date=2026-02-30').ok).toBe(false);
    expect(parse('Observation', 'code:above=x').ok).toBe(false);
    expect(parse('Observation', '_count=many').ok).toBe(false);
  });

  it('passes over unknown parameters unless strict, and never repeats a value in the refusal', () => {
    expect(parse('Patient', 'favourite-colour=140348-928S').ok).toBe(true);
    const strict = parse('Patient', 'favourite-colour=140348-928S', true);
    expect(strict.ok ? '' : strict.detail).toMatch(/^Unknown search parameter for Patient$/);
  });
});
