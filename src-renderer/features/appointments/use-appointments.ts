import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useState } from 'react';
import type { Calendar, ClientAppointments, SlotFilter } from '#shared/appointments.js';
import { useClientContext, useWorkbench } from '../../ui/workbench.js';

/** Others book too: what is shown is never older than this. */
const FRESH_MS = 30_000;

/** The open client's bookings; undefined until told, and while they are another client's than the banner's. */
export function useClientAppointments(): ClientAppointments | undefined {
  const { orpc } = useWorkbench();
  const context = useClientContext();
  const live = orpc.appointments.watch.experimental_liveOptions({ retry: true });
  const state = useQuery({ ...live, gcTime: 0 }).data;
  return state !== undefined && state.contextVersion === context?.version ? state : undefined;
}

/** Slots of some days, read again now and then and whenever something has been booked here. */
export function useCalendar(from: string, days: number, filter: SlotFilter) {
  const { orpc } = useWorkbench();
  const queries = useQueryClient();
  const query = useQuery({
    ...orpc.appointments.calendar.queryOptions({ input: { from, days, filter } }),
    placeholderData: keepPreviousData<Calendar>,
    refetchInterval: FRESH_MS,
    retry: false,
  });
  const key = orpc.appointments.calendar.key();
  const again = useCallback(() => void queries.invalidateQueries({ queryKey: key }), [key, queries]);
  return { calendar: query.data, stale: query.isPlaceholderData, again };
}

export function useCatalogue() {
  const { orpc } = useWorkbench();
  return useQuery({ ...orpc.appointments.catalogue.queryOptions(), staleTime: 60_000 }).data;
}

/** The time now, milliseconds since the epoch, a minute at a time. */
export function useMinute(): number {
  const [now, setNow] = useState(Date.now);
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 30_000);
    return () => clearInterval(timer);
  }, []);
  return now;
}
