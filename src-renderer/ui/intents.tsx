import { type ReactNode, createContext, useContext, useEffect, useMemo } from 'react';

/** What one part of the window may ask of another, in either window. Never carries anything of a client. */
export type Intent = { do: 'openTool'; toolId: string } | { do: 'openClient' } | { do: 'showPane'; paneId: string };

interface Intents {
  send: (intent: Intent) => void;
  listen: (listener: (intent: Intent) => void) => () => void;
}

const IntentsReact = createContext<Intents | null>(null);

const isIntent = (data: unknown): data is Intent =>
  typeof data === 'object' &&
  data !== null &&
  'do' in data &&
  ((data.do === 'openTool' && 'toolId' in data && typeof data.toolId === 'string') ||
    (data.do === 'showPane' && 'paneId' in data && typeof data.paneId === 'string'));

/** Carries intents inside this window; those about tools and panes go to the other window as well. */
export function IntentsProvider({ children }: { children: ReactNode }) {
  const listeners = useMemo(() => new Set<(intent: Intent) => void>(), []);
  const channel = useMemo(() => new BroadcastChannel('tyopoyta'), []);
  useEffect(() => {
    const onMessage = (event: MessageEvent<unknown>) => {
      const intent = event.data;
      if (isIntent(intent)) for (const listener of listeners) listener(intent);
    };
    channel.addEventListener('message', onMessage);
    return () => channel.removeEventListener('message', onMessage);
  }, [channel, listeners]);
  const intents = useMemo<Intents>(
    () => ({
      send: (intent) => {
        for (const listener of listeners) listener(intent);
        if (intent.do !== 'openClient') channel.postMessage(intent);
      },
      listen: (listener) => {
        listeners.add(listener);
        return () => void listeners.delete(listener);
      },
    }),
    [channel, listeners],
  );
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
export function useIntent(listener: (intent: Intent) => void): void {
  const { listen } = useIntents();
  useEffect(() => listen(listener), [listen, listener]);
}
