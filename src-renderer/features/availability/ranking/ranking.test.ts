import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Colleague, type PresenceState, presenceStateSchema } from '#shared/availability.js';
import { professions } from '#shared/choices.js';
import { findNamedWorker } from './named-worker.js';
import { NO_NEED, type Need, needOf } from './need.js';
import { type Candidate, type Circumstances, rankColleagues } from './ranking.js';

const of = <T>(...values: T[]) => fc.constantFrom(...values);
const colleague = (ordinal: number, part: Partial<Colleague> = {}): Colleague => ({
  id: `person-${ordinal}`,
  ordinal,
  name: 'Nimi',
  title: 'sosiaaliohjaaja',
  profession: 'counsellor',
  unit: 'Asiakasohjaus',
  skills: [],
  languages: ['fi'],
  ...part,
});
const candidates: fc.Arbitrary<Candidate[]> = fc
  .array(
    fc.record({
      profession: of(...professions),
      unit: of('A', 'B'),
      municipality: fc.option(of('Kotka', 'Hamina'), { nil: undefined }),
      skills: fc.subarray(['x', 'y']),
      languages: fc.subarray(['fi', 'sv', 'ru']),
      onDuty: fc.option(fc.boolean(), { nil: undefined }),
      state: of(...presenceStateSchema.options),
      load: fc.option(fc.nat(5), { nil: undefined }),
    }),
    { maxLength: 40 },
  )
  .map((people) =>
    people.map(({ state, load, municipality, onDuty, ...part }, ordinal) => ({
      colleague: colleague(ordinal, {
        ...part,
        ...(municipality === undefined ? {} : { municipality }),
        ...(onDuty === undefined ? {} : { onDuty }),
      }),
      state,
      load,
    })),
  );
const needs: fc.Arbitrary<Need> = fc.record({
  language: of('', 'fi', 'sv', 'ru'),
  profession: of('', ...professions),
  skill: of('', 'x', 'y'),
  unit: of('', 'A', 'B'),
  municipality: of('', 'Kotka', 'Hamina'),
});
const circumstances: fc.Arbitrary<Circumstances> = fc.record({
  self: of(undefined, 'person-0', 'person-3'),
  namedWorker: of(undefined, 'person-1', 'person-2'),
  turn: of('2026-11-23', '2026-11-24'),
});
const idsOf = (ranked: readonly { colleague: Colleague }[]) => ranked.map(({ colleague: { id } }) => id);

