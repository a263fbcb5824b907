import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { consultationSchema } from '#shared/consultation.js';
import { createCaseBook } from './book.js';
import type { Case } from './case.js';
import type { Told } from './entry.js';
import { type Outcome, fold } from './fold.js';
import { CASE, OF_REGISTER, PEOPLE, SECRET, orderOf, schedules } from './testing/schedules.js';
import { sightOf, viewAt } from './view.js';

/** Every state on the way, and what came of each entry. */
function run(schedule: readonly Told[]) {
  const states: (Case | undefined)[] = [];
  const outcomes: Outcome[] = [];
  for (const told of schedule) {
    const { after, outcome } = fold(states.at(-1), told);
    states.push(after);
    outcomes.push(outcome);
  }
  return { states, outcomes };
}

describe('a request out of its entries', () => {
  it('has exactly one winner until that one gives it back', () => {
    fc.assert(
      fc.property(schedules, (schedule) => {
        const { outcomes, states } = run(schedule);
        let holder: string | undefined;
        schedule.forEach(({ body }, index) => {
          if (body.kind !== 'did' || outcomes[index]?.ok !== true) return;
          if (body.action.do === 'accept') {
            expect([undefined, body.by]).toContain(holder);
            holder = body.by;
          }
          if (body.action.do === 'release') {
            expect(body.by).toBe(holder);
            holder = undefined;
          }
          expect(states[index]?.acceptedBy).toBe(holder);
          expect(holder).not.toBe('asker');
        });
        schedule.forEach(({ body }, index) => {
          const lost = body.kind === 'did' && body.action.do === 'accept' && outcomes[index]?.ok === false;
          if (!lost || body.by === 'asker') return;
          expect(outcomes[index]).toEqual({
            ok: false,
            why: states[index]?.state === 'closed' ? 'closed' : 'alreadyTaken',
          });
        });
      }),
    );
  });

  it('stays closed, and hears no more talk', () => {
    fc.assert(
      fc.property(schedules, (schedule) => {
        const { states } = run(schedule);
        const closed = states.findIndex((state) => state?.state === 'closed');
        if (closed < 0) return;
        for (const state of states.slice(closed)) {
          expect(state?.state).toBe('closed');
          expect(state?.closed).toEqual(states[closed]?.closed);
          expect(state?.messages).toEqual(states[closed]?.messages);
          expect(state?.ringUntil).toBeUndefined();
        }
      }),
    );
  });

  it('rings for nobody once it is taken or closed, and never for its asker', () => {
    fc.assert(
      fc.property(schedules, (schedule) => {
        for (const state of run(schedule).states) {
          const ringing = state?.rings.filter(({ answer }) => answer === 'ringing') ?? [];
          if (state?.state !== 'waiting') expect(ringing).toEqual([]);
          expect(state?.ringUntil !== undefined).toBe(ringing.length > 0);
        }
      }),
    );
  });

  it('is the same at each hub, whatever way and however often the entries come', () => {
    fc.assert(
      fc.property(
        schedules.chain((schedule) =>
          fc.record({
            schedule: fc.constant(schedule),
            arrival: fc
              .array(fc.nat(schedule.length - 1), { maxLength: 40 })
              .map((some) => [...some, ...schedule.keys()])
              .chain((all) => fc.shuffledSubarray(all, { minLength: all.length, maxLength: all.length })),
          }),
        ),
        ({ schedule, arrival }) => {
          const book = createCaseBook();
          let version = 0;
          for (const place of arrival) {
            const told = schedule[place];
            if (told === undefined) continue;
            const change = book.take(told, orderOf(place));
            expect(change?.after?.version ?? version).toBeGreaterThanOrEqual(version);
            version = change?.after?.version ?? version;
          }
          const { states, outcomes } = run(schedule);
          expect(book.get(CASE)).toEqual(states.at(-1));
          expect(new Set(book.get(CASE)?.messages.map(({ id }) => id)).size).toBe(book.get(CASE)?.messages.length);
          schedule.forEach(({ id, body }, index) => {
            if (body.kind === 'did') expect(book.done(id)?.outcome).toEqual(outcomes[index]);
          });
        },
      ),
    );
  });

  it('does a turn once, and only from the state that it follows from', () => {
    fc.assert(
      fc.property(schedules, (schedule) => {
        const taken = new Set<number>();
        run(schedule).states.forEach((state, index, states) => {
          const { body } = schedule[index] ?? { body: undefined };
          const before = states[index - 1];
          if (body?.kind !== 'turn' || before === undefined || state?.base === before.base) return;
          expect(before.state).toBe('waiting');
          expect(body.base).toBe(before.base);
          expect(taken.has(body.base)).toBe(false);
          taken.add(body.base);
        });
      }),
    );
  });
});

describe('what is seen of a request', () => {
  it('is never the client, the hand-over or the talk for those who take no part', () => {
    fc.assert(
      fc.property(schedules, fc.boolean(), (schedule, isMember) => {
        for (const state of run(schedule).states) {
          if (state === undefined) continue;
          for (const person of [...PEOPLE, 'outsider']) {
            const sight = sightOf(person, isMember, state, ['health', 'social']);
            const shown = sight === 'none' ? '' : JSON.stringify(viewAt(sight, state));
            const rung = state.rings.some((ring) => ring.person === person && ring.answer === 'ringing');
            const participates = person === 'asker' || person === state.acceptedBy || rung;
            expect(shown.includes(SECRET)).toBe(participates);
            if (!isMember && !participates) expect(sight).toBe('none');
          }
        }
      }),
    );
  });

  it('is of a contact only what belongs to the registers in which one may record, and all of it to who handed it over', () => {
    fc.assert(
      fc.property(schedules, fc.subarray<'health' | 'social'>(['health', 'social']), (schedule, registers) => {
        for (const state of run(schedule).states) {
          if (state === undefined) continue;
          for (const person of [...PEOPLE, 'outsider']) {
            const sight = sightOf(person, true, state, registers);
            if (sight === 'none') continue;
            const shown = viewAt(sight, state);
            const text = JSON.stringify(shown);
            if (shown.view === 'outline') expect(text).not.toMatch(/TERVEYS|SOSIAALI|withheld/);
            else
              for (const register of ['health', 'social'] as const)
                expect(text.includes(OF_REGISTER[register])).toBe(person === 'asker' || registers.includes(register));
          }
        }
      }),
    );
  });

  it('rings on with the contact, without what was kept before it was given back', () => {
    fc.assert(
      fc.property(schedules, (schedule) => {
        const { outcomes, states } = run(schedule);
        let kept = false;
        schedule.forEach(({ body }, index) => {
          if (body.kind === 'did' && body.action.do === 'release' && outcomes[index]?.ok === true)
            kept ||= body.action.settled !== undefined;
          const promises = states[index]?.request.contact?.promises.map(({ id }) => id);
          expect(promises).toEqual(kept ? ['q'] : ['p', 'q']);
        });
      }),
    );
  });

  it('is what the protocol says', () => {
    fc.assert(
      fc.property(schedules, (schedule) => {
        for (const state of run(schedule).states) {
          if (state === undefined) continue;
          expect(consultationSchema.safeParse(viewAt('full', state)).error).toBeUndefined();
          expect(consultationSchema.safeParse(viewAt('outline', state)).error).toBeUndefined();
        }
      }),
      { numRuns: 30 },
    );
  });
});
