import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import type { ReadSlots } from '#shared/appointment-facts.js';
import { type FigureKey, ofFigure } from '#shared/usage-figures.js';
import type { createClientSummary } from '../client-summary/index.js';
import { createIndicators, createLimitsSeen, finnishDay } from '../indicators/index.js';
import type { Ground, Usage } from './ground.js';

interface Parts {
  usage: Usage;
  summary: Pick<ReturnType<typeof createClientSummary>, 'onShown'>;
  readSlots: ReadSlots | undefined;
}

/** Figures of service: what is counted of it by unit and day, and how people get to care. Nothing of any client. */
export function createFigures({ options, clock, identity }: Ground, { usage, summary, readSlots }: Parts) {
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
    file: join(options.dataDir, 'indicators.json'),
    clock,
    log: options.log,
  });
  const seeLimits = createLimitsSeen({
    today: () => finnishDay(new Date(clock.now()).toISOString()) ?? '',
    salt: randomUUID(),
    count,
  });
  const stop = summary.onShown(seeLimits);
  return {
    router: indicators.router,
    count,
    async close(): Promise<void> {
      stop();
      await indicators.close();
    },
  };
}
