interface Waiting {
  fromClient: boolean;
  status: string;
  sent?: string | undefined;
}

const rank = ({ fromClient, status }: Waiting): number => (fromClient && status === 'unread' ? 0 : 1);
const time = ({ sent }: Waiting): number => {
  const at = Date.parse(sent ?? '');
  return Number.isNaN(at) ? Number.NEGATIVE_INFINITY : at;
};

/** The client's unread messages first, then all others; the newest first in both. */
export const byWaiting = <T extends Waiting>(messages: readonly T[]): T[] =>
  messages.toSorted((a, b) => rank(a) - rank(b) || (time(a) === time(b) ? 0 : time(b) - time(a)));
