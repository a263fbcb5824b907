import { useEffect, useState } from 'react';
import type { Assessment, AssessmentTexts } from '#shared/assessment.js';
import { sameTexts } from '#shared/assessment-texts.js';
import type { Register } from '#shared/client-summary.js';
import { useWorkbench } from '../../ui/workbench.js';
import { type Change, rebase } from './rebase.js';
import type { DraftNow } from './use-draft.js';

/** What became of the lines when the answers had changed since the text was made. */
export type ChangedLines = Partial<Record<Register, { done: Change[]; left: Change[] }>>;
const registers: readonly Register[] = ['health', 'social'];

/** Texts brought up to date with the answers, each register's by itself. Pure. */
export function broughtUpToDate(texts: AssessmentTexts, composed: AssessmentTexts, fresh: AssessmentTexts) {
  const next: { texts: AssessmentTexts; composed: AssessmentTexts } = { texts: {}, composed: {} };
  const lines: ChangedLines = {};
  for (const register of registers) {
    const [before, now] = [composed[register] ?? '', fresh[register] ?? ''];
    const made = rebase(texts[register] ?? '', before, now);
    if (made.text.trim() !== '') next.texts[register] = made.text;
    if (made.base !== '') next.composed[register] = made.base;
    // What nobody had edited is simply new: there is nothing to tell.
    if ((texts[register] ?? '') !== before || made.left.length > 0)
      lines[register] = { done: made.done, left: made.left };
  }
  return { ...next, lines };
}

/**
 * The texts of an assessment: composed when there are none, and brought up to date with the answers whenever the step is opened,
 * so that the text never tells of an answer that was changed after it.
 */
export function useTexts({ id, state }: Assessment, version: number, draft: DraftNow) {
  const { client } = useWorkbench();
  const [fresh, setFresh] = useState<AssessmentTexts>();
  const [lines, setLines] = useState<ChangedLines>({});
  const { write, safe } = draft;
  const { texts, composed = texts } = draft.now;

  /** @param anew all of it, whatever has been edited */
  const compose = async (anew: boolean) => {
    if ((await safe()) === undefined) return;
    const { texts: made } = await client.assessment.compose({ version, id }).catch(() => ({ texts: undefined }));
    if (made === undefined) return;
    setFresh(made);
    if (anew || texts === undefined || composed === undefined) {
      setLines({});
      return write({ texts: made, composed: made });
    }
    if (sameTexts(composed, made)) return;
    const { lines: changed, ...next } = broughtUpToDate(texts, composed, made);
    setLines(changed);
    write(next);
  };
  const open = state === 'draft';
  useEffect(() => {
    if (open) void compose(false);
    // Each time the step is opened: the answers do not change while it is.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [open]);
  return {
    lines,
    /** The text tells what the answers tell. */
    upToDate: fresh !== undefined && composed !== undefined && sameTexts(composed, fresh),
    composeAnew: () => void compose(true),
    /** The professional has seen to the lines that could not be changed. */
    settle: () => {
      setLines({});
      if (fresh !== undefined) write({ composed: fresh });
    },
  };
}
