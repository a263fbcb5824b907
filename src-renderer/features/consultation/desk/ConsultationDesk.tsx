import { useCallback, useEffect, useState } from 'react';
import type { ConsultationTarget } from '#shared/consultation.js';
import { type Intent, useIntent, useSendIntent } from '../../../ui/intents.js';
import { useKept } from '../../../ui/use-kept.js';
import { useWorkbench } from '../../../ui/workbench.js';
import { SHOWN, listsOf, rings } from '../lists.js';
import { useConsultations } from '../use-consultations.js';
import { Compose, Hints, RingBar } from './later.js';

/**
 * What of consultation belongs to the whole window: the bar of what rings, the form of a new request, hints of what is new,
 * and Ctrl+Shift+K, which opens the client of the request that one has taken. Draws nothing until there is something.
 */
export function ConsultationDesk() {
  const { client } = useWorkbench();
  const send = useSendIntent();
  const [, show] = useKept(SHOWN);
  const consultations = useConsultations();
  const [composing, setComposing] = useState<{ target: ConsultationTarget | undefined }>();
  const [rung, setRung] = useState(false);
  const self = consultations?.self;
  const ringing = consultations?.consultations.some((one) => rings(one, self)) === true;
  if (ringing && !rung) setRung(true);
  const withClient =
    consultations === undefined
      ? undefined
      : listsOf(consultations).mine.find(
          (one) => one.view === 'full' && one.state === 'accepted' && one.client !== undefined,
        )?.id;

  useIntent(
    useCallback(
      (intent: Intent) => {
        if (intent.do === 'consult') setComposing({ target: intent.target });
        if (intent.do === 'showConsultation') show(intent.id);
      },
      [show],
    ),
  );
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (!event.ctrlKey || !event.shiftKey || event.altKey || event.code !== 'KeyK') return;
      event.preventDefault();
      if (withClient === undefined) return send({ do: 'showPane', paneId: 'consultation' });
      send({ do: 'showConsultation', id: withClient });
      void client.consultation.openClient({ id: withClient }).catch(() => {});
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, [client, send, withClient]);

  if (consultations === undefined) return null;
  const goTo = (id: string) => {
    send({ do: 'showConsultation', id });
    send({ do: 'showPane', paneId: 'consultation' });
  };
  return (
    <>
      {rung && <RingBar consultations={consultations} onGoTo={goTo} onQuiet={() => setRung(false)} />}
      {consultations.consultations.length > 0 && <Hints consultations={consultations} onGoTo={goTo} />}
      {composing !== undefined && (
        <Compose
          target={composing.target}
          onClose={() => setComposing(undefined)}
          onSent={(id) => {
            setComposing(undefined);
            goTo(id);
          }}
        />
      )}
    </>
  );
}
