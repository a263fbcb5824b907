import type { Clock } from '#shared/clock.js';
import type { ClientReference } from '#shared/context.js';
import type { Delivery } from './binding.js';
import type { Change, Effect, MachineState, NamedClient } from './machine.js';
import type { Parked } from './parked.js';
import type { People } from './people.js';
import type { Identified, UnsavedWork } from './types.js';

/** Who is shown, who was before, and who waits: what a committed change makes of the clients that are known by name. */
export function createPresent({
  machine,
  people,
  parked,
  unsaved,
  clock,
}: {
  machine: () => MachineState;
  people: People;
  parked: Parked;
  unsaved: Pick<UnsavedWork, 'has'>;
  clock: Clock;
}) {
  let shown: Identified | undefined;
  let previous: NamedClient | undefined;
  let since = clock.now();
  let parking: { id: string; cue: string | undefined } | undefined;
  const reference = () => machine().active?.reference ?? null;

  /** Work that is not finished stays with its own client, who is kept at hand. */
  function parkOne(from: NamedClient, changeId: string): void {
    const now = new Date(clock.now()).toISOString();
    if (unsaved.has(from.reference)) parked.add(from, now, 'unsavedDraft');
    if (parking?.id === changeId) parked.add(from, now, 'chosen', parking.cue);
    if (machine().locked) parked.add(from, now, 'locked');
  }

  return {
    facts: () => ({ shown, since, previous, parked: parked.list(reference(), unsaved.has) }),
    shown: () => shown,
    previous: () => previous,
    reference,
    /** The machine has committed a change. @returns the client that is shown now */
    committed({ change, from }: Extract<Effect, { do: 'committed' }>): Identified | undefined {
      if (from !== null && from.reference !== change.client) {
        previous = from;
        parkOne(from, change.id);
      }
      parking = undefined;
      if (change.client !== null) parked.remove(change.client);
      shown = change.client === null ? undefined : (people.of(change.id) ?? people.called(change.client));
      since = clock.now();
      return shown;
    },
    /** The source has said more of the client that is shown. */
    refined: (answer: Identified) => void (shown = answer),
    parkWhenCommitted: (id: string, cue: string | undefined) => void (parking = { id, cue }),
    /** A change did not come to be: nobody is parked by it. */
    notParkedBy: (id: string) => void (parking = parking?.id === id ? undefined : parking),
    /** Names of clients that nobody shows any more are not kept. */
    keepOnlyNeeded() {
      const { tools, current } = machine();
      const now = reference();
      const held = Object.values(tools).flatMap((tool) => tool.mayShow);
      people.keep(
        new Set([...held, ...(previous === undefined ? [] : [previous.reference]), ...(now === null ? [] : [now])]),
      );
      if (shown !== undefined) people.learn(current.id, shown);
    },
    /** What a tool is told of a change. @param mayShow clients that it may show now, which must be closed in it */
    deliveryOf(change: Change, mayShow: readonly ClientReference[]): Delivery {
      const isCurrent = change.id === machine().current.id;
      const opens = change.client === null ? undefined : (people.of(change.id) ?? people.called(change.client));
      const closing = isCurrent ? previous?.reference : reference();
      const closes =
        change.client !== null || closing === undefined || closing === null ? undefined : people.called(closing);
      return { change, version: machine().version + (isCurrent ? 0 : 1), opens, closes, mayShow };
    },
    /** At sign-out: nothing of anybody is remembered. */
    forget() {
      parked.clear();
      people.clear();
      previous = undefined;
    },
  };
}
