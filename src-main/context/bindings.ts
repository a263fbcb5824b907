import type { Clock } from '#shared/clock.js';
import type { ClientReference, Objection } from '#shared/context.js';
import type { Binding, BindingEvents, BindingView, Delivery } from './binding.js';
import { foreignText } from './compose.js';
import type { Change, MachineEvent, MachineState } from './machine.js';
import type { Identified } from './types.js';

/** All ways of following, and which of them each tool has. */
export function createBindings({
  machine,
  dispatch,
  propose,
  deliveryOf,
  clock,
}: {
  machine: () => MachineState;
  dispatch: (event: MachineEvent) => void;
  propose: (change: Change, facts?: () => Identified | undefined) => void;
  deliveryOf: (change: Change, mayShow: readonly ClientReference[]) => Delivery;
  clock: Clock;
}) {
  const byTool = new Map<string, Binding>();
  const all: Binding[] = [];
  const waiters = new Map<string, (result: readonly Objection[] | 'gone') => void>();

  const eventsOf = (binding: () => Binding): BindingEvents => ({
    joined(tool, guest) {
      if (guest !== undefined) byTool.set(tool, binding());
      const name = guest === undefined ? {} : { guest: foreignText(guest.name) };
      dispatch({ type: 'join', tool, now: clock.now(), ...name });
    },
    left: (tool, how) => dispatch({ type: 'leave', tool, how, now: clock.now() }),
    answered(tool, id, answer, detail) {
      const words = detail === undefined ? '' : foreignText(detail);
      dispatch({ type: 'answer', tool, id, answer, now: clock.now(), ...(words === '' ? {} : { detail: words }) });
    },
    propose,
    decide: (id, choice) => dispatch({ type: 'decide', id, choice, by: machine().pending?.by ?? '', now: clock.now() }),
  });
  const view: BindingView = {
    current: () => (machine().version === 0 ? undefined : deliveryOf(machine().current, [])),
    surveyed: (id) =>
      machine().pending?.id === id
        ? new Promise((resolve) => void waiters.set(id, resolve))
        : Promise.resolve<'gone'>('gone'),
  };

  return {
    all: all as readonly Binding[],
    /** Adds a way of following; `ids` are its tools in the county file. */
    attach<B extends Binding>(ids: readonly string[], create: (events: BindingEvents, view: BindingView) => B): B {
      const binding: B = create(
        eventsOf(() => binding),
        view,
      );
      for (const id of ids) byTool.set(id, binding);
      all.push(binding);
      return binding;
    },
    /** @returns false when the tool cannot be asked */
    survey: (tool: string, change: Change) => byTool.get(tool)?.survey?.(tool, deliveryOf(change, [])) === true,
    /** @returns false when the tool does not listen */
    tell: (tool: string, change: Change, mayShow: readonly ClientReference[]) =>
      byTool.get(tool)?.tell(tool, deliveryOf(change, mayShow)) === true,
    cancelled: (tool: string, change: Change) => byTool.get(tool)?.cancelled?.(tool, change),
    committed(delivery: Delivery) {
      for (const binding of all) binding.committed?.(delivery);
    },
    /** Tells the tool that holds a change how its survey ended. */
    surveyed(id: string, result: readonly Objection[] | 'gone') {
      waiters.get(id)?.(result);
      waiters.delete(id);
    },
    close: () => Promise.all(all.map((binding) => binding.close())),
  };
}
