import { useRef, useState } from 'react';
import type { Assessment, AssessmentSaved } from '#shared/assessment.js';
import { useWorkbench } from '../../ui/workbench.js';

export type Writing = Pick<Assessment, 'answers' | 'brought' | 'judgement' | 'texts' | 'composed'>;

/**
 * An assessment as it is being made. Each letter goes to the core, one save at a time, the newest next: the client may be changed
 * or the machine may stop at any moment.
 */
export function useDraft(assessment: Assessment) {
  const { client } = useWorkbench();
  const { id } = assessment;
  const [now, setNow] = useState<Writing>(() => {
    const { answers, brought, judgement, texts, composed } = assessment;
    return { answers, brought, judgement, texts, composed };
  });
  const [lost, setLost] = useState<'failed' | 'elsewhere'>();
  const newest = useRef(now);
  const waiting = useRef<Writing>(undefined);
  const saving = useRef<Promise<number | undefined>>(undefined);
  const last = useRef<number | undefined>(assessment.revision);
  /** The revision that the core last told this window of. */
  const base = useRef(assessment.revision);

  async function run(): Promise<number | undefined> {
    let why: 'failed' | 'elsewhere' | undefined;
    while (waiting.current !== undefined) {
      const next = waiting.current;
      waiting.current = undefined;
      const answer = await client.assessment
        .save({ id, ...next, base: base.current })
        .catch((): AssessmentSaved => ({}));
      last.current = answer.unsafe === true ? undefined : answer.revision;
      base.current = answer.revision ?? base.current;
      why = last.current !== undefined ? undefined : answer.elsewhere === true ? 'elsewhere' : 'failed';
    }
    setLost(why);
    saving.current = undefined;
    return last.current;
  }
  const save = (writing: Writing): Promise<number | undefined> => {
    waiting.current = writing;
    return (saving.current ??= run());
  };
  return {
    now,
    /** What has been written by now, also before it is drawn. */
    newest: () => newest.current,
    /** Why the last save did not succeed; absent = it did. `elsewhere`: another window has written the same assessment. */
    lost,
    write(part: Partial<Writing>): void {
      newest.current = { ...newest.current, ...part };
      setNow(newest.current);
      void save(newest.current);
    },
    /** Resolves to the revision in which all that has been written is safe; undefined when it is not. */
    safe: (): Promise<number | undefined> => saving.current ?? Promise.resolve(last.current),
    again: () => void save(newest.current),
  };
}
export type DraftNow = ReturnType<typeof useDraft>;
