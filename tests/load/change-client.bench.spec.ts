import { test } from '@playwright/test';
import { openDesk } from '../e2e/desk.js';
import { startWorkbench } from '../lib/demo.js';
import { line } from './figures.js';
import { whenDrawn } from './watch-screen.js';

const CHANGES = 50;

/** A click in the APTJ until both screens show the new client. The floor is one read of a Patient from the FHIR server. */
test('change of client', async ({ context }) => {
  const workbench = await startWorkbench(['--demo-user', 'nurse']);
  const desk = await openDesk(workbench, context);
  const rows = desk.aptj.getByTestId('worklist-row');
  await rows.first().waitFor();
  await desk.aptj.getByTestId('connection').getByText('yhdistetty').waitFor();
  const count = await rows.count();
  const frame = desk.one.frames().find((one) => one !== desk.one.mainFrame());
  if (frame === undefined) throw new Error('the APTJ has no frame');

  const [one, two, first, floor]: number[][] = [[], [], [], []];
  const ids = await rows.evaluateAll((all) => all.map((row) => row.getAttribute('data-patient-id') ?? ''));
  const families = (await rows.locator('td:nth-child(2)').allInnerTexts()).map(
    (name) => name.trim().split(/\s+/)[0] ?? '',
  );
  for (let change = 0; change < CHANGES + 1; change += 1) {
    const index = change % count;
    const family = families[index] ?? '';
    const id = ids[index] ?? '';
    const drawn = Promise.all([whenDrawn(desk.one, family), whenDrawn(desk.two, family)]);
    const clicked = await frame.evaluate((patient) => {
      const row = document.querySelector<HTMLElement>(`[data-testid="worklist-row"][data-patient-id="${patient}"]`);
      const at = performance.timeOrigin + performance.now();
      row?.click();
      return at;
    }, id);
    const [left, right] = await drawn;
    const before = performance.now();
    await (await fetch(`${workbench.ready.services.fhir}/Patient/${id}`)).json();
    const read = performance.now() - before;
    // The first one warms up: code is compiled and connections are made once.
    if (change === 0) continue;
    one?.push(left.banner - clicked);
    two?.push(right.banner - clicked);
    first?.push(Math.max(left.section, right.section) - clicked);
    floor?.push(read);
    // A person does not click again within the moment; what is still being read must not weigh on the next.
    await desk.two.locator('[data-pane="clientSummary"] .tp-notice-loading').first().waitFor({ state: 'detached' });
  }
  const both = (one ?? []).map((value, index) => Math.max(value, two?.[index] ?? 0));
  console.log(`\nChange of client, ${CHANGES} clicks in the APTJ`);
  console.log(line('floor: one Patient read over HTTP', floor ?? []));
  console.log(line('click → banner on screen 1', one ?? [], floor));
  console.log(line('click → banner on screen 2', two ?? [], floor));
  console.log(line('click → banner on both screens', both, floor));
  console.log(line('click → first section of the summary', first ?? [], floor));
  await context.close();
  await workbench.stop();
});
