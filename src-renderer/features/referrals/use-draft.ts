import { useRef, useState } from 'react';
import type { Answers } from '#shared/questionnaire.js';
import type { OwnReferral } from '#shared/referrals.js';
import { useWorkbench } from '../../ui/workbench.js';

interface Writing {
  answers: Answers;
  link: OwnReferral['link'];
}

/**
 * A draft as it is being written. Each letter goes to the core, one save at a time, the newest next: the client may be changed
 * or the machine may stop at any moment.
 */
export function useDraft(referral: OwnReferral) {
  const { client } = useWorkbench();
  const [now, setNow] = useState<Writing>({ answers: referral.answers, link: referral.link });
  const [lost, setLost] = useState(false);
  const waiting = useRef<Writing>(undefined);
  const saving = useRef<Promise<boolean>>(undefined);

  async function run(): Promise<boolean> {
    let kept = true;
    while (waiting.current !== undefined) {
      const next = waiting.current;
      waiting.current = undefined;
      kept = await client.referrals.save({ id: referral.id, ...next }).then(
        ({ revision }) => revision !== undefined,
        () => false,
      );
    }
    setLost(!kept);
    saving.current = undefined;
    return kept;
  }
  const save = (writing: Writing): Promise<boolean> => {
    waiting.current = writing;
    return (saving.current ??= run());
  };
  return {
    ...now,
    /** The last save did not succeed. */
    lost,
    write(part: Partial<Writing>): void {
      const next = { ...now, ...part };
      setNow(next);
      void save(next);
    },
    /** Resolves to whether all that has been written is safe. */
    safe: (): Promise<boolean> => saving.current ?? Promise.resolve(!lost),
    again: () => void save(now),
  };
}
