import { useState } from 'react';
import type { Handout, HandingWay } from '#shared/handing.js';
import { handoutText } from '#shared/handout-text.js';
import { useWorkbench } from '../../../ui/workbench.js';

/** What came of giving: done in a way, or why it was not. */
export type Given =
  { done: HandingWay } | { not: 'changed' | 'notAllowed' | 'logUnwritable' | 'silent' | 'copyFailed' };

/** Hands the handout over in one way after another: the core is asked first, and has logged it when it answers. */
export function useGiving(version: number, fileName: string) {
  const { client } = useWorkbench();
  const [busy, setBusy] = useState(false);
  const [given, setGiven] = useState<Given>();
  const [printing, setPrinting] = useState<Handout>();

  async function finish(way: HandingWay, handout: Handout, pdf: string | undefined): Promise<Given> {
    switch (way) {
      case 'paper':
        setPrinting(handout);
        return { done: way };
      case 'pdf':
        if (pdf === undefined) return { not: 'silent' };
        save(pdf, `${fileName}.pdf`);
        return { done: way };
      case 'copy':
        return navigator.clipboard.writeText(handoutText(handout)).then(
          (): Given => ({ done: way }),
          (): Given => ({ not: 'copyFailed' }),
        );
    }
  }
  async function give(way: HandingWay, handout: Handout): Promise<void> {
    setBusy(true);
    setGiven(undefined);
    const answer = await client.handing.give({ version, way, handout }).catch(() => undefined);
    const kind = answer?.result.kind;
    if (kind === 'done') setGiven(await finish(way, handout, answer?.pdf));
    else setGiven({ not: kind === undefined || kind === 'failed' ? 'silent' : kind });
    setBusy(false);
  }
  return { busy, given, give, printing, printed: () => setPrinting(undefined) };
}

/** Gives the browser a file to keep. @param base64 its content */
function save(base64: string, name: string): void {
  const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
  const url = URL.createObjectURL(new Blob([bytes], { type: 'application/pdf' }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  URL.revokeObjectURL(url);
}
