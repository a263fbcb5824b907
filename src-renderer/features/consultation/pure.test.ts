import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Consultation, FullConsultation } from '#shared/consultation.js';
import { findPeople } from '../../ui/colleagues/find-people.js';
import { namesClient } from './compose/names-client.js';
import { dueOf, targetIn } from './due.js';
import { byUrgency, isUnread, listsOf, partOf } from './lists.js';
import { newSince, noticesOf, unreadOf } from './notices.js';
import { outcomesOf } from './page/outcomes.js';
import { linesOf, remember } from './ring-memory.js';

const AT = Date.parse('2026-11-23T10:42:00Z');
const iso = (minutes: number) => new Date(AT + minutes * 60_000).toISOString();
const people = ['me', 'asker', 'other'] as const;
const person = fc.constantFrom(...people);
const minutes = fc.integer({ min: 0, max: 600 });

const outline = {
  kind: 'consultation',
  urgency: 'today',
  topic: 'Lääkitys',
  step: 0,
  target: { kind: 'queue', queue: 'q' },
} as const;
const made = (part: Partial<FullConsultation>): FullConsultation => ({
  ...outline,
  view: 'full',
  id: 'a',
  version: 1,
  state: 'waiting',
  from: 'asker',
  createdAt: iso(0),
  respondBy: iso(60),
  handover: { identify: '', situation: '', background: '', assessment: '', recommendation: '' },
  rings: [],
  messages: [],
  seen: {},
  ...part,
});
const consultation: fc.Arbitrary<Consultation> = fc
  .record({
    id: fc.uuid(),
    view: fc.constantFrom('full' as const, 'outline' as const),
    state: fc.constantFrom('waiting' as const, 'accepted' as const, 'closed' as const),
    urgency: fc.constantFrom('urgent' as const, 'today' as const, 'routine' as const),
    from: person,
    by: person,
    version: fc.integer({ min: 1, max: 9 }),
    created: minutes,
    rings: fc.array(
      fc.record({
        person,
        at: minutes.map(iso),
        answer: fc.constantFrom('ringing', 'accepted', 'notNow', 'later', 'unanswered', 'takenByOther'),
      }),
      { maxLength: 4 },
    ),
    said: fc.array(fc.record({ from: person, at: minutes.map(iso), answer: fc.boolean() }), { maxLength: 3 }),
    seen: fc.dictionary(person, fc.nat(9)),
  })
  .map(({ view, state, by, created, said, rings, seen, ...part }): Consultation => {
    const full = made({
      ...part,
      state,
      rings,
      seen,
      createdAt: iso(created),
      respondBy: iso(created + 30),
      messages: said.map((one, at) => ({ ...one, id: String(at), text: 'x' })),
      ...(state === 'waiting' ? {} : { acceptedBy: by, acceptedAt: iso(created + 1) }),
      ...(state === 'closed' ? { closed: { by, at: iso(created + 9), outcome: 'answered' as const, note: '' } } : {}),
    });
    if (view === 'full') return full;
    const { handover: _h, rings: _r, messages: _m, seen: _s, view: _v, ...rest } = full;
    return { ...rest, view: 'outline' };
  });
const all = fc.uniqueArray(consultation, { selector: ({ id }) => id, maxLength: 30 });

describe('the lists', () => {
  it('hold each request once, urgent ones first', () => {
    fc.assert(
      fc.property(all, (consultations) => {
        const { mine, own, queue, closed } = listsOf({ consultations, self: 'me' });
        const ids = [...mine, ...own, ...queue, ...closed].map(({ id }) => id);
        expect(ids.toSorted()).toEqual(consultations.map(({ id }) => id).toSorted());
        for (const list of [mine, own, queue]) {
          expect(list.map(({ id }) => id)).toEqual(list.toSorted(byUrgency).map(({ id }) => id));
          const urgent = list.findLastIndex(({ urgency }) => urgency === 'urgent');
          expect(list.slice(0, urgent + 1).every(({ urgency }) => urgency === 'urgent')).toBe(true);
        }
        expect(own.every(({ from }) => from === 'me')).toBe(true);
      }),
    );
  });

  it('tell what one is to a request', () => {
    const ringing = [{ person: 'me', at: iso(1), answer: 'ringing' as const }];
    expect(partOf(made({ rings: ringing }), 'me')).toBe('asked');
    expect(partOf(made({ acceptedBy: 'me' }), 'me')).toBe('taken');
    expect(partOf(made({ from: 'me' }), 'me')).toBe('own');
    expect(partOf(made({}), 'me')).toBe('queue');
  });
});

