import { type BrowserContext, type FrameLocator, type Page, test as base, expect } from '@playwright/test';
import { type RunningWorkbench, startWorkbench } from '../lib/demo.js';

export { expect };

/** Two screens of one workbench, as two windows of one browser. */
export interface Desk {
  workbench: RunningWorkbench;
  one: Page;
  two: Page;
  /** The client/patient system's own page, inside screen 1. */
  aptj: FrameLocator;
  /** What any window's console has called an error so far. */
  errors: string[];
}

/** Opens both screens of a running workbench. The first address carries the single-use key. */
export async function openDesk(workbench: RunningWorkbench, context: BrowserContext): Promise<Desk> {
  const errors: string[] = [];
  context.on('page', (page) => {
    page.on('console', (message) => void (message.type() === 'error' && errors.push(message.text())));
    page.on('pageerror', (error) => void errors.push(error.message));
  });
  const one = await context.newPage();
  await one.goto(workbench.ready.url);
  const two = await context.newPage();
  await two.goto(`${new URL(workbench.ready.url).origin}/?screen=2`);
  return { workbench, one, two, aptj: one.frameLocator('iframe[title*="APTJ"]'), errors };
}

/** The client's banner of a window. */
export const banner = (page: Page) => page.getByTestId('client-banner');

/** Opens the nth client of the APTJ's work list and gives its name there. */
export async function openFromWorklist(desk: Desk, index: number): Promise<string> {
  const row = desk.aptj.getByTestId('worklist-row').nth(index);
  await row.click();
  await expect(desk.aptj.getByTestId('client-name')).toBeVisible();
  return (await desk.aptj.getByTestId('client-name').textContent()) ?? '';
}

interface Fixtures {
  desk: Desk;
}
interface WorkerOptions {
  /** Extra options of the launcher. */
  launch: string[];
}

/**
 * A test with a workbench of its own, signed in as the nurse unless `launch` says otherwise. Fails on any console error,
 * so that a missing text, a refused resource or a broken key cannot pass unseen.
 */
export const test = base.extend<Fixtures, WorkerOptions>({
  launch: [['--demo-user', 'nurse'], { option: true, scope: 'worker' }],
  desk: async ({ context, launch }, use) => {
    const workbench = await startWorkbench(launch);
    const desk = await openDesk(workbench, context);
    await use(desk);
    await context.close();
    await workbench.stop();
    expect(desk.errors).toEqual([]);
  },
});
