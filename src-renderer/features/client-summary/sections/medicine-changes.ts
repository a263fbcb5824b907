/** How many days back a change of medication is worth telling. */
export const LATELY_DAYS = 90;

export type Change = { kind: 'started' | 'ended' | 'paused'; at?: string };

interface Dated {
  active: boolean;
  paused?: boolean | undefined;
  started?: string | undefined;
  ended?: string | undefined;
}

/**
 * What has changed in a medicine within the last 90 days. A pause is told whenever it is on: its date is seldom known.
 * A date that cannot be read, or lies ahead, is no change yet.
 */
export function changeOf({ active, paused, started, ended }: Dated, now: number): Change | undefined {
  const lately = (date: string | undefined): date is string => {
    const days = (now - Date.parse(date ?? '')) / 86_400_000;
    return days >= 0 && days <= LATELY_DAYS;
  };
  if (!active) return lately(ended) ? { kind: 'ended', at: ended } : undefined;
  if (paused === true) return { kind: 'paused' };
  return lately(started) ? { kind: 'started', at: started } : undefined;
}
