import type { TelephonyState } from '#shared/telephony.js';
import type { FigureKey } from '#shared/usage-figures.js';

type Count = (figure: Pick<FigureKey, 'name' | 'kind'>, seconds?: number) => void;
const secondsBetween = (from: string, to: string) => Math.max(0, (Date.parse(to) - Date.parse(from)) / 1000);

/**
 * Counts what comes of the contacts of this workstation, each once: answered or abandoned, by channel, with the seconds that
 * it waited; and promised call-backs as they are kept in time, kept late or given up. What had happened before the start
 * was counted then. An abandoned contact is counted where it rang.
 * @param since ISO 8601, when the counting began
 */
export function createContactsSeen({ since, count }: { since: string; count: Count }) {
  const contacts = new Set<string>();
  const open = new Set<string>();
  return (state: Pick<TelephonyState, 'contacts' | 'promises'>): void => {
    for (const { id, channel, state: standing, arrivedAt, connectedAt, endedAt } of state.contacts) {
      const abandoned = standing === 'abandoned';
      const at = abandoned ? endedAt : connectedAt;
      if (at === undefined || contacts.has(id)) continue;
      contacts.add(id);
      if (Date.parse(at) < Date.parse(since)) continue;
      const kind = `${channel}-${abandoned ? 'abandoned' : 'answered'}`;
      count({ name: 'contact', kind }, secondsBetween(arrivedAt, at));
    }
    for (const { id, state: standing, due, closedAt } of state.promises) {
      if (standing === 'open' || standing === 'late') open.add(id);
      // One that was over when it was first seen was counted by whoever closed it.
      else if (open.delete(id)) {
        const late = closedAt !== undefined && Date.parse(closedAt) > Date.parse(due.at);
        count({ name: 'callback', kind: standing === 'cancelled' ? 'cancelled' : late ? 'late' : 'kept' });
      }
    }
  };
}
