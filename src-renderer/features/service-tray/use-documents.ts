import { useEffect, useRef, useState } from 'react';
import { useNow } from '../../ui/use-now.js';
import type { ServiceDocuments } from './make-documents.js';
import type { StoredServices } from './store.js';

/** What was soon an hour ago may have begun. */
const HOUR_MS = 3_600_000;

/** What is not needed any more is let go of in the middle. */
const pauseUntil = (signal: AbortSignal) => () =>
  new Promise<void>((resume, stop) => {
    setTimeout(() => (signal.aborted ? stop(signal.reason) : resume()));
  });

/**
 * The services as the search takes them; undefined until they have been made. While others are being made, the ones before.
 * @param wanted somebody is about to search
 */
export function useDocuments(catalogue: StoredServices | undefined, wanted: boolean): ServiceDocuments | undefined {
  const hour = useNow(HOUR_MS);
  const [made, setMade] = useState<ServiceDocuments>();
  const before = useRef<ServiceDocuments>(undefined);
  const [failure, setFailure] = useState<{ error: unknown }>();
  const services = catalogue?.services;
  const events = catalogue?.events;
  useEffect(() => {
    if (!wanted || services === undefined || events === undefined) return undefined;
    const stop = new AbortController();
    const { signal } = stop;
    const make = async () => {
      const { makeDocuments } = await import('./make-documents.js');
      const world = { now: Date.now(), pause: pauseUntil(signal) };
      const next = await makeDocuments({ services, events }, before.current, world);
      if (signal.aborted) return;
      before.current = next;
      setMade(next);
    };
    make().catch((error: unknown) => {
      if (!signal.aborted) setFailure({ error });
    });
    return () => stop.abort();
  }, [wanted, services, events, hour]);
  if (failure !== undefined) throw failure.error;
  return made;
}
