import { randomBytes } from 'node:crypto';

/** What the workbench's launch said. */
export interface Launched {
  /** The client's key in this service: it tells nobody who the client is. */
  key: string;
  /** The professional's user name at the county's provider. */
  user: string;
  unit: string;
}

/** How long a ticket is good, in milliseconds. */
export const TICKET_LIFE = 60_000;
const MOST = 500;

/** Single-use tickets to pages, by their secret. */
export function createTickets(now: () => Date) {
  const open = new Map<string, { launched: Launched; until: number }>();
  const dropOld = () => {
    const at = now().getTime();
    for (const [secret, { until }] of open) if (until <= at || open.size > MOST) open.delete(secret);
  };
  return {
    issue(launched: Launched): string {
      dropOld();
      const secret = randomBytes(24).toString('base64url');
      open.set(secret, { launched, until: now().getTime() + TICKET_LIFE });
      return secret;
    },
    /** What the ticket is for; undefined when it is unknown, used or too old. It is used up by this. */
    use(secret: string): Launched | undefined {
      dropOld();
      const found = open.get(secret);
      open.delete(secret);
      return found?.launched;
    },
  };
}
