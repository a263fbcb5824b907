import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Standing } from '#shared/hub-protocol.js';
import type { OwnedWord, Word } from './engine/engine.js';
import { GRACE_MS, createPresenceBook } from './presence-book.js';

const busy: Standing = { state: 'busy', reason: 'call' };
const available: Standing = { state: 'available', reason: 'none' };
const lunch: Standing = { state: 'away', reason: 'lunch' };

function setUp() {
  const said: Word[] = [];
  const seen = new Map<string, number>();
  const book = createPresenceBook({
    hub: 'here',
    say: (words) => void said.push(...words),
    see: (person, minute) => seen.set(person, minute),
  });
  return { book, said, seen };
}
const report = (book: ReturnType<typeof setUp>['book'], feed: string, standing: Standing, leaseMs = 60_000, now = 0) =>
  book.report(feed, 'roster', [['a', standing]], leaseMs, now);

describe('connections', () => {
  it('one who returns within the grace keeps the state they had chosen', () => {
    const { book } = setUp();
    book.join('a', 'd', 0);
    book.sayOfSelf('a', 'd', 'hand', busy, 0, 0);
    book.leave('a', 'd', 0, false);
    expect(book.expire(GRACE_MS - 1)).toEqual([]);
    book.join('a', 'd', 0);
    expect(book.expire(GRACE_MS * 3)).toEqual([]);
    expect(book.get('a')).toEqual(busy);
  });

  it('only the end of the last connection counts', () => {
    const { book, seen } = setUp();
    book.join('a', 'd', 0);
    book.join('a', 'd', 0);
    book.leave('a', 'd', 0, true);
    expect(book.get('a').state).toBe('available');
    expect(book.leave('a', 'd', 90_000, true)).toEqual(['a']);
    expect(book.get('a')).toEqual({ state: 'offline', reason: 'none', lastSeen: '1970-01-01T00:01:00.000Z' });
    expect(seen.get('a')).toBe(1);
  });

  it('what one device said by hand goes with it, and what was said on another before holds again', () => {
    const { book } = setUp();
    book.join('a', 'desk', 0);
    book.join('a', 'laptop', 0);
    book.sayOfSelf('a', 'desk', 'hand', busy, 1, 1);
    book.sayOfSelf('a', 'laptop', 'hand', lunch, 2, 2);
    expect(book.get('a')).toEqual(lunch);
    book.leave('a', 'laptop', 3, true);
    expect(book.get('a').state).toBe('available');
    book.sayOfSelf('a', 'desk', 'hand', busy, 4, 4);
    book.join('a', 'laptop', 5);
    book.leave('a', 'laptop', 6, true);
    expect(book.get('a')).toEqual(busy);
    expect(book.by('a')).toBe('hand');
  });

  it('nobody speaks from a device that is not connected', () => {
    const { book } = setUp();
    book.join('a', 'd', 0);
    expect(book.sayOfSelf('a', 'other', 'hand', busy, 0, 0)).toEqual([]);
    expect(book.sayOfSelf('b', 'd', 'hand', busy, 0, 0)).toEqual([]);
    expect(book.get('b').state).toBe('unknown');
  });
});

describe('reporting systems', () => {
  it("a person's own word goes before a roster's while they are connected", () => {
    const { book } = setUp();
    book.join('a', 'd', 0);
    expect(report(book, 'exchange', busy)).toEqual([]);
    expect(book.leave('a', 'd', 0, true)).toEqual(['a']);
    expect(book.get('a')).toEqual(busy);
  });

  it('what a system said ends with its lease; another system keeps its own', () => {
    const { book, said } = setUp();
    report(book, 'exchange', busy);
    book.report('roster', 'roster', [['b', busy]], 600_000, 0);
    book.report('exchange', 'roster', [], 60_000, 30_000);
    expect(book.expire(60_000)).toEqual([]);
    said.length = 0;
    expect(book.expire(90_000)).toEqual(['a']);
    expect(said).toMatchObject([{ person: 'a', standing: null }]);
    expect(book.get('a').state).toBe('unknown');
    expect(book.get('b').state).toBe('busy');
  });

  it('a word that changes nothing is not news', () => {
    const { book } = setUp();
    expect(report(book, 'exchange', busy)).toEqual(['a']);
    expect(report(book, 'exchange', { ...busy })).toEqual([]);
  });

  it('a word that ends by itself is over at its minute', () => {
    const { book } = setUp();
    book.join('a', 'd', 0);
    book.sayOfSelf('a', 'd', 'hand', { ...lunch, until: '1970-01-01T00:02:00.000Z' }, 0, 0);
    expect(book.expire(119_999)).toEqual([]);
    expect(book.expire(120_000)).toEqual(['a']);
    expect(book.get('a')).toEqual(available);
  });
});

