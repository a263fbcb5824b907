import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Section, type Summary, summaryUpdateSchema } from './client-summary.js';
import { updateOf, withUpdate } from './summary-update.js';

const section = (id: Section['id'], state: 'loading' | 'ready', data: Section['data']): Section => ({
  id,
  closed: [],
  conflicts: [],
  sources: [{ source: 'APTJ', register: 'health', state }],
  data,
});
const flags = (title: string): Section['data'] => ({
  id: 'flags',
  entries: [{ id: 'Flag/1', source: 'APTJ', register: 'health', active: true, title, severity: 'high' }],
});
const messages: Section['data'] = { id: 'messages', entries: [] };
const summary = (contextVersion: number, sections: Section[], prompts = noPrompts): Summary => ({
  contextVersion,
  client: `Patient/${contextVersion}`,
  sections,
  prompts,
});
const noPrompts: Summary['prompts'] = { services: [], cards: [] };

const parts = fc.array(
  fc.record({
    version: fc.integer({ min: 1, max: 2 }),
    ids: fc.constantFrom<Section['id'][]>(['flags', 'messages'], ['flags'], []),
    title: fc.constantFrom('a', 'b'),
    state: fc.constantFrom('loading' as const, 'ready' as const),
    prompted: fc.boolean(),
  }),
  { maxLength: 8 },
);

describe('update of a summary', () => {
  it('puts together at the other end what was sent, whatever the course of changes (property)', () => {
    fc.assert(
      fc.property(parts, (course) => {
        const data = { a: flags('a'), b: flags('b') };
        const known = new Map<string, Section>();
        const kept = (id: Section['id'], state: 'loading' | 'ready', title: 'a' | 'b') => {
          const key = `${id} ${state} ${title}`;
          const one = known.get(key) ?? section(id, state, id === 'flags' ? data[title] : messages);
          known.set(key, one);
          return one;
        };
        const prompted: Summary['prompts'] = {
          services: [{ source: 'PEX360', register: 'health', state: 'ready' }],
          cards: [],
        };
        let sent: Summary | undefined;
        let received: Summary | undefined;
        for (const { version, ids, state, title, prompted: has } of course) {
          const next = summary(
            version,
            ids.map((id) => kept(id, state, title)),
            has ? prompted : noPrompts,
          );
          const update = updateOf(sent, next);
          sent = next;
          if (update !== undefined) received = withUpdate(received, summaryUpdateSchema.parse(update));
          expect(received).toEqual(next);
        }
      }),
    );
  });

  it('sends no data again when only the state of a source has changed', () => {
    const before = summary(1, [section('flags', 'loading', flags('a')), section('messages', 'loading', messages)]);
    const [first, second] = before.sections;
    if (first === undefined || second === undefined) throw new Error('two sections');
    const after = { ...before, sections: [{ ...first, sources: [] }, second] };
    expect(updateOf(before, after)).toEqual({
      contextVersion: 1,
      client: 'Patient/1',
      whole: false,
      sections: [{ id: 'flags', closed: [], conflicts: [], sources: [] }],
    });
    expect(
      withUpdate(before, { contextVersion: 1, client: 'Patient/1', whole: false, sections: [] })?.sections[1],
    ).toBe(second);
    expect(updateOf(after, { ...after })).toBeUndefined();
  });

  it('does not mix two clients', () => {
    const before = summary(1, [section('flags', 'ready', flags('a'))]);
    const stray = { contextVersion: 2, client: 'Patient/2', whole: false, sections: [] };
    expect(withUpdate(before, stray)).toBe(before);
    expect(updateOf(before, summary(2, before.sections))).toMatchObject({ whole: true });
  });
});
