import { randomUUID } from 'node:crypto';
import type { Clock } from '#shared/clock.js';
import type { ClientReference } from '#shared/context.js';
import type { Against, Change, MachineEvent, MachineState } from './machine.js';
import type { People } from './people.js';
import type { Identified } from './types.js';

/** Wishes to change the client, from tools and from the workbench itself, with what stands against them here. */
export function createProposals({
  machine,
  dispatch,
  people,
  hasUnsaved,
  clock,
}: {
  machine: () => MachineState;
  dispatch: (event: MachineEvent) => void;
  people: People;
  hasUnsaved: (reference: ClientReference) => boolean;
  clock: Clock;
}) {
  /** An unsaved draft of the active client stops a change of client. */
  function objections(to: ClientReference | null): Against[] {
    const now = machine().active?.reference;
    return now !== undefined && now !== to && hasUnsaved(now) ? [{ toolId: 'workbench', why: 'unsavedDraft' }] : [];
  }
  return {
    propose(change: Change, facts?: () => Identified | undefined) {
      if (facts !== undefined) people.learnWhenAsked(change.id, facts);
      // A clock that runs ahead must not shut everybody else out.
      const at = Math.min(change.at, clock.now());
      dispatch({ type: 'propose', change: { ...change, at }, objections: objections(change.client) });
    },
    /** A change that the professional makes here: newer than anything before it. */
    ownChange: (to: ClientReference | null): Change => ({
      id: randomUUID(),
      client: to,
      at: Math.max(clock.now(), machine().current.at + 1, (machine().pending?.at ?? 0) + 1),
      by: 'workbench',
    }),
    proposeOwn: (change: Change) => dispatch({ type: 'propose', change, objections: objections(change.client) }),
  };
}