describe('several hubs', () => {
  const from = (hub: string, word: Partial<OwnedWord> = {}): OwnedWord => ({
    person: 'a',
    source: 'd',
    layer: 'signedIn',
    standing: available,
    at: 0,
    hub,
    ...word,
  });

  it('words of a hub that died hold for the grace, and are gone then unless they were said again', () => {
    const { book } = setUp();
    book.hear([from('x'), from('x', { person: 'b', source: 'e' })], 0);
    book.hubIs('x', false, 1_000);
    book.hear([from('y')], 2_000);
    expect(book.expire(1_000 + GRACE_MS - 1)).toEqual([]);
    expect(book.expire(1_000 + GRACE_MS)).toEqual(['b']);
    expect(book.get('a').state).toBe('available');
    expect(book.get('b')).toEqual({ state: 'offline', reason: 'none', lastSeen: '1970-01-01T00:00:00.000Z' });
  });

  it('a hub that was only out of sight for a moment keeps its words', () => {
    const { book } = setUp();
    book.hear([from('x')], 0);
    book.hubIs('x', false, 1_000);
    book.hubIs('x', true, 20_000);
    expect(book.expire(GRACE_MS * 3)).toEqual([]);
  });

  it('one who moved to another hub is not taken back by the first', () => {
    const { book } = setUp();
    book.hear([from('x')], 0);
    book.hear([from('y', { at: 5 })], 5);
    book.hear([from('x', { standing: null, at: 0 })], 6);
    expect(book.get('a').state).toBe('available');
  });

  it('who is connected here speaks here; who moved away from here leaves without a word', () => {
    const { book, said } = setUp();
    book.join('a', 'd', 0);
    expect(book.hear([from('x', { standing: null, at: 9 })], 9)).toEqual([]);
    book.leave('a', 'd', 10, false);
    book.hear([from('x', { at: 11 })], 11);
    said.length = 0;
    expect(book.expire(10 + GRACE_MS)).toEqual([]);
    expect(said).toEqual([]);
    expect(book.get('a').state).toBe('available');
  });

  it('two hubs end with the same picture, whatever their people do', () => {
    const step = fc.record({
      at: fc.nat(1),
      person: fc.constantFrom('a', 'b'),
      device: fc.constantFrom('d1', 'd2'),
      does: fc.constantFrom('join', 'bye', 'busy', 'lunch', 'free', 'back', 'client'),
    });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
        const hubs = ['x', 'y'].map((name) => {
          const out: OwnedWord[] = [];
          const say = (words: readonly Word[]) => void out.push(...words.map((word) => ({ ...word, hub: name })));
          return { out, book: createPresenceBook({ hub: 'here', say, see: () => {} }) };
        });
        let now = 0;
        for (const { at, person, device, does } of steps) {
          now += 1;
          const hub = hubs[at];
          const source = `${device}@${at}`;
          if (does === 'join') hub?.book.join(person, source, now);
          else if (does === 'bye') hub?.book.leave(person, source, now, true);
          else {
            const standing = { busy, lunch, free: available, back: null, client: busy }[does];
            hub?.book.sayOfSelf(person, source, does === 'client' ? 'contact' : 'hand', standing, now, now);
          }
          for (const [index, one] of hubs.entries()) hubs[1 - index]?.book.hear(one.out.splice(0), now);
          for (const who of ['a', 'b']) {
            const [here, there] = hubs.map(({ book }) => ({ ...book.get(who), by: book.by(who) }));
            expect(here).toEqual(there);
          }
        }
      }),
    );
  });
});

describe('last seen', () => {
  it('comes back from what was kept, and is forgotten after 30 days', () => {
    const { book } = setUp();
    expect(book.remember(new Map([['a', 60]]), 7_200_000)).toEqual(['a']);
    expect(book.get('a')).toEqual({ state: 'offline', reason: 'none', lastSeen: '1970-01-01T01:00:00.000Z' });
    const later = (60 + 30 * 24 * 60 + 1) * 60_000;
    expect(book.tidy(later)).toEqual(['a']);
    expect(book.get('a').state).toBe('unknown');
  });
});
