import type { BindingEvents, BindingView, Delivery } from '../binding.js';
import type { Change } from '../machine.js';
import type { Audience } from './audience.js';
import { asPublished } from './events.js';
import type { EventName } from './names.js';
import type { OpenContext, Proposal } from './open-context.js';
import type { Outbox } from './outbox.js';
import type { Published } from './published.js';
import type { Subscriptions } from './subscriptions.js';

/**
 * Tells the tools of the context manager's changes, and remembers what each was told: what is about the present client goes
 * to those that were told of that client, so that a tool that was left behind hears nothing.
 */
export function createTelling({
  subscriptions,
  outbox,
  open,
  audience,
  events,
  view,
  notMade,
}: {
  subscriptions: Subscriptions;
  outbox: Outbox;
  open: OpenContext;
  audience: Audience;
  events: BindingEvents;
  view: BindingView;
  notMade: (proposal: Proposal) => void;
}) {
  /** The change that each tool was told of last, with the version of the context that it made. */
  const told = new Map<string, { id: string; version: number }>();
  /** Changes that the master was asked about. */
  const asked = new Map<string, string>();
  /** Tools that hear a change back because they asked for it: not twice in one step. */
  const echoed = new Map<string, boolean>();
  const isOpen = (tool: string) => subscriptions.isConnected(tool);

  function toldOf(tool: string): string | undefined {
    const last = told.get(tool);
    return last !== undefined && last.version === view.current()?.version ? last.id : undefined;
  }

  function toFollowers(send: (tool: string, change: string) => void, publisher?: string) {
    const now = view.current()?.change.id;
    for (const tool of new Set(subscriptions.all().map(({ caller }) => caller.tool))) {
      const change = toldOf(tool) ?? (tool === publisher ? now : undefined);
      if (change !== undefined) send(tool, change);
    }
  }

  function deliver(tool: string, delivery: Delivery, publisher?: string): boolean {
    const sent = open.events(delivery);
    if (sent.length > 0) return outbox.deliver(tool, sent, { change: delivery.change.id, decides: true, publisher });
    // There is nobody to close in it. Not now: the machine is in the middle of a step.
    queueMicrotask(() => events.answered(tool, delivery.change.id, 'shown'));
    return true;
  }

  return {
    toldOf,
    tell(tool: string, delivery: Delivery): boolean {
      const echo = echoed.get(tool);
      if (!isOpen(tool) || echo !== undefined) return echo ?? false;
      told.set(tool, { id: delivery.change.id, version: delivery.version });
      return deliver(tool, delivery);
    },
    ask(tool: string, delivery: Delivery): boolean {
      if (!isOpen(tool)) return false;
      asked.set(tool, delivery.change.id);
      return deliver(tool, delivery);
    },
    committed(delivery: Delivery) {
      const { change, version } = delivery;
      const { publishers, orphan } = open.committed(delivery);
      if (orphan !== undefined) notMade(orphan);
      for (const [tool, id] of asked)
        if (id === change.id && audience.verdictOf(tool, id) === 'shown') told.set(tool, { id, version });
      asked.clear();
      for (const tool of publishers.filter(isOpen)) {
        told.set(tool, { id: change.id, version });
        echoed.set(tool, deliver(tool, delivery, tool));
      }
      queueMicrotask(() => echoed.clear());
    },
    cancelled(change: Change) {
      for (const proposal of open.dropped(change)) notMade(proposal);
    },
    /** An event about the present client, to all that were told of that client. */
    aboutClient(event: Published, name: EventName, publisher: string) {
      const sent = [asPublished(event, name)];
      toFollowers(
        (tool, change) => outbox.deliver(tool, sent, { change, decides: false, publisher }, false),
        publisher,
      );
    },
    /** The tool has said itself that it shows the present client. */
    showsClient(tool: string) {
      const change = toldOf(tool);
      if (change !== undefined) events.answered(tool, change, 'shown');
    },
    /** The present change once more, to those that were told of it and have not confirmed. */
    retell: () =>
      toFollowers((tool, change) => {
        const now = view.current();
        if (now === undefined) return;
        const sent = open.events({ ...now, change: { ...now.change, id: change } });
        outbox.deliver(tool, sent, { change, decides: true }, false);
      }),
    clear() {
      told.clear();
      asked.clear();
    },
  };
}
