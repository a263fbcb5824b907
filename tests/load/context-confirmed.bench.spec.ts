import { expect, test } from '@playwright/test';
import { openDesk } from '../e2e/desk.js';
import { startWorkbench } from '../lib/demo.js';
import { line, percentile } from './figures.js';
import { type SeenContext, allFollow, joined, noteContext, seenContexts } from './watch-context.js';

const CHANGES = 50;
const BOUND_MS = 500;
const NOTHING: SeenContext = { at: 0, version: 0, client: null, participants: [] };

/** The four that follow by FHIRcast, CCOW and address: what the bound is of. The rest of the county's are launched anew each time. */
const FOUR = /^(APTJ|PEX360|SosiaaliLC|Omavointi)/;
const SETS = [
  { which: 'the four tools of the bound', names: FOUR, bound: true },
  { which: 'every tool that follows', names: /./, bound: false },
];

/** A click in the APTJ until every tool that has joined has confirmed the new client. */
for (const { which, names, bound } of SETS)
  test(`change of client, ${which} confirmed`, async ({ context }) => {
    test.setTimeout(300_000);
    const workbench = await startWorkbench(['--demo-user', 'nurse']);
    context.on('page', (page) => void noteContext(page));
    const desk = await openDesk(workbench, context);
    const rows = desk.aptj.getByTestId('worklist-row');
    await rows.first().waitFor();
    await desk.aptj.getByTestId('connection').getByText('yhdistetty').waitFor();
    // Every tool that follows is opened, and then the APTJ again.
    const following = desk.one.locator('.tool-rail ul').first().getByRole('button').filter({ hasText: names });
    for (const tool of (await following.all()).toReversed()) {
      await tool.click();
      await desk.one.locator('.tool-views iframe').filter({ visible: true }).waitFor();
    }
    const latest = async () => (await seenContexts(desk.one)).at(-1);
    const expected = await following.count();
    await expect.poll(async () => joined((await latest()) ?? NOTHING).length).toBe(expected);

    const ids = await rows.evaluateAll((all) => all.map((row) => row.getAttribute('data-patient-id') ?? ''));
    const [told, confirmed]: [number[], number[]] = [[], []];
    const ofTool = new Map<string, number[]>();
    for (let change = 0; change < CHANGES + 1; change += 1) {
      const id = ids[change % ids.length] ?? '';
      const clicked = await desk.aptj.locator('body').evaluate((_body, patient) => {
        const row = document.querySelector<HTMLElement>(`[data-testid="worklist-row"][data-patient-id="${patient}"]`);
        const at = performance.timeOrigin + performance.now();
        row?.click();
        return at;
      }, id);
      const after = async () =>
        (await seenContexts(desk.one, clicked)).filter(({ client }) => client === `Patient/${id}`);
      await expect.poll(async () => (await after()).some(allFollow), { timeout: 15_000, intervals: [20] }).toBe(true);
      const states = await after();
      // The first one warms up: code is compiled and connections are made once.
      if (change === 0) continue;
      told.push((states[0]?.at ?? 0) - clicked);
      confirmed.push((states.find(allFollow)?.at ?? 0) - clicked);
      for (const { toolId } of joined(states.at(-1) ?? NOTHING)) {
        const follows = states.find(({ participants }) =>
          participants.some((one) => one.toolId === toolId && one.state === 'follows'),
        );
        if (follows !== undefined) ofTool.set(toolId, [...(ofTool.get(toolId) ?? []), follows.at - clicked]);
      }
      // A person does not click again within the moment; what is still being read must not weigh on the next.
      await desk.two.locator('[data-pane="clientSummary"] .tp-notice-loading').first().waitFor({ state: 'detached' });
    }
    const p95 = percentile(confirmed, 0.95);
    console.log(`\nChange of client, ${CHANGES} clicks in the APTJ, ${expected} tools joined`);
    console.log(line('click → committed', told));
    for (const [tool, times] of ofTool) console.log(line(`click → ${tool} confirmed`, times));
    console.log(line('click → all joined tools confirmed', confirmed));
    if (bound)
      console.log(`Bound: p95 ≤ ${BOUND_MS} ms: ${p95.toFixed(0)} ms — ${p95 <= BOUND_MS ? 'holds' : 'DOES NOT HOLD'}`);
    await context.close();
    await workbench.stop();
  });
