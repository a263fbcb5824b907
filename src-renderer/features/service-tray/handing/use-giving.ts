import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AccessResult } from '#shared/access.js';
import type { GivenWay, Handout, HandingWay } from '#shared/handing.js';
import { handoutText } from '#shared/handout-text.js';
import { failureText } from '../../../ui/failure-text.js';
import { saveFile } from '../../../ui/save-file.js';
import { useWorkbench } from '../../../ui/workbench.js';

/** What came of giving: done in a way, or why it was not, in words. */
export type Given = { done: GivenWay } | { not: string };

/** Hands the handout over in one way after another: the core is asked first, and has logged it when it answers. */
export function useGiving(version: number, fileName: string) {
  const { t } = useTranslation('handingLater');
  const { client } = useWorkbench();
  // Of this giving: sent or recorded once more, it is still one message and one record.
  const [id] = useState(() => crypto.randomUUID());
  const [busy, setBusy] = useState(false);
  const [given, setGiven] = useState<Given>();
  const [printing, setPrinting] = useState<Handout>();
  const [recording, setRecording] = useState(false);
  const [recorded, setRecorded] = useState<'recorded' | { not: string }>();
  const ways = useRef(new Set<GivenWay>());

  const why = (result: AccessResult | undefined): string =>
    result === undefined || result.kind === 'done'
      ? t('result.silent')
      : result.kind === 'failed'
        ? failureText(t, result.failure)
        : t(`result.${result.kind}`);

  /** Gives what the core has let go. @returns why it could not be given */
  async function hand(way: HandingWay, handout: Handout, pdf: string | undefined): Promise<string | undefined> {
    switch (way) {
      case 'paper':
        setPrinting(handout);
        return undefined;
      case 'pdf':
        if (pdf === undefined) return t('result.silent');
        const bytes = Uint8Array.from(atob(pdf), (letter) => letter.charCodeAt(0));
        saveFile(bytes, { name: `${fileName}.pdf`, type: 'application/pdf' });
        return undefined;
      case 'copy':
        return navigator.clipboard.writeText(handoutText(handout)).then(
          () => undefined,
          () => t('result.copyFailed'),
        );
    }
  }
  async function record(handout: Handout): Promise<void> {
    setRecorded(undefined);
    const result = await client.handing
      .record({ version, id, handout, ways: [...ways.current] })
      .catch(() => undefined);
    setRecorded(result?.kind === 'done' ? 'recorded' : { not: why(result) });
  }
  async function done(way: GivenWay, handout: Handout): Promise<void> {
    ways.current.add(way);
    setGiven({ done: way });
    if (recording) await record(handout);
  }

  return {
    id,
    busy,
    given,
    printing,
    printed: () => setPrinting(undefined),
    async give(way: HandingWay, handout: Handout): Promise<void> {
      setBusy(true);
      setGiven(undefined);
      const answer = await client.handing.give({ version, way, handout }).catch(() => undefined);
      const not = answer?.result.kind === 'done' ? await hand(way, handout, answer.pdf) : why(answer?.result);
      if (not === undefined) await done(way, handout);
      else setGiven({ not });
      setBusy(false);
    },
    /** Sends the message that was looked at. @returns whether it has gone */
    async send(handout: Handout): Promise<boolean> {
      setBusy(true);
      setGiven(undefined);
      const result = await client.handing.send({ version, id, handout }).catch(() => undefined);
      const sent = result?.kind === 'done';
      if (sent) await done('message', handout);
      else if (result?.kind === 'noAccount') setGiven({ not: t('message.noAccount', { service: result.service }) });
      else setGiven({ not: why(result) });
      setBusy(false);
      return sent;
    },
    recording,
    recorded,
    /** Turned on after something was given, that is recorded at once. */
    setRecording(on: boolean, handout: Handout): void {
      setRecording(on);
      if (on && ways.current.size > 0 && recorded !== 'recorded') void record(handout);
    },
    record,
  };
}
export type Giving = ReturnType<typeof useGiving>;
