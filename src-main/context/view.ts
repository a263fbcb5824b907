import { isDeepStrictEqual } from 'node:util';
import type { Clock } from '#shared/clock.js';
import type { ClientReference, ContextState } from '#shared/context.js';
import { type Live, createLive } from '../live.js';
import { createParticipants, pendingOf, phaseOf } from './compose.js';
import type { MachineState } from './machine.js';
import { type ContextTool, type Identified, IDENTITY_GRACE_MS } from './types.js';

/** What the windows see beside the machine's own state. */
export interface Facts extends Pick<ContextState, 'failure' | 'previous' | 'parked'> {
  shown: Identified | undefined;
  /** When the active client was committed, epoch milliseconds. */
  since: number;
}

/**
 * The context as the windows see it. Tools are told first, and what comes of them in one turn of the event loop is composed
 * once. While the source is asked about a client whose message brought its own facts, the windows wait for it a moment:
 * they keep the client before, with every tool covered.
 */
export function createView({
  machine,
  facts,
  tools,
  nameOf,
  clock,
}: {
  machine: () => MachineState;
  facts: () => Facts;
  tools: readonly ContextTool[];
  nameOf: (id: string) => string;
  clock: Clock;
}) {
  const participants = createParticipants(tools);
  let held: { change: string; before: ContextState } | undefined;
  let soon: NodeJS.Immediate | undefined;

  function compose(): ContextState {
    const now = machine();
    if (held !== undefined) {
      const { by } = now.current;
      const pending = { id: held.change, from: nameOf(by) };
      return { ...held.before, phase: 'proposed', pending, participants: participants.covered(now) };
    }
    const { shown, since, previous, failure, parked } = facts();
    const pending = pendingOf(now, nameOf);
    return {
      version: now.version,
      phase: phaseOf(now),
      active: shown?.identity ?? null,
      since: new Date(since).toISOString(),
      ...(previous === undefined || now.locked ? {} : { previous }),
      ...(pending === undefined ? {} : { pending }),
      ...(failure === undefined ? {} : { failure }),
      participants: participants.all(now),
      parked: now.locked ? [] : parked,
    };
  }

  const states = createLive(compose());
  /** What other features follow: the client that the windows see, without its name. */
  const client = createLive<{ version: number; reference: ClientReference | null }>({ version: 0, reference: null });

  function show() {
    clearImmediate(soon);
    soon = undefined;
    // What is the same to the eye is not said again: each saying is drawn anew by every window.
    const next = compose();
    if (!isDeepStrictEqual(next, states.get())) states.set(next);
    const { version, active } = machine();
    // After the tools and the banner: what the client's summary begins to read must not hold those up.
    if (held === undefined && client.get().version !== version)
      client.set({ version, reference: active?.reference ?? null });
  }
  function release(change: string) {
    if (held?.change !== change) return;
    held = undefined;
    show();
  }
  const live: Live<ContextState> = {
    ...states,
    get() {
      if (soon !== undefined) show();
      return states.get();
    },
    watch(signal) {
      if (soon !== undefined) show();
      return states.watch(signal);
    },
  };

  return {
    live,
    client,
    show,
    /** Shows it before the event loop's next turn, with all that comes until then. */
    showSoon: () => void (soon ??= setImmediate(show)),
    /** The windows keep what they have until `release`, and no longer than the source may keep them waiting. */
    hold(change: string) {
      held = { change, before: held?.before ?? states.get() };
      clock.after(IDENTITY_GRACE_MS, () => release(change));
    },
    release,
    /** Whatever is waited for: the windows see what is. */
    letGo: () => void (held = undefined),
    isHeld: () => held !== undefined,
  };
}
