import type { Page } from '@playwright/test';
import * as z from 'zod';

const stillSchema = z.array(z.object({ at: z.number(), ms: z.number() }));
/** How long a window stood still: milliseconds, each at its epoch moment. */
export interface Still {
  /** Between two frames, longer than one frame takes. */
  gaps: z.infer<typeof stillSchema>;
  /** Tasks of the page that took longer than 50 ms (Long Tasks API). */
  tasks: z.infer<typeof stillSchema>;
}

/** Notes from the page's beginning on when it stands still. Before the page goes anywhere. */
export async function watchFrames(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const still = { gaps: [] as unknown[], tasks: [] as unknown[] };
    Reflect.set(globalThis, 'stillFor', still);
    let before = performance.now();
    const frame = () => {
      const now = performance.now();
      if (now - before > 34) still.gaps.push({ at: performance.timeOrigin + now, ms: now - before });
      before = now;
      requestAnimationFrame(frame);
    };
    requestAnimationFrame(frame);
    new PerformanceObserver((list) => {
      for (const { startTime, duration } of list.getEntries())
        still.tasks.push({ at: performance.timeOrigin + startTime + duration, ms: duration });
    }).observe({ type: 'longtask', buffered: true });
  });
}

/** What was noted between two epoch moments. */
export async function stillFor(page: Page, from: number, until = Infinity): Promise<Still> {
  const { gaps, tasks } = z
    .object({ gaps: stillSchema, tasks: stillSchema })
    .parse(await page.evaluate(() => Reflect.get(globalThis, 'stillFor')));
  const within = (all: z.infer<typeof stillSchema>) => all.filter(({ at }) => at >= from && at <= until);
  return { gaps: within(gaps), tasks: within(tasks) };
}
export const longest = (all: readonly { ms: number }[]): number => Math.max(0, ...all.map(({ ms }) => ms));
