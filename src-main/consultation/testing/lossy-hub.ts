import type { ConsultationFromHub, ConsultationToHub } from '#shared/hub-consultation.js';
import type { HubTalk } from '../talk.js';

/** A hub at the end of a line that can break, lose what is on it, and come again. It does an operation's id only once. */
export function createLossyHub() {
  const done: { id: string; consultation: string }[] = [];
  const heard: ConsultationToHub[] = [];
  const messageListeners = new Set<(message: ConsultationFromHub) => void>();
  const lineListeners = new Set<() => void>();
  let open = false;
  let toHub: ConsultationToHub[] = [];
  let toWorkbench: ConsultationFromHub[] = [];
  let refuse: (id: string) => boolean = () => false;

  const line = (isOpen: boolean) => {
    open = isOpen;
    toHub = [];
    toWorkbench = [];
    for (const listener of lineListeners) listener();
  };
  const listenTo =
    <T>(listeners: Set<T>) =>
    (listener: T) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    };
  const talk: HubTalk = {
    say(message) {
      if (!open) return false;
      toHub.push(message);
      return true;
    },
    connected: () => open,
    asOf: () => undefined,
    onMessage: listenTo(messageListeners),
    onConnection: listenTo(lineListeners),
  };

  return {
    talk,
    /** What the hub has done, in order, each once. */
    done,
    /** All that came to the hub, also told again. */
    heard,
    refuseIf: (isRefused: (id: string) => boolean) => (refuse = isRefused),
    connect: () => line(true),
    /** What is on the line either way is lost. */
    breakLine: () => line(false),
    /** One message comes to the hub; `lost`: the hub forgets it without a word (its engine did not take it). */
    hubHears(lost = false): boolean {
      const message = toHub.shift();
      if (message === undefined) return false;
      heard.push(message);
      if (message.type !== 'consult' || lost) return true;
      const { id, consultation } = message.operation;
      const isRefused = refuse(id);
      if (!isRefused && !done.some((one) => one.id === id)) done.push({ id, consultation });
      const result = isRefused ? ({ ok: false, why: 'alreadyTaken' } as const) : ({ ok: true, version: 1 } as const);
      toWorkbench.push({ type: 'consulted', operation: id, result });
      return true;
    },
    /** One message comes to the workbench. */
    workbenchHears(): boolean {
      const message = toWorkbench.shift();
      if (message === undefined) return false;
      for (const listener of messageListeners) listener(message);
      return true;
    },
    tell(message: ConsultationFromHub): void {
      for (const listener of messageListeners) listener(message);
    },
  };
}
