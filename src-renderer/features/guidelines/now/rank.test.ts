import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { serviceSchema } from '#shared/access.js';
import { documentKinds, servicePhases, workSteps } from '#shared/choices.js';
import { type Article, articleKinds, articleSchema } from '#shared/guidelines.js';
import { MOST, type Signals, reasonsOf, suggest } from './rank.js';

const article = (id: string, suggestFor: Partial<Article['suggestFor']>, extra: Partial<Article> = {}): Article =>
  articleSchema.parse({
    id,
    language: 'fi',
    title: id,
    summary: id,
    topics: [],
    keywords: [],
    layer: 'national',
    register: 'both',
    owner: 'x',
    sources: [],
    checked: '2026-11-02',
    checkValidity: false,
    version: '1',
    body: 'x',
    related: [],
    suggestFor,
    ...extra,
  });
/** Places of articles to which nothing is added. */
const alone = (articles: readonly Article[]) => articles.map((each) => ({ article: each, additions: [] }));
const ids = (articles: readonly Article[], signals: Partial<Signals>) =>
  suggest(alone(articles), { writing: [], ...signals }).map(({ article: { id } }) => id);

describe('suggestions', () => {
  it('put what is written to somebody before what is chosen by hand, and that before what stands open', () => {
    const articles = [
      article('tool', { tools: ['t'] }),
      article('writing', { writing: ['consultation'] }),
      article('document', { documents: ['decision'] }),
    ];
    const signals: Signals = { tool: 't', writing: ['consultation'], document: 'decision' };
    expect(ids(articles, signals)).toEqual(['writing', 'document', 'tool']);
    expect(suggest(alone(articles), signals).map(({ reason }) => reason)).toEqual([
      { by: 'writing', id: 'consultation' },
      { by: 'document', id: 'decision' },
      { by: 'tool', id: 't' },
    ]);
  });

  it('let a begun note wait behind what is done meanwhile', () => {
    const articles = [article('note', { writing: ['note'] }), article('tool', { tools: ['t'] })];
    expect(ids(articles, { tool: 't', writing: ['note'] })).toEqual(['tool', 'note']);
  });

  it('put several reasons before one of the same kind, and few ids before many', () => {
    const articles = [
      article('a-many', { tools: ['t', 'u', 'v'] }),
      article('b-few', { tools: ['t'] }),
      article('c-both', { tools: ['t', 'u', 'v'], tasks: ['homeCare'] }),
    ];
    expect(ids(articles, { tool: 't', service: 'homeCare' })).toEqual(['c-both', 'b-few', 'a-many']);
  });

  it('leave room for instructions: one quick note and one model at most, and no word of the dictionary', () => {
    const on: Partial<Article['suggestFor']> = { documents: ['phoneCall'] };
    const articles = [
      article('tip-1', on, { kind: 'tip' }),
      article('tip-2', on, { kind: 'tip' }),
      article('term', on, { kind: 'term' }),
      article('instruction', { documents: ['phoneCall', 'plan'] }),
    ];
    expect(ids(articles, { document: 'phoneCall' })).toEqual(['tip-1', 'instruction']);
  });

  it('know a call by how the client was opened, and a contact at the desk by its channel', () => {
    const articles = [article('phone', { documents: ['phoneCall'] }), article('chat', { documents: ['message'] })];
    const first = (contact: Signals['contact'] & string) => suggest(alone(articles), { writing: [], contact });
    expect(first('openedByCall').map((one) => [one.article.id, one.reason])).toEqual([
      ['phone', { by: 'contact', id: 'openedByCall' }],
    ]);
    expect(first('call')[0]?.reason).toEqual({ by: 'contact', id: 'call' });
    expect(ids(articles, { contact: 'chat' })).toEqual(['chat']);
    expect(ids(articles, { contact: 'digital' })).toEqual(['chat']);
  });

  it('put the form that is open for the client before what was chosen by hand and what is assessed behind it', () => {
    const articles = [
      article('assessing', { documents: ['careNeed'] }),
      article('chosen', { documents: ['decision'] }),
      article('step', { steps: ['booking'] }),
    ];
    expect(ids(articles, { steps: ['booking'], document: 'decision', assessing: 'careNeed' })).toEqual([
      'step',
      'chosen',
      'assessing',
    ]);
    expect(ids(articles, { steps: ['cancelBooking'], document: 'decision', assessing: 'careNeed' })).toEqual([
      'chosen',
      'assessing',
    ]);
  });

  it('put the booking before what belongs to it', () => {
    const articles = [
      article('a-remote', { steps: ['remoteBooking'] }),
      article('b-interpreter', { steps: ['interpreterBooking'] }),
      article('c-booking', { steps: ['booking', 'moveBooking', 'cancelBooking'] }),
    ];
    expect(ids(articles, { steps: ['interpreterBooking', 'remoteBooking', 'booking'] })).toEqual([
      'c-booking',
      'a-remote',
      'b-interpreter',
    ]);
  });

  it('bring up the whole for what the region adds to it, once', () => {
    const place = {
      article: article('whole', { documents: ['consultation'] }),
      additions: [{ article: article('added', { documents: ['consultation'], writing: ['consultation'] }) }],
    };
    const found = suggest([place], { writing: ['consultation'], document: 'consultation' });
    expect(found.map((each) => [each.article.id, each.reason.by])).toEqual([['whole', 'writing']]);
    expect(suggest([place], { writing: [], document: 'consultation' })[0]?.reason.by).toBe('document');
  });

  const some = <T>(values: readonly T[]) => fc.subarray([...values]);
  const anyArticles = fc
    .array(
      fc.record({
        kind: fc.constantFrom(...articleKinds),
        documents: some(documentKinds.slice(0, 4)),
        phases: some(servicePhases.slice(0, 3)),
        tools: some(['t', 'u']),
        tasks: some(serviceSchema.options.slice(0, 3)),
        steps: some(workSteps.slice(0, 4)),
      }),
      { maxLength: 12 },
    )
    .map((all) => all.map(({ kind, ...on }, at) => article(`a${at}`, on, { kind })));
  const anySignals = fc.record(
    {
      writing: fc.constant([]),
      document: fc.constantFrom(...documentKinds.slice(0, 4)),
      phase: fc.constantFrom(...servicePhases.slice(0, 3)),
      tool: fc.constantFrom('t', 'u', 'w'),
      service: fc.constantFrom(...serviceSchema.options.slice(0, 3)),
      steps: some(workSteps.slice(0, 4)),
    },
    { requiredKeys: ['writing'] },
  );

  it('are few, each once, each with a reason that holds, and the same in any order', () => {
    fc.assert(
      fc.property(anyArticles, anySignals, fc.integer(), (articles, signals, turn) => {
        const found = suggest(alone(articles), signals);
        expect(found.length).toBeLessThanOrEqual(MOST);
        expect(new Set(found.map(({ article: { id } }) => id)).size).toBe(found.length);
        for (const { article: each, reason } of found) {
          expect(reasonsOf({ article: each, additions: [] }, signals).map((match) => match.reason)).toContainEqual(
            reason,
          );
        }
        const at = articles.length === 0 ? 0 : Math.abs(turn) % articles.length;
        expect(suggest(alone([...articles.slice(at), ...articles.slice(0, at)]), signals)).toEqual(found);
      }),
    );
  });

  it('are none without a signal', () => {
    fc.assert(
      fc.property(anyArticles, (articles) => {
        expect(suggest(alone(articles), { writing: [] })).toEqual([]);
      }),
    );
  });
});
