import type { ClientReference } from '#shared/context.js';
import type { Choice } from './machine.js';
import { type RunnerParts, createContextRunner } from './runner.js';

/** The context manager: what the professional and the session can do with the active client. */
export function createContextManager(parts: RunnerParts) {
  const runner = createContextRunner(parts);
  const { clock, unsaved } = parts;
  const { dispatch, ownChange, proposeOwn, parked } = runner;
  return {
    live: runner.live,
    timeline: runner.timeline,
    client: runner.client,
    attach: runner.attach,
    active: runner.active,
    refresh: runner.refresh,
    open: (to: ClientReference) => proposeOwn(ownChange(to)),
    closeClient: () => proposeOwn(ownChange(null)),
    decide: (id: string, choice: Choice) =>
      dispatch({ type: 'decide', id, choice, by: 'professional', now: clock.now() }),
    tool: (type: 'sleep' | 'wake' | 'retell' | 'leaveBehind', tool: string) =>
      dispatch({ type, tool, now: clock.now() }),
    goBack(version: number) {
      const previous = runner.previous();
      if (version === runner.machine().version && previous !== undefined) proposeOwn(ownChange(previous.reference));
    },
    park(version: number, cue: string | undefined) {
      const { active } = runner.machine();
      if (version !== runner.machine().version || active === null) return;
      const change = ownChange(null);
      runner.parkWhenCommitted(change.id, cue);
      // Parking keeps an unsaved draft with its client: it is no reason to ask.
      dispatch({ type: 'propose', change });
    },
    unpark(from: ClientReference) {
      if (!unsaved.has(from)) parked.remove(from);
      runner.show();
    },
    /**
     * The workstation is locked: no client anywhere until `unlock`; the client waits as a parked one.
     * @returns names of tools that may still show a client
     */
    async lock(): Promise<string[]> {
      await runner.clear(true, 'lock');
      for (const binding of runner.bindings) binding.hibernate?.();
      return runner.atRest();
    },
    unlock: () => dispatch({ type: 'unlock' }),
    /** Keeps the parked clients aside while another person works here. @returns the way to have them back */
    setAside() {
      const restore = parked.setAside();
      return () => {
        restore();
        runner.show();
      };
    },
    /**
     * Sign-out: no client at once, tools are told, and nothing of anybody is remembered.
     * @returns names of tools that may still show a client
     */
    async endSession(): Promise<string[]> {
      await runner.clear(true, 'signOut');
      const uncleared = await runner.atRest();
      for (const binding of runner.bindings) binding.endSession();
      dispatch({ type: 'unlock' });
      runner.forgetEverybody();
      return uncleared;
    },
    stop: runner.stop,
  };
}
