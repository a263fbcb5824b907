import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { type Page, test } from '@playwright/test';
import { startWorkbench } from '../lib/demo.js';
import { untilUsable } from '../lib/first-load.js';
import { line } from './figures.js';

const RUNS = 7;
const now = () => performance.timeOrigin + performance.now();

const firstPaint = (page: Page) =>
  page.evaluate(async () => {
    const entry = await new Promise<PerformanceEntry | undefined>((resolve) => {
      new PerformanceObserver((list) => resolve(list.getEntriesByName('first-contentful-paint')[0])).observe({
        type: 'paint',
        buffered: true,
      });
    });
    return performance.timeOrigin + (entry?.startTime ?? 0);
  });

/** The least that any web host could do: Node starts, serves one line of HTML, and the same browser paints it. */
async function emptyPage(page: Page): Promise<number> {
  const started = now();
  const code =
    "const s=require('http').createServer((q,r)=>r.setHeader('content-type','text/html').end('<p>x')).listen(0,'127.0.0.1',()=>process.stdout.write(String(s.address().port)))";
  const child = spawn(process.execPath, ['-e', code], { stdio: ['ignore', 'pipe', 'inherit'] });
  const [port] = await once(child.stdout, 'data');
  await page.goto(`http://127.0.0.1:${String(port).trim()}/`);
  const painted = (await firstPaint(page)) - started;
  child.kill();
  await once(child, 'exit');
  return painted;
}

/** From the start of the launcher's process, with the browser warm, signed in as the nurse by the demo's provider. */
test('start', async ({ browser }) => {
  const [floor, ready, paint, usable]: number[][] = [[], [], [], []];
  for (let run = 0; run < RUNS + 1; run += 1) {
    const context = await browser.newContext();
    const page = await context.newPage();
    const bare = await emptyPage(await context.newPage());
    const started = now();
    const workbench = await startWorkbench(['--demo-user', 'nurse']);
    const listens = now() - started;
    await page.goto(workbench.ready.url, { waitUntil: 'commit' });
    await untilUsable(page, 1);
    const used = now() - started;
    const painted = (await firstPaint(page)) - started;
    await context.close();
    await workbench.stop();
    if (run === 0) continue;
    floor?.push(bare);
    ready?.push(listens);
    paint?.push(painted);
    usable?.push(used);
  }
  console.log(`\nStart, ${RUNS} runs after a warm-up`);
  console.log(line('floor: Node serves an empty page → painted', floor ?? []));
  console.log(line('process start → ready line', ready ?? [], floor));
  console.log(line('process start → first paint', paint ?? [], floor));
  console.log(line('process start → usable', usable ?? [], floor));
});
