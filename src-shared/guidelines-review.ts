import { assertNever } from './assert-never.js';
import type { DraftAction, DraftEvent, DraftRefusal, GuidelineDraft } from './guidelines-authoring.js';
import type { Duty } from './identity.js';

/** Who acts, as the hub knows them from their token. */
export interface Actor {
  id: string;
  duties: readonly Duty[];
}

export type Step = { ok: true; draft: GuidelineDraft } | { ok: false; why: DraftRefusal };

const KEPT_EVENTS = 200;

/**
 * The way of an article: draft → in review → approved by another person, or sent back with a comment. Pure.
 * @param draft undefined = there is none yet: only `save` begins one
 * @param isWhole whether the form makes an article that would be taken
 * @param at ISO 8601
 */
export function stepDraft(
  draft: GuidelineDraft | undefined,
  action: DraftAction,
  {
    actor,
    id,
    at,
    isWhole,
  }: { actor: Actor; id: string; at: string; isWhole: (form: GuidelineDraft['form']) => boolean },
): Step {
  const refuse = (why: DraftRefusal): Step => ({ ok: false, why });
  const isEditor = actor.duties.includes('guidelineEditor');
  const isApprover = actor.duties.includes('guidelineApprover');
  if (action.do === 'save') {
    if (!isEditor) return refuse('notEditor');
    return save(draft, action, { actor, id, at });
  }
  if (draft === undefined) return refuse('wrongState');
  const isAuthor = draft.authors.includes(actor.id);
  const move = (state: GuidelineDraft['state'], what: DraftEvent['what'], comment?: string): Step => ({
    ok: true,
    draft: {
      ...draft,
      state,
      changedAt: at,
      history: [...draft.history, { what, by: actor.id, at, ...(comment === undefined ? {} : { comment }) }].slice(
        -KEPT_EVENTS,
      ),
    },
  });
  switch (action.do) {
    case 'submit':
      if (!isEditor) return refuse('notEditor');
      if (draft.state !== 'draft' && draft.state !== 'sentBack') return refuse('wrongState');
      return isWhole(draft.form) ? move('inReview', 'submitted') : refuse('invalid');
    case 'takeBack':
      if (!isEditor || !isAuthor) return refuse('notEditor');
      return draft.state === 'inReview' ? move('draft', 'takenBack') : refuse('wrongState');
    case 'withdraw':
      if (!isEditor || !isAuthor) return refuse('notEditor');
      if (draft.state === 'approved' || draft.state === 'withdrawn') return refuse('wrongState');
      return move('withdrawn', 'withdrawn');
    case 'sendBack':
      if (!isApprover) return refuse('notApprover');
      if (isAuthor) return refuse('ownText');
      if (draft.state !== 'inReview') return refuse('wrongState');
      return action.comment.trim() === ''
        ? refuse('commentMissing')
        : move('sentBack', 'sentBack', action.comment.trim());
    case 'approve':
      if (!isApprover) return refuse('notApprover');
      if (isAuthor) return refuse('ownText');
      if (draft.state !== 'inReview') return refuse('wrongState');
      if (!isWhole(draft.form)) return refuse('invalid');
      return action.replaces === draft.form.replaces ? move('approved', 'approved') : refuse('replacesNotConfirmed');
    default:
      return assertNever(action);
  }
}

function save(
  draft: GuidelineDraft | undefined,
  { form, base }: Extract<DraftAction, { do: 'save' }>,
  { actor, id, at }: { actor: Actor; id: string; at: string },
): Step {
  if (draft === undefined) {
    const start = { id, state: 'draft' as const, form, authors: [actor.id], startedAt: at, changedAt: at, history: [] };
    return { ok: true, draft: base === undefined ? start : { ...start, base } };
  }
  // What an approver is reading does not change under their eyes: it is taken back first.
  if (draft.state !== 'draft' && draft.state !== 'sentBack') return { ok: false, why: 'wrongState' };
  const authors = draft.authors.includes(actor.id) ? draft.authors : [...draft.authors, actor.id].slice(0, 50);
  return { ok: true, draft: { ...draft, form, authors, changedAt: at, ...(base === undefined ? {} : { base }) } };
}

/** Whether a draft waits for this person's approval. */
export const waitsFor = (draft: GuidelineDraft, { id, duties }: Actor): boolean =>
  draft.state === 'inReview' && duties.includes('guidelineApprover') && !draft.authors.includes(id);

/** Whether a person may see a draft: editors all that are under way, approvers what is in review; both those that ended lately. */
export const maySee = (draft: GuidelineDraft, { id, duties }: Actor): boolean =>
  duties.includes('guidelineEditor') ||
  (duties.includes('guidelineApprover') && (draft.state === 'inReview' || draft.history.some((one) => one.by === id)));
