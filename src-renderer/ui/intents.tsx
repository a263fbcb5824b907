import { type ReactNode, createContext, useContext, useEffect, useState } from 'react';
import type { ConsultationTarget } from '#shared/consultation.js';
import { storeName } from './training-mode.js';

/** A service that a client is referred to. */
export interface ReferredService {
  id: string;
  name: string;
}

/** What one part of the window may ask of another, in either window. Never carries anything of a client. */
export type Intent =
  | { do: 'openTool'; toolId: string }
  | { do: 'openClient' }
  | { do: 'parkClient' }
  /** How the tools stand to the client, or the changes of this session. */
  | { do: 'showContext'; part: 'tools' | 'timeline' }
  | { do: 'showPane'; paneId: string }
  /**
   * A new request for consultation; without a target the form asks for one. `handOver`: of the contact at hand; `like`: a
   * request that is asked anew of another.
   */
  | { do: 'consult'; target?: ConsultationTarget; handOver?: true; like?: string }
  /** Referrals of the open client, of a service or of none in particular. */
  | { do: 'refer'; service?: ReferredService }
  /** The professional has answered a request that rang, in either window: its line in the bar goes. */
  | { do: 'ringAnswered'; id: string }
  /** A request on its own page. */
  | { do: 'showConsultation'; id: string }
  /** What of the guidelines belongs to the work at hand: the first of it opened, or all of it shown. */
  | { do: 'suggestGuidelines'; open: 'first' | 'list' }
  /** An article of the guidelines; without an id the list of all of them. */
  | { do: 'showGuideline'; id?: string }
  /** The card of a service, in the tray's pane. */
  | { do: 'showService'; id: string }
  /** The card of a colleague. */
  | { do: 'showColleague'; id: string };

/** `from`: of the other window, or of this one. */
type Listener = (intent: Intent, from: 'here' | 'other') => void;
interface Intents {
  send: (intent: Intent) => void;
  listen: (listener: Listener) => () => void;
  /** Hears the other window until it is stopped. */
  connect: () => () => void;
}

/** Intents that the other window may send: those about tools, panes and what a pane shows. */
const isFromOther = (data: unknown): data is Intent =>
  typeof data === 'object' &&
  data !== null &&
  'do' in data &&
  ((data.do === 'openTool' && 'toolId' in data && typeof data.toolId === 'string') ||
    (data.do === 'showPane' && 'paneId' in data && typeof data.paneId === 'string') ||
    (data.do === 'showGuideline' && (!('id' in data) || typeof data.id === 'string')) ||
    (data.do === 'suggestGuidelines' && 'open' in data && (data.open === 'first' || data.open === 'list')) ||
    ((data.do === 'showConsultation' ||
      data.do === 'ringAnswered' ||
      data.do === 'showColleague' ||
      data.do === 'showService') &&
      'id' in data &&
      typeof data.id === 'string'));

function createIntents(): Intents {
  const listeners = new Set<Listener>();
  let tellOther: (intent: Intent) => void = () => {};
  const tellHere: Listener = (intent, from) => {
    for (const listener of listeners) listener(intent, from);
  };
  return {
    send: (intent) => {
      tellHere(intent, 'here');
      if (isFromOther(intent)) tellOther(intent);
    },
    listen: (listener) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    connect: () => {
      const channel = new BroadcastChannel(storeName('tyopoyta'));
      tellOther = channel.postMessage.bind(channel);
      channel.addEventListener('message', ({ data }: MessageEvent<unknown>) => {
        if (isFromOther(data)) tellHere(data, 'other');
      });
      return () => {
        tellOther = () => {};
        channel.close();
      };
    },
  };
}

const IntentsReact = createContext<Intents | null>(null);

/** Carries intents inside this window; those about tools and panes go to the other window as well. */
export function IntentsProvider({ children }: { children: ReactNode }) {
  const [intents] = useState(createIntents);
  useEffect(() => intents.connect(), [intents]);
  return <IntentsReact value={intents}>{children}</IntentsReact>;
}

function useIntents(): Intents {
  const intents = useContext(IntentsReact);
  if (intents === null) throw new Error('useIntents outside IntentsProvider');
  return intents;
}

/** The way to ask something of another part. */
export const useSendIntent = (): Intents['send'] => useIntents().send;

/** Hears what is asked while the component is mounted. `listener` must keep its identity between renders. */
export function useIntent(listener: Listener): void {
  const { listen } = useIntents();
  useEffect(() => listen(listener), [listen, listener]);
}
