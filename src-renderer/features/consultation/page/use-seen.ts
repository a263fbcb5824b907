import { useEffect } from 'react';
import type { Consultation } from '#shared/consultation.js';
import { isUnread } from '../lists.js';
import { useWorkbench } from '../../../ui/workbench.js';

/**
 * Tells the hub how far the viewer has seen, while the page is before their eyes: that it is in front and the window in
 * sight. A version that could not be told now is told with the next one.
 */
export function useSeen(consultation: Consultation, self: string | undefined): void {
  const { client } = useWorkbench();
  const { id, version } = consultation;
  const unread = isUnread(consultation, self);
  useEffect(() => {
    if (!unread) return undefined;
    const tell = () => {
      if (document.visibilityState !== 'visible') return;
      const operation = crypto.randomUUID();
      void client.consultation.act({ id, operation, action: { do: 'seen', version } }).catch(() => {});
    };
    tell();
    document.addEventListener('visibilitychange', tell);
    return () => document.removeEventListener('visibilitychange', tell);
  }, [client, id, unread, version]);
}
