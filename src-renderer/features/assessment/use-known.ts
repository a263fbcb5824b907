import { useEffect, useRef, useState } from 'react';
import type { Assessment } from '#shared/assessment.js';
import { useWorkbench } from '../../ui/workbench.js';
import type { DraftNow } from './use-draft.js';

/**
 * Brings what the summary knew only after the assessment was begun: a source may answer late, and an empty field would look as if
 * the client had no medicines. Only a question that nobody has answered or touched is brought anything.
 */
export function useKnown({ id, revision }: Assessment, version: number, draft: DraftNow) {
  const { client } = useWorkbench();
  const [state, setState] = useState<'asking' | 'partly' | 'done'>(revision === 1 ? 'asking' : 'done');
  const touched = useRef(new Set<string>());
  const { newest, write } = draft;

  const ask = async () => {
    setState('asking');
    const known = await client.assessment.known({ version, id }).catch(() => undefined);
    if (known === undefined) return setState('partly');
    const { answers, brought } = newest();
    const late = Object.keys(known.answers).filter((one) => answers[one] === undefined && !touched.current.has(one));
    const of = <T>(all: Record<string, T>) =>
      Object.fromEntries(Object.entries(all).filter(([one]) => late.includes(one)));
    if (late.length > 0)
      write({ answers: { ...answers, ...of(known.answers) }, brought: { ...brought, ...of(known.brought) } });
    setState(known.summary === 'whole' ? 'done' : 'partly');
  };
  const fresh = revision === 1;
  useEffect(() => {
    if (fresh) void ask();
    // When it has just been begun: later the professional asks for it.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, []);
  return {
    state,
    ask: () => void ask(),
    /** The professional has written to the question: nothing is brought to it any more. */
    touch: (linkId: string) => void touched.current.add(linkId),
  };
}
