import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import type { ReadSlots } from '#shared/appointment-facts.js';
import type { TelephonyState } from '#shared/telephony.js';
import { type FigureKey, ofFigure } from '#shared/usage-figures.js';
import { type createClientSummary, createExchange } from '../client-summary/index.js';
import { createHubDoor } from '../hub-door.js';
import {
  createContactsSeen,
  createHandedSeen,
  createIndicators,
  createLimitsSeen,
  createReportReader,
  finnishDay,
} from '../indicators/index.js';
import type { Live } from '../live.js';
import type { Ground, Hub, Usage } from './ground.js';

interface Parts {
  hub: Hub;
  usage: Usage;
  summary: Pick<ReturnType<typeof createClientSummary>, 'onShown'>;
  readSlots: ReadSlots | undefined;
  themeOf: (key: string) => Promise<string | undefined>;
  telephony: Pick<Live<TelephonyState>, 'subscribe'>;
}

/** Figures of service: what is counted of it by unit and day, and how people get to care. Nothing of any client. */
export function createFigures(
  { options, county, clock, identity }: Ground,
  { hub, usage, summary, readSlots, telephony, themeOf }: Parts,
) {
  const unit = () => identity.owner()?.unit ?? '';
  /** One more of it, in the unit of whoever works here; `seconds` where time is of interest. */
  const count = (figure: Pick<FigureKey, 'name' | 'kind'>, seconds?: number) =>
    usage.tell({
      type: 'counted',
      toolId: ofFigure({ ...figure, unit: unit() }),
      ...(seconds === undefined ? {} : { seconds }),
    });
  const indicators = createIndicators({
    readSlots,
    readReports: createReportReader(county.fhirSources, ({ name, timeoutMs }) =>
      createExchange({
        name,
        timeoutMs,
        retries: 1,
        accept: 'application/fhir+json',
        fetch,
        clock: { now: clock.now, setTimeout: (run, ms) => clock.after(ms, run) },
        chance: Math.random,
      }),
    ),
    hub: county.usage.sendToHub ? createHubDoor({ bases: hub.bases, token: identity.accessToken, fetch }) : undefined,
    file: join(options.dataDir, 'indicators.json'),
    clock,
    log: options.log,
  });
  const seeLimits = createLimitsSeen({
    today: () => finnishDay(new Date(clock.now()).toISOString()) ?? '',
    salt: randomUUID(),
    count,
  });
  const seeContacts = createContactsSeen({ since: new Date(clock.now()).toISOString(), count });
  const stops = [summary.onShown(seeLimits), telephony.subscribe(seeContacts)];
  const seeHanded = createHandedSeen({ themeOf, count });
  return {
    router: indicators.router,
    count,
    /** Something of the tray was given to the client of this version of the context. */
    handed: (...handed: Parameters<typeof seeHanded>) => void seeHanded(...handed),
    async close(): Promise<void> {
      for (const stop of stops) stop();
      await indicators.close();
    },
  };
}
