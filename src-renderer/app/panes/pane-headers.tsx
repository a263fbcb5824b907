import { type RefCallback, useCallback, useSyncExternalStore } from 'react';

/** Where the header row of each visible pane is, for what the pane itself puts there. */
export interface PaneHeaders {
  set: (paneId: string, element: HTMLElement | null) => void;
  get: (paneId: string) => HTMLElement | null;
  subscribe: (listener: () => void) => () => void;
}

export function createPaneHeaders(): PaneHeaders {
  const elements = new Map<string, HTMLElement>();
  const listeners = new Set<() => void>();
  return {
    set: (paneId, element) => {
      if (element === null) elements.delete(paneId);
      else elements.set(paneId, element);
      for (const listener of listeners) listener();
    },
    get: (paneId) => elements.get(paneId) ?? null,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
}

/** The place in a pane's header row that belongs to the pane. */
export function HeaderSlot({ headers, paneId }: { headers: PaneHeaders; paneId: string }) {
  const register: RefCallback<HTMLSpanElement> = useCallback(
    (element) => {
      headers.set(paneId, element);
      return () => headers.set(paneId, null);
    },
    [headers, paneId],
  );
  return <span ref={register} className="tp-pane-slot" />;
}

export const usePaneHeader = (headers: PaneHeaders, paneId: string): HTMLElement | null =>
  useSyncExternalStore(headers.subscribe, () => headers.get(paneId));
