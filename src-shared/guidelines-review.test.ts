import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type DraftAction, type GuidelineDraft, articleFormSchema } from './guidelines-authoring.js';
import { type Actor, stepDraft, waitsFor } from './guidelines-review.js';
import type { Duty } from './identity.js';

const form = articleFormSchema.parse({
  id: 'puhelu',
  language: 'fi',
  title: 'Puhelu',
  summary: 'Lyhyesti.',
  kind: 'article',
  topics: ['contacts'],
  keywords: [],
  layer: 'national',
  register: 'both',
  owner: 'Kirjaamisen tuki',
  sources: [{ title: 'Laki' }],
  checked: '2026-11-02',
  checkValidity: false,
  related: [],
  body: 'Teksti.',
});
const at = '2026-11-27T20:00:00.000Z';
const duties: Record<string, readonly Duty[]> = {
  writer: ['guidelineEditor'],
  both: ['guidelineEditor', 'guidelineApprover'],
  approver: ['guidelineApprover'],
  nobody: ['unitSupervisor'],
};
const who = (id: string): Actor => ({ id, duties: duties[id] ?? [] });
const step = (draft: GuidelineDraft | undefined, id: string, action: DraftAction, isWhole = true) =>
  stepDraft(draft, action, { actor: who(id), id: 'd', at, isWhole: () => isWhole });
/** The draft after these steps, each of which has to be taken. */
function after(...steps: [string, DraftAction][]): GuidelineDraft {
  let draft: GuidelineDraft | undefined;
  for (const [id, action] of steps) {
    const next = step(draft, id, action);
    if (!next.ok) throw new Error(`${action.do} by ${id}: ${next.why}`);
    draft = next.draft;
  }
  if (draft === undefined) throw new Error('no steps');
  return draft;
}
const save = { do: 'save', form } as const;
const submit = { do: 'submit' } as const;
const approve = { do: 'approve' } as const;

describe('the way of an article', () => {
  it('goes from its writer over another person to being approved', () => {
    const inReview = after(['writer', save], ['writer', submit]);
    expect(waitsFor(inReview, who('approver'))).toBe(true);
    expect(waitsFor(inReview, who('writer'))).toBe(false);
    expect(step(inReview, 'approver', approve)).toMatchObject({ ok: true, draft: { state: 'approved' } });
  });

  it('comes back with a comment, and goes again', () => {
    const back = after(
      ['writer', save],
      ['writer', submit],
      ['approver', { do: 'sendBack', comment: ' Lähde puuttuu. ' }],
    );
    expect(back).toMatchObject({ state: 'sentBack', history: [{}, { what: 'sentBack', comment: 'Lähde puuttuu.' }] });
    expect(step(after(['writer', save], ['writer', submit]), 'approver', { do: 'sendBack', comment: ' ' })).toEqual({
      ok: false,
      why: 'commentMissing',
    });
    expect(step(back, 'writer', submit)).toMatchObject({ ok: true, draft: { state: 'inReview' } });
  });

  it.each<[string, string, DraftAction, string]>([
    ['its writer', 'writer', approve, 'notApprover'],
    ['one who may approve and has written in it', 'both', approve, 'ownText'],
    ['one with another duty', 'nobody', approve, 'notApprover'],
    ['an approver, of a text in review', 'approver', save, 'notEditor'],
    ['a writer, of a text in review', 'writer', save, 'wrongState'],
    ['another writer who wants to take it back', 'nobody', { do: 'takeBack' }, 'notEditor'],
  ])('is not moved by %s', (_, id, action, why) => {
    const inReview = after(['both', save], ['writer', save], ['writer', submit]);
    expect(step(inReview, id, action)).toEqual({ ok: false, why });
  });

  it('an article that would be refused is not submitted', () => {
    expect(step(after(['writer', save]), 'writer', submit, false)).toEqual({ ok: false, why: 'invalid' });
  });

  it('what it replaces is approved by name', () => {
    const replacing = after(['writer', { do: 'save', form: { ...form, replaces: 'vanha' } }], ['writer', submit]);
    expect(step(replacing, 'approver', approve)).toEqual({ ok: false, why: 'replacesNotConfirmed' });
    expect(step(replacing, 'approver', { do: 'approve', replaces: 'muu' })).toMatchObject({ ok: false });
    expect(step(replacing, 'approver', { do: 'approve', replaces: 'vanha' })).toMatchObject({ ok: true });
    expect(step(after(['writer', save], ['writer', submit]), 'approver', { do: 'approve', replaces: 'vanha' })).toEqual(
      {
        ok: false,
        why: 'replacesNotConfirmed',
      },
    );
  });

  it('whatever is tried: approved only by another, never changed in review or after its end, and told of each turn', () => {
    const action = fc.constantFrom<DraftAction>(
      save,
      submit,
      approve,
      { do: 'takeBack' },
      { do: 'withdraw' },
      { do: 'sendBack', comment: 'Korjaa.' },
      { do: 'save', form: { ...form, title: 'Toinen' } },
    );
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.constantFrom(...Object.keys(duties)), action), { maxLength: 30 }), (tries) => {
        let draft: GuidelineDraft | undefined;
        for (const [id, one] of tries) {
          const next = step(draft, id, one);
          if (!next.ok) continue;
          const before: GuidelineDraft | undefined = draft;
          draft = next.draft;
          expect(before?.state).not.toBe('approved');
          expect(before?.state).not.toBe('withdrawn');
          if (before?.state === 'inReview') expect(draft.form).toBe(before.form);
          if (draft.state === 'approved') {
            expect(draft.authors).not.toContain(id);
            expect(who(id).duties).toContain('guidelineApprover');
          }
          expect(draft.history.length - (before?.history.length ?? 0)).toBe(one.do === 'save' ? 0 : 1);
        }
      }),
      { numRuns: 500 },
    );
  });
});
