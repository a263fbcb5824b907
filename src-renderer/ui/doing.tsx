import { type ReactNode, createContext, useContext, useEffect, useId, useState, useSyncExternalStore } from 'react';
import type { workSteps } from '#shared/choices.js';
import { storeName } from './training-mode.js';

/** What the professional is at in the workbench, by ids only: never anything of a client. */
export interface Doing {
  /** Tool of the county file that is chosen. */
  tool?: string;
  /** Section of the client summary that was last gone to. */
  section?: string;
  /** A note is begun. */
  note?: string;
  /** What is written to a colleague: `consultation` or `handover`. */
  request?: string;
  /** The channel of the contact at hand. */
  contact?: string;
  /** What is assessed: `careNeed` or `serviceNeed`. */
  assessment?: string;
  /** A referral is being written. */
  referral?: string;
  /** What is done with the client: what has its form open, each once; ids of `workSteps`, and what counts for nothing. */
  steps?: readonly string[];
}
export type WorkStep = (typeof workSteps)[number];
type Slot = Exclude<keyof Doing, 'steps'>;
const slots: readonly Slot[] = ['tool', 'section', 'note', 'request', 'contact', 'assessment', 'referral'];

/** `from` is the window that tells: there may be more than two. */
type Message = { tells: Doing; from: string } | { asks: true };

/** What another window may tell; anything else counts for nothing. */
function readMessage(data: unknown): Message | undefined {
  if (typeof data !== 'object' || data === null) return undefined;
  if ('asks' in data) return { asks: true };
  if (!('from' in data) || typeof data.from !== 'string') return undefined;
  if (!('tells' in data) || typeof data.tells !== 'object' || data.tells === null) return undefined;
  const told = new Map<string, unknown>(Object.entries(data.tells));
  const doing: Doing = {};
  for (const slot of slots) {
    const value = told.get(slot);
    if (typeof value === 'string') doing[slot] = value;
  }
  const steps = told.get('steps');
  if (Array.isArray(steps)) doing.steps = steps.filter((step) => typeof step === 'string');
  return { tells: doing, from: data.from };
}

function createDoing() {
  const listeners = new Set<() => void>();
  let own: Doing = {};
  const others = new Map<string, Doing>();
  let all: Doing = {};
  /** Each teller's own: what one of them no longer does, another may still do. */
  const tellers = new Map<string, readonly WorkStep[]>();
  const from = crypto.randomUUID();
  let send: (message: Message) => void = () => {};
  const post = () => send({ tells: own, from });
  const changed = () => {
    const windows = [...others.values(), own];
    const steps = [...new Set(windows.flatMap((one) => one.steps ?? []))];
    const merged = windows.reduce<Doing>((sum, one) => ({ ...sum, ...one }), {});
    all = steps.length === 0 ? merged : { ...merged, steps };
    for (const listener of listeners) listener();
  };
  return {
    get: () => all,
    subscribe: (listener: () => void) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    tell: (slot: Slot, value: string | undefined) => {
      if (own[slot] === value) return;
      const { [slot]: _, ...rest } = own;
      own = value === undefined ? rest : { ...rest, [slot]: value };
      post();
      changed();
    },
    /** @param steps all that this teller does now; none when it is gone */
    tellSteps: (teller: string, steps: readonly WorkStep[]) => {
      if (steps.length === 0) tellers.delete(teller);
      else tellers.set(teller, steps);
      const told = [...tellers.values()].flat();
      const { steps: _, ...rest } = own;
      own = told.length === 0 ? rest : { ...rest, steps: told };
      post();
      changed();
    },
    /** Hears the other windows until it is stopped. */
    connect: () => {
      const channel = new BroadcastChannel(storeName('tyopoyta-doing'));
      send = channel.postMessage.bind(channel);
      channel.addEventListener('message', ({ data }: MessageEvent<unknown>) => {
        const message = readMessage(data);
        if (message === undefined) return;
        if ('asks' in message) return post();
        others.set(message.from, message.tells);
        changed();
      });
      // A window that is closed does nothing any more.
      const leave = () => send({ tells: {}, from });
      window.addEventListener('pagehide', leave);
      send({ asks: true });
      post();
      return () => {
        window.removeEventListener('pagehide', leave);
        leave();
        send = () => {};
        others.clear();
        channel.close();
      };
    },
  };
}
type Store = ReturnType<typeof createDoing>;

const DoingReact = createContext<Store | null>(null);

/** Keeps what is done in this window, and hears it from the other one; in memory only. */
export function DoingProvider({ children }: { children: ReactNode }) {
  const [doing] = useState(createDoing);
  useEffect(() => doing.connect(), [doing]);
  return <DoingReact value={doing}>{children}</DoingReact>;
}

const nothing: Doing = {};
const getNothing = () => nothing;
const subscribeToNothing = () => () => {};

/** What the professional is at in either window; this window's word goes first. */
export function useDoing(): Doing {
  const store = useContext(DoingReact);
  return useSyncExternalStore(store?.subscribe ?? subscribeToNothing, store?.get ?? getNothing);
}

/** Tells what is done here, for as long as the component is mounted. */
export function useTellDoing(slot: Slot, value: string | undefined): void {
  const store = useContext(DoingReact);
  useEffect(() => {
    store?.tell(slot, value);
    return () => store?.tell(slot, undefined);
  }, [store, slot, value]);
}

const NONE: readonly WorkStep[] = [];

/** Tells which steps are done here, for as long as the component is mounted. */
export function useTellSteps(steps: readonly WorkStep[]): void {
  const store = useContext(DoingReact);
  const teller = useId();
  // Another array with the same steps tells nothing new.
  const [told, setTold] = useState(steps);
  if (told.join(' ') !== steps.join(' ')) setTold(steps);
  useEffect(() => {
    if (store === null || told.length === 0) return undefined;
    store.tellSteps(teller, told);
    return () => store.tellSteps(teller, NONE);
  }, [store, teller, told]);
}