describe('who can take this now', () => {
  it('names only people who can be asked now and serve what is needed, each once, never oneself', () => {
    fc.assert(
      fc.property(candidates, needs, circumstances, fc.nat(6), (people, need, around, most) => {
        const ranked = rankColleagues(people, need, around, most);
        expect(ranked.length).toBeLessThanOrEqual(most);
        expect(new Set(idsOf(ranked)).size).toBe(ranked.length);
        for (const { colleague: found } of ranked) {
          const state = people.find((person) => person.colleague.id === found.id)?.state;
          expect(state === 'available' || state === 'interruptible').toBe(true);
          expect(found.id).not.toBe(around.self);
          if (need.language !== '') expect(found.languages).toContain(need.language);
          if (need.profession !== '') expect(found.profession).toBe(need.profession);
        }
      }),
    );
  });

  it('does not depend on the order in which people come', () => {
    fc.assert(
      fc.property(candidates, needs, circumstances, (people, need, around) => {
        const ranked = idsOf(rankColleagues(people, need, around, 5));
        expect(idsOf(rankColleagues(people.toReversed(), need, around, 5))).toEqual(ranked);
      }),
    );
  });

  it('keeps the order of the others when somebody comes or goes', () => {
    fc.assert(
      fc.property(candidates, needs, circumstances, fc.nat(39), (people, need, around, at) => {
        const all = idsOf(rankColleagues(people, need, around, 100));
        const gone = people[at]?.colleague.id;
        const without = idsOf(rankColleagues(people.toSpliced(at, 1), need, around, 100));
        expect(without).toEqual(all.filter((id) => id !== gone));
      }),
    );
  });

  it('never puts anybody lower for becoming free, going on duty, having less to do, or knowing more', () => {
    fc.assert(
      fc.property(candidates, needs, circumstances, fc.nat(39), fc.nat(3), (people, need, around, at, what) => {
        const before = people[at];
        if (before === undefined) return;
        const place = idsOf(rankColleagues(people, need, around, 100)).indexOf(before.colleague.id);
        if (place === -1) return;
        const better: Candidate =
          [
            { ...before, state: 'available' as PresenceState },
            { ...before, colleague: { ...before.colleague, onDuty: true } },
            { ...before, load: 0 },
            { ...before, colleague: { ...before.colleague, skills: ['x', 'y'] } },
          ][what] ?? before;
        const after = idsOf(rankColleagues(people.toSpliced(at, 1, better), need, around, 100));
        const now = after.indexOf(before.colleague.id);
        expect(now !== -1 && now <= place).toBe(true);
      }),
    );
  });

  it('tells only reasons that hold, and that somebody lacks nothing of what they are told to have', () => {
    fc.assert(
      fc.property(candidates, needs, circumstances, (people, need, around) => {
        for (const { colleague: found, reasons } of rankColleagues(people, need, around, 5))
          for (const reason of reasons) {
            if (reason.kind === 'namedWorker') expect(found.id).toBe(around.namedWorker);
            if (reason.kind === 'language') expect(found.languages).toContain(reason.language);
            if (reason.kind === 'skill') expect(found.skills).toContain(reason.skill);
            if (reason.kind === 'municipality') expect(found.municipality).toBe(reason.municipality);
            if (reason.kind === 'onDuty') expect(found.onDuty).toBe(true);
          }
      }),
    );
  });

  it('asks the named worker first, then what fits, duty, state and load', () => {
    const free = (ordinal: number, part: Partial<Colleague>, load = 0): Candidate => ({
      colleague: colleague(ordinal, part),
      state: 'available',
      load,
    });
    const people = [
      free(1, {}, 2),
      free(2, {}, 1),
      { ...free(3, {}), state: 'interruptible' as const },
      free(4, { onDuty: true }, 3),
      free(5, { skills: ['x'] }, 4),
      { ...free(6, {}, 9), state: 'interruptible' as const },
    ];
    const around = { self: undefined, namedWorker: 'person-6', turn: '' };
    expect(idsOf(rankColleagues(people, { ...NO_NEED, skill: 'x' }, around, 9))).toEqual(
      [6, 5, 4, 2, 1, 3].map((ordinal) => `person-${ordinal}`),
    );
  });
});

it('takes the need from the client, but not the language that everybody serves in', () => {
  expect(needOf({ language: 'sv-FI', municipality: 'Hamina' }, 'fi')).toEqual({
    ...NO_NEED,
    language: 'sv',
    municipality: 'Hamina',
  });
  expect(needOf({ language: 'fi' }, 'fi')).toEqual(NO_NEED);
  expect(needOf(null, 'fi')).toEqual(NO_NEED);
});

it('finds the named worker only where it is one person', () => {
  const satu = colleague(1, { name: 'Satu Mäkelä', unit: 'Haminan kotihoito' });
  const other = colleague(2, { name: 'Satu Mäkelä', unit: 'Kotkan terveysasema' });
  expect(findNamedWorker([satu], { name: 'satu mäkelä' })).toBe(satu);
  expect(findNamedWorker([satu, other], { name: 'Satu Mäkelä' })).toBeUndefined();
  expect(findNamedWorker([satu, other], { name: 'Satu Mäkelä', unit: 'kotihoito' })).toBe(satu);
  expect(findNamedWorker([other], { name: 'Satu Mäki' })).toBeUndefined();
  expect(findNamedWorker([satu], undefined)).toBeUndefined();
});
