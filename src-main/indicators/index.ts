import { implement } from '@orpc/server';
import type { ReadSlots } from '#shared/appointment-facts.js';
import type { Clock } from '#shared/clock.js';
import { countyFiguresSchema, indicatorsContract } from '#shared/indicators.js';
import type { LimitReports } from '#shared/limit-reports.js';
import type { HubDoor } from '../hub-door.js';
import type { Log } from '../log.js';
import type { Caller } from '../rpc.js';
import { createMeasuring } from './measure.js';
import { limitRules, planAims } from './rules.js';

export { ageOn, finnishDay, isWorkingDay, workingDayBy } from './calendar.js';
export { limitOf, ruleFor, standingOf } from './limits.js';
export { createContactsSeen } from './contacts-seen.js';
export { createHandedSeen } from './handed-seen.js';
export { createReportReader } from './read-reports.js';
export { createLimitsSeen } from './limits-seen.js';

/**
 * Figures of how people get to care: T3 of the units, and the table of longest times and aims. What is counted of contacts,
 * prompts and services is kept with the figures of use.
 */
export function createIndicators(parts: {
  readSlots: ReadSlots | undefined;
  /** What the county's sources report of their units. */
  readReports: () => Promise<LimitReports>;
  /** Asks the county's hub for what was counted; undefined where the county gathers none. */
  hub: Pick<HubDoor, 'get'> | undefined;
  file: string;
  clock: Clock;
  log: Log;
}) {
  const measuring = createMeasuring(parts);
  const os = implement(indicatorsContract).$context<Caller>();
  return {
    router: os.router({
      rules: os.rules.handler(() => ({ limits: [...limitRules()], aims: planAims() })),
      reports: os.reports.handler(() => parts.readReports()),
      watch: os.watch.handler(({ signal }) => measuring.watch(signal)),
      county: os.county.handler(async ({ input: { from, to } }) => {
        if (parts.hub === undefined) return { kind: 'off' as const };
        const answer = await parts.hub.get(`/usage/figures?from=${from}&to=${to}`, countyFiguresSchema);
        return answer.ok ? { kind: 'told' as const, figures: answer.value } : { kind: 'failed' as const };
      }),
      refresh: os.refresh.handler(() => measuring.read()),
    }),
    close: measuring.close,
  };
}