describe('notices', () => {
  it('tell of what others did, once a request, the newest first; what one has seen is read', () => {
    fc.assert(
      fc.property(all, (consultations) => {
        const notices = noticesOf(consultations, 'me');
        expect(new Set(notices.map(({ id }) => id)).size).toBe(notices.length);
        const times = notices.map(({ happening }) => happening.at);
        expect(times).toEqual(times.toSorted().toReversed());
        for (const { id, happening, unread, version } of notices) {
          if (happening.kind !== 'ringing') expect(happening.by).not.toBe('me');
          const of = consultations.find((one) => one.id === id);
          if (of?.view !== 'full') throw new Error('an outline is no notice');
          if (unread) expect(version).toBeGreaterThan(of.seen['me'] ?? 0);
        }
        const seen = consultations.map((one) => (one.view === 'full' ? { ...one, seen: { me: one.version } } : one));
        expect(unreadOf(noticesOf(seen, 'me'))).toBe(0);
      }),
    );
  });

  it('are hinted at once, and not for what rings', () => {
    const answered = made({
      from: 'me',
      version: 4,
      acceptedBy: 'other',
      acceptedAt: iso(1),
      messages: [{ id: 'm', from: 'other', at: iso(2), text: 'Soita lääkärille', answer: true }],
    });
    const before = noticesOf([made({ from: 'me', version: 3, acceptedBy: 'other', acceptedAt: iso(1) })], 'me');
    const now = noticesOf([answered], 'me');
    expect(newSince(before, now)).toMatchObject([{ happening: { kind: 'answer', by: 'other' } }]);
    expect(newSince(now, now)).toEqual([]);
    const ringing = noticesOf([made({ rings: [{ person: 'me', at: iso(1), answer: 'ringing' }] })], 'me');
    expect(unreadOf(ringing)).toBe(1);
    expect(newSince([], ringing)).toEqual([]);
  });
});

describe('time', () => {
  it('left never grows as time goes, and is over after the target', () => {
    const unit = { seconds: 1, minutes: 60, hours: 3600, days: 86_400 };
    fc.assert(
      fc.property(fc.integer({ min: -900_000, max: 900_000 }), fc.nat(90_000), (seconds, gone) => {
        const target = new Date(AT + seconds * 1000).toISOString();
        const value = (now: number) => {
          const due = dueOf(target, now);
          return (due.kind === 'left' ? 1 : -1) * due.count * unit[due.unit];
        };
        expect(value(AT + gone * 1000)).toBeLessThanOrEqual(value(AT));
        expect(dueOf(target, AT).kind).toBe(seconds < 0 ? 'over' : 'left');
      }),
    );
  });

  it('of a target is said in whole units', () => {
    expect(targetIn(120)).toEqual({ unit: 'minutes', count: 2 });
    expect(targetIn(4 * 3600)).toEqual({ unit: 'hours', count: 4 });
    expect(targetIn(3 * 86_400)).toEqual({ unit: 'days', count: 3 });
    expect(targetIn(45)).toEqual({ unit: 'seconds', count: 45 });
  });
});

describe('a topic', () => {
  const client = { family: 'Saarikoski', given: ['Aune', 'Marjatta'] };
  it.each([
    ['Lääkityksen tarkistus', false],
    ['Saarikoski: lääkitys', true],
    ['SAARIKOSKI Aune', true],
    ['Saarikosken alue', false],
    ['140348-963X kysymys', true],
  ])('%s', (topic, says) => expect(namesClient(topic, client)).toBe(says));
  it('without a client may still not hold an identity code', () => {
    expect(namesClient('010190-999X', null)).toBe(true);
    expect(namesClient('Saarikoski', null)).toBe(false);
  });
});

