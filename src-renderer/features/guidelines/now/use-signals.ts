import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { workSteps } from '#shared/choices.js';
import { useDoing } from '../../../ui/doing.js';
import { useClientContext, useWorkbench } from '../../../ui/workbench.js';
import type { Contact, Signals, Writing } from './rank.js';

/** What the professional picked as what they record now. */
export type Chosen = Pick<Signals, 'document' | 'phase'>;

/** The contact at hand at the desk, by its channel; undefined for one that no instruction is for. */
const atDesk = (channel: string | undefined): Contact | undefined =>
  channel === 'callback' ? 'call' : (['call', 'chat', 'digital'] as const).find((one) => one === channel);

/** What is known of the professional's doing in both windows. Of the client only why they are open, and of nobody else. */
export function useSignals(chosen: Chosen): Signals {
  const { orpc } = useWorkbench();
  const context = useClientContext();
  const access = useQuery(orpc.access.watch.experimental_liveOptions({ retry: true })).data;
  const { tool, section, note, request, contact: channel, assessment, referral, steps } = useDoing();
  const opening = access !== undefined && access.contextVersion === context?.version ? access.opening : undefined;
  const basis = opening?.state === 'open' ? opening.basis : undefined;
  const { document, phase } = chosen;
  return useMemo(() => {
    const writing: Writing[] = request === 'consultation' || request === 'handover' ? [request] : [];
    if (referral !== undefined) writing.push('referral');
    if (note !== undefined) writing.push('note');
    const opened = basis?.kind === 'relationship' && basis.relationship.kind === 'call';
    const contact = opened ? 'openedByCall' : atDesk(channel);
    return {
      writing,
      ...(document === undefined ? {} : { document }),
      ...(phase === undefined ? {} : { phase }),
      ...(assessment === 'careNeed' || assessment === 'serviceNeed' ? { assessing: assessment } : {}),
      ...(tool === undefined ? {} : { tool }),
      ...(section === undefined || basis === undefined ? {} : { section }),
      ...(basis?.kind === 'purpose' ? { service: basis.service, purpose: basis.purpose } : {}),
      ...(steps === undefined ? {} : { steps: workSteps.filter((one) => steps.includes(one)) }),
      ...(contact === undefined ? {} : { contact }),
    };
  }, [assessment, basis, channel, document, note, phase, referral, request, section, steps, tool]);
}
