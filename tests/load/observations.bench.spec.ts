import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Page, test } from '@playwright/test';
import { banner, openDesk, openInAptj, pane } from '../e2e/desk.js';
import { openSummary } from '../e2e/open-summary.js';
import { startWorkbench } from '../lib/demo.js';
import { percentile } from './figures.js';
import { type WatchedPage, watchDrawing } from './watch-drawing.js';

const COUNT = 10_000;
const DRAWN_MS = 200;
const FPS = 50;
const ROUNDS = 5;
const CLIENT = { id: 'km-1031', name: 'mannila' };
const OTHER = { id: 'km-1001', name: 'saarikoski' };

/** A glucose sensor's four weeks, a value each four minutes: all of them within the span that the chart begins with. */
const observations = (now: number) => ({
  resourceType: 'Bundle',
  type: 'collection',
  entry: Array.from({ length: COUNT }, (_, at) => ({
    resource: {
      resourceType: 'Observation',
      id: `sensor-${String(at)}`,
      status: 'final',
      category: [
        { coding: [{ system: 'http://terminology.hl7.org/CodeSystem/observation-category', code: 'vital-signs' }] },
      ],
      code: { coding: [{ system: 'http://loinc.org', code: '14745-4' }], text: 'Glukoosi' },
      subject: { reference: `Patient/${CLIENT.id}` },
      performer: [{ reference: `Patient/${CLIENT.id}` }],
      effectiveDateTime: new Date(now - (COUNT - at) * 4 * 60_000).toISOString(),
      valueQuantity: {
        value: Number((7 + 2.5 * Math.sin(at / 90) + Math.sin(at * 1.7)).toFixed(1)),
        unit: 'mmol/l',
        system: 'http://unitsofmeasure.org',
        code: 'mmol/L',
      },
      referenceRange: [
        { low: { value: 4, unit: 'mmol/l', code: 'mmol/L' }, high: { value: 10, unit: 'mmol/l', code: 'mmol/L' } },
      ],
    },
  })),
});

/** Frames a second while an element is scrolled by half a page each frame, there and back; 0 px = while nothing moves. */
const framesWhileScrolling = (page: Page, selector: string, share: number) =>
  page.locator(selector).evaluate(
    (element, share) =>
      new Promise<{ fps: number; slowest: number }>((done) => {
        const began = performance.now();
        const times: number[] = [];
        let direction = 1;
        const frame = (now: number) => {
          times.push(now);
          if (performance.now() - began > 3000) {
            const gaps = times.slice(1).map((time, at) => time - (times[at] ?? time));
            const span = (times.at(-1) ?? 0) - (times[0] ?? 0);
            done({ fps: (gaps.length * 1000) / span, slowest: Math.max(...gaps) });
            return;
          }
          if (share > 0) {
            element.scrollTop += direction * element.clientHeight * share;
            if (element.scrollTop + element.clientHeight >= element.scrollHeight - 1) direction = -1;
            if (element.scrollTop <= 0) direction = 1;
          }
          requestAnimationFrame(frame);
        };
        requestAnimationFrame(frame);
      }),
    share,
  );

const verdict = (holds: boolean) => (holds ? 'HOLDS' : 'DOES NOT HOLD');

/**
 * Ten thousand observations of one client: from their arrival in the window until they are drawn, and how smoothly their
 * table and the timeline scroll. The floor is the least that any page could do with the same: parse the same message and
 * paint the same number of points as one bare line; of scrolling, the frames of the same page while nothing moves.
 */
test('ten thousand observations', async ({ browser }) => {
  const folder = await mkdtemp(join(tmpdir(), 'tyopoyta-observations-'));
  await writeFile(join(folder, 'sensor.json'), JSON.stringify(observations(Date.now())));
  const workbench = await startWorkbench(['--demo-user', 'nurse', '--extra-fhir', folder]);
  const context = await browser.newContext({ viewport: { width: 1920, height: 1080 }, locale: 'fi-FI' });
  try {
    await watchDrawing(context, COUNT);
    const desk = await openDesk(workbench, context);
    const { two } = desk;
    const drawn: number[] = [];
    const floor: number[] = [];
    for (let round = 0; round < ROUNDS; round++) {
      await openInAptj(desk, CLIENT.id, CLIENT.name);
      await banner(two).getByText('MANNILA').waitFor();
      await openSummary(two);
      const watched = await two.waitForFunction(() => (window as WatchedPage).drawnAfter, undefined, {
        timeout: 60_000,
      });
      drawn.push(Number(await watched.jsonValue()));
      floor.push(Number(await two.evaluate(() => (window as WatchedPage).paintFloor?.())));
      if (round === ROUNDS - 1) break;
      await openInAptj(desk, OTHER.id, OTHER.name);
      await banner(two).getByText('SAARIKOSKI').waitFor();
      await two.evaluate(() => delete (window as WatchedPage).drawnAfter);
    }
    const ms = (value: number) => `${value.toFixed(0)} ms`;
    console.log(`\n${String(COUNT)} observations, ${String(ROUNDS)} rounds`);
    console.log(`in the window → drawn   p50 ${ms(percentile(drawn, 0.5))}   worst ${ms(Math.max(...drawn))}`);
    console.log(`floor: parsed, one line p50 ${ms(percentile(floor, 0.5))}   worst ${ms(Math.max(...floor))}`);
    console.log(`drawn ≤ ${String(DRAWN_MS)} ms: ${verdict(percentile(drawn, 0.5) <= DRAWN_MS)}`);

    const still = await framesWhileScrolling(two, 'body', 0);
    console.log(`\nfloor: nothing moves     ${still.fps.toFixed(1)} fps, slowest frame ${ms(still.slowest)}`);
    const summary = pane(two, 'Asiakaskooste');
    await summary.getByRole('button', { name: 'Taulukkona' }).first().click();
    await summary.locator('.cs-long').first().waitFor();
    const table = await framesWhileScrolling(two, '.cs-long >> nth=0', 0.5);
    console.log(
      `table scrolled           ${table.fps.toFixed(1)} fps, slowest frame ${ms(table.slowest)}   ≥ ${String(FPS)}: ${verdict(table.fps >= FPS)}`,
    );
    await summary.getByRole('button', { name: 'Aikajana' }).click();
    await summary.locator('.cs-timeline-scroll').waitFor();
    const timeline = await framesWhileScrolling(two, '.cs-timeline-scroll', 0.5);
    console.log(
      `timeline scrolled        ${timeline.fps.toFixed(1)} fps, slowest frame ${ms(timeline.slowest)}   ≥ ${String(FPS)}: ${verdict(timeline.fps >= FPS)}`,
    );
  } finally {
    await context.close();
    await workbench.stop();
    await rm(folder, { recursive: true, force: true });
  }
});
