import { useQuery } from '@tanstack/react-query';
import { useCallback, useEffect, useRef, useState } from 'react';
import type { ConsultationTarget } from '#shared/consultation.js';
import { type Intent, useIntent, useSendIntent } from '../../../ui/intents.js';
import { useClientContext, useWorkbench } from '../../../ui/workbench.js';
import { Compose } from './later.js';

interface Asked {
  target: ConsultationTarget | undefined;
  handOver: boolean;
  /** The request that is asked anew of another. */
  like: string | undefined;
  /** The client that was open then; null = none. */
  of: string | null;
  /** Which asking it is: another begins the form anew, with what has been kept. */
  turn: number;
}

/**
 * The place of a new request beside the panes. A request that has been begun stands on the screen where it is written, goes
 * away with its client and comes back with them; asked for on the other screen, it moves there.
 */
export function ConsultationCompose() {
  const { client, orpc, screen } = useWorkbench();
  const send = useSendIntent();
  const context = useClientContext();
  const drafts = useQuery(orpc.drafts.watch.experimental_liveOptions({ retry: true })).data;
  const [asked, setAsked] = useState<Asked>();
  const before = useRef<HTMLElement>(undefined);

  const active = context?.active ?? null;
  const of = active?.reference ?? null;
  const draft = drafts?.client === of ? drafts.drafts.find(({ kind }) => kind === 'consultation') : undefined;
  const elsewhere = draft?.openOn !== undefined && draft.openOn !== screen;
  // One without a client stays while clients come and go; one with a client is only ever beside that client.
  const free = asked?.of === null;
  const shown = free || (!elsewhere && (asked?.of === of || draft?.openOn === screen));

  useEffect(() => {
    if (elsewhere) setAsked((now) => (now?.of === null ? now : undefined));
  }, [elsewhere]);
  useIntent(
    useCallback(
      (intent: Intent) => {
        if (intent.do !== 'consult') return;
        if (document.activeElement instanceof HTMLElement) before.current = document.activeElement;
        const { target, handOver = false, like } = intent;
        setAsked((now) => ({ target, handOver, like, of, turn: (now?.turn ?? 0) + 1 }));
        if (elsewhere && drafts !== undefined) {
          const { savedAt: _savedAt, ...kept } = draft;
          void client.drafts.save({ ...kept, session: drafts.session, openOn: screen }).catch(() => {});
        }
      },
      [client, draft, drafts, elsewhere, of, screen],
    ),
  );
  if (!shown || context === undefined) return null;
  const close = () => {
    setAsked(undefined);
    if (before.current?.isConnected === true) before.current.focus();
    before.current = undefined;
  };
  return (
    <Compose
      key={`${free ? 'free' : of} ${asked?.turn}`}
      version={context.version}
      client={free ? null : active}
      target={asked?.target}
      handOver={asked?.handOver === true}
      like={asked?.like}
      asked={asked !== undefined}
      onClose={close}
      onSent={(id) => {
        close();
        send({ do: 'showConsultation', id });
        send({ do: 'showPane', paneId: 'consultation' });
      }}
    />
  );
}