it('is read when others see it after the viewer has', () => {
  const said = made({ from: 'me', acceptedBy: 'other', version: 6, content: 5, seen: { me: 5, other: 6 } });
  expect(isUnread(said, 'me')).toBe(false);
  expect(isUnread({ ...said, content: 6 }, 'me')).toBe(true);
  expect(isUnread({ ...said, content: 6 }, undefined)).toBe(false);
});

describe('the bar of what rings', () => {
  const ring = (answer: 'ringing' | 'notNow') => [{ person: 'me', at: iso(1), answer }];
  const rung = (consultations: Consultation[], dismissed: string[] = []) =>
    remember(new Map([['a', { topic: 'Lääkitys' }]]), consultations, 'me', new Set(dismissed));
  it('tells who took what rang here, until it is dismissed', () => {
    const ringing = made({ rings: ring('ringing') });
    const memory = remember(new Map(), [ringing], 'me', new Set());
    expect(linesOf(memory, [ringing], 'me')).toMatchObject([{ kind: 'ringing' }]);
    const taken = made({ state: 'accepted', acceptedBy: 'other', version: 2 });
    expect(linesOf(rung([taken]), [taken], 'me')).toEqual([{ kind: 'taken', id: 'a', topic: 'Lääkitys', by: 'other' }]);
    expect(linesOf(rung([]), [], 'me')).toEqual([{ kind: 'over', id: 'a', topic: 'Lääkitys' }]);
    expect(linesOf(rung([], ['a']), [], 'me')).toEqual([]);
  });
  it('goes when the viewer has answered', () => {
    for (const one of [made({ rings: ring('notNow') }), made({ state: 'accepted', acceptedBy: 'me' })])
      expect(linesOf(rung([one]), [one], 'me')).toEqual([]);
  });
  it('shows each request once, those that ring before the others', () => {
    fc.assert(
      fc.property(all, all, (before, now) => {
        const memory = remember(remember(new Map(), before, 'me', new Set()), now, 'me', new Set());
        const lines = linesOf(memory, now, 'me');
        const ids = lines.map((line) => (line.kind === 'ringing' ? line.consultation.id : line.id));
        expect(new Set(ids).size).toBe(ids.length);
        const kinds = lines.map(({ kind }) => kind);
        expect(kinds.lastIndexOf('ringing')).toBe(kinds.filter((kind) => kind === 'ringing').length - 1);
      }),
    );
  });
});

it('finds people by every word, names first', () => {
  const one = (id: string, name: string, unit: string) => ({
    id,
    ordinal: 0,
    name,
    title: 'geriatri',
    profession: 'doctor' as const,
    unit,
    skills: [],
    languages: ['fi'],
  });
  const staff = [one('1', 'Aino Aho', 'Haminan kotihoito'), one('2', 'Kaisa Hamina', 'Kotka')];
  expect(findPeople(staff, 'hamina', 5).map(({ id }) => id)).toEqual(['2', '1']);
  expect(findPeople(staff, 'geri aino', 5).map(({ id }) => id)).toEqual(['1']);
  expect(findPeople(staff, 'a', 5)).toEqual([]);
});

it('offers the outcomes that can be', () => {
  const of = (part: Partial<FullConsultation>) => outcomesOf(made(part))[0];
  expect(of({})).toBe('cancelled');
  expect(of({ state: 'accepted' })).toBe('answered');
  expect(of({ state: 'accepted', kind: 'handOver' })).toBe('handedOver');
});

it('tells that a contact is handed over, and why a colleague did not take it', () => {
  const why = 'Vastaanotolla';
  const contact = {
    id: 'c',
    channel: 'call' as const,
    beganAt: iso(0),
    onLine: true,
    caller: 'self' as const,
    callerName: '',
    register: 'social' as const,
    steps: [],
    promises: [],
    texts: {},
    withheld: false,
  };
  const rung = made({ contact, rings: [{ person: 'me', at: iso(1), answer: 'ringing' }] });
  expect(noticesOf([rung], 'me')[0]?.happening).toEqual({ kind: 'ringing', by: 'asker', at: iso(1), contact: true });
  const declined = made({ from: 'me', rings: [{ person: 'other', at: iso(1), answer: 'notNow', why }] });
  expect(noticesOf([declined], 'me')[0]?.happening).toEqual({ kind: 'notNow', by: 'other', at: iso(1), why });
});
