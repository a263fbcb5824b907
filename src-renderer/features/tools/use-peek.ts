import { useState } from 'react';
import type { ClientIdentity, ContextState, Participant } from '#shared/context.js';
import type { Cover } from './tool-state.js';

interface Peek {
  /** The client to look for, while the tool is uncovered to be looked at. */
  active: ClientIdentity | undefined;
  version: number;
  look: () => void;
  cover: () => void;
}

/**
 * Uncovers an unconfirmed tool on the professional's own word, to be looked at and not used. Over as soon as anything
 * changes: the client, or the state of the tool.
 */
export function usePeek(participant: Participant | undefined, cover: Cover, context: ContextState | undefined): Peek {
  const [looked, setLooked] = useState<string>();
  const version = context?.version ?? -1;
  const now = `${version} ${participant?.state} ${participant?.since}`;
  const peeking = looked === now && cover === 'mismatch' && participant?.state === 'unconfirmed';
  return {
    active: peeking ? (context?.active ?? undefined) : undefined,
    version,
    look: () => setLooked(now),
    cover: () => setLooked(undefined),
  };
}
