import { useCallback, useEffect, useState } from 'react';
import { type Intent, useIntent, useSendIntent } from '../../../ui/intents.js';
import { useKept } from '../../../ui/use-kept.js';
import { SHOWN, listsOf, rings } from '../lists.js';
import { useConsultations } from '../use-consultations.js';
import type { OpenWish } from './OpenByKey.js';
import { Hints, OpenByKey, RingBar } from './later.js';

/**
 * What of consultation belongs to the whole window: the bar of what rings, hints of what is new, and Ctrl+Shift+K, which
 * opens the client of the request that one has taken, or says why not. Draws nothing until there is something.
 */
export function ConsultationDesk() {
  const send = useSendIntent();
  const [, show] = useKept(SHOWN);
  const consultations = useConsultations();
  const [toOpen, setToOpen] = useState<OpenWish>();
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
        if (intent.do === 'showConsultation') show(intent.id);
      },
      [show],
    ),
  );
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (!event.ctrlKey || !event.shiftKey || event.altKey || event.code !== 'KeyK') return;
      event.preventDefault();
      if (withClient === undefined) {
        send({ do: 'showPane', paneId: 'consultation' });
        return setToOpen({ id: undefined });
      }
      send({ do: 'showConsultation', id: withClient });
      setToOpen({ id: withClient });
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, [send, withClient]);

  if (consultations === undefined) return null;
  const goTo = (id: string) => {
    send({ do: 'showConsultation', id });
    send({ do: 'showPane', paneId: 'consultation' });
  };
  return (
    <>
      {rung && <RingBar consultations={consultations} onGoTo={goTo} onQuiet={() => setRung(false)} />}
      {consultations.consultations.length > 0 && <Hints consultations={consultations} onGoTo={goTo} />}
      {toOpen !== undefined && <OpenByKey wish={toOpen} onDone={() => setToOpen(undefined)} />}
    </>
  );
}
