import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useDoing } from '../../../ui/doing.js';
import { useClientContext, useWorkbench } from '../../../ui/workbench.js';
import type { Signals, Writing } from './rank.js';

/** What the professional picked as what they record now. */
export type Chosen = Pick<Signals, 'document' | 'phase'>;

/** What is known of the professional's doing in both windows. Of the client only why they are open, and of nobody else. */
export function useSignals(chosen: Chosen): Signals {
  const { orpc } = useWorkbench();
  const context = useClientContext();
  const access = useQuery(orpc.access.watch.experimental_liveOptions({ retry: true })).data;
  const { tool, section, note, request, contact, assessment } = useDoing();
  const opening = access !== undefined && access.contextVersion === context?.version ? access.opening : undefined;
  const basis = opening?.state === 'open' ? opening.basis : undefined;
  const { document, phase } = chosen;
  return useMemo(() => {
    const writing: Writing[] = request === 'consultation' || request === 'handover' ? [request] : [];
    if (note !== undefined) writing.push('note');
    return {
      writing,
      ...(document === undefined ? {} : { document }),
      ...(phase === undefined ? {} : { phase }),
      ...(assessment === 'careNeed' || assessment === 'serviceNeed' ? { assessing: assessment } : {}),
      ...(tool === undefined ? {} : { tool }),
      ...(section === undefined || basis === undefined ? {} : { section }),
      ...(basis?.kind === 'purpose' ? { service: basis.service, purpose: basis.purpose } : {}),
      ...((basis?.kind === 'relationship' && basis.relationship.kind === 'call') ||
      contact === 'call' ||
      contact === 'callback'
        ? { call: true }
        : {}),
    };
  }, [assessment, basis, contact, document, note, phase, request, section, tool]);
}
