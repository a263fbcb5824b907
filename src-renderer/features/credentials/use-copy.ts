import { useCallback, useEffect, useState } from 'react';
import { useWorkbench } from '../../ui/workbench.js';

type NotCopied = 'signedOut' | 'nothingStored' | 'vaultFailed' | 'noClipboard' | 'coreSilent';

/** How the last copying went. `left`: seconds until the password is taken from the clipboard. */
export type Copied =
  { kind: 'user' } | { kind: 'password'; left: number } | { kind: 'cleared' } | { kind: 'failed'; because: NotCopied };

/** Copies by the core: what is copied never comes to this window. */
export function useCopy(toolId: string): { copied: Copied | undefined; copy: (what: 'user' | 'password') => void } {
  const { client } = useWorkbench();
  const [copied, setCopied] = useState<Copied>();
  const [clearsAt, setClearsAt] = useState<number>();
  useEffect(() => {
    if (clearsAt === undefined) return undefined;
    const tick = setInterval(() => {
      const left = Math.max(0, Math.ceil((clearsAt - performance.now()) / 1000));
      setCopied(left === 0 ? { kind: 'cleared' } : { kind: 'password', left });
      if (left === 0) setClearsAt(undefined);
    }, 250);
    return () => clearInterval(tick);
  }, [clearsAt]);
  const copy = useCallback(
    (what: 'user' | 'password') => {
      client.credentials.copy({ toolId, what }).then(
        (answer) => {
          const left = answer.copied ? answer.clearsAfterSeconds : undefined;
          setClearsAt(left === undefined ? undefined : performance.now() + left * 1000);
          if (!answer.copied) setCopied({ kind: 'failed', because: answer.because });
          else setCopied(left === undefined ? { kind: 'user' } : { kind: 'password', left });
        },
        () => {
          setClearsAt(undefined);
          setCopied({ kind: 'failed', because: 'coreSilent' });
        },
      );
    },
    [client, toolId],
  );
  return { copied, copy };
}
