import type { DraftPrompts } from '#shared/assessment.js';
import type { Register } from '#shared/client-summary.js';
import type { Failure } from '#shared/failure.js';
import type { Told } from './answers.js';
import { NO_DRAFT_PROMPTS, type createDraftPrompts } from './draft-prompts.js';

/**
 * Prompts on an assessment of one client, for as long as the same registers may be asked.
 * @param make made when it is first asked: by then it is known whose registers may be
 */
export function createDraftRun(
  make: (end: AbortSignal, told: (now: DraftPrompts) => void) => ReturnType<typeof createDraftPrompts>,
  told: (now: DraftPrompts) => void,
) {
  let may = '';
  let end = new AbortController();
  let now: ReturnType<typeof make> | undefined;
  return {
    ask: (drafts: Partial<Record<Register, object>>): Promise<void> => (now ??= make(end.signal, told)).ask(drafts),
    answer: async (id: string, said: Told): Promise<Failure | undefined> => now?.answer(id, said),
    /** Whose registers may be asked has changed, or nobody may see: what was said is dropped, and asked anew when it is. */
    follow(registers: readonly Register[]): void {
      if (registers.join() === may) return;
      may = registers.join();
      end.abort();
      end = new AbortController();
      now = undefined;
      told(NO_DRAFT_PROMPTS);
    },
    end: () => end.abort(),
  };
}
