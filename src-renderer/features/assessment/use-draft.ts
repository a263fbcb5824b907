import { useRef, useState } from 'react';
import type { Assessment } from '#shared/assessment.js';
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
  const [lost, setLost] = useState(false);
  const newest = useRef(now);
  const waiting = useRef<Writing>(undefined);
  const saving = useRef<Promise<number | undefined>>(undefined);
  const last = useRef<number | undefined>(assessment.revision);

  async function run(): Promise<number | undefined> {
    while (waiting.current !== undefined) {
      const next = waiting.current;
      waiting.current = undefined;
      last.current = await client.assessment.save({ id, ...next }).then(
        ({ revision }) => revision,
        () => undefined,
      );
    }
    setLost(last.current === undefined);
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
    /** The last save did not succeed. */
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
