import { type BrowserContext, type FrameLocator, type Page, test as base, expect } from '@playwright/test';
import { type RunningWorkbench, startWorkbench } from '../lib/demo.js';

export { expect };

/** Two screens of one workbench, as two windows of one browser. */
export interface Desk {
  workbench: RunningWorkbench;
  context: BrowserContext;
  one: Page;
  two: Page;
  /** The client/patient system's own page, inside screen 1. */
  aptj: FrameLocator;
  /** What any window's console has called an error so far. */
  errors: string[];
}

/**
 * Opens both screens of a running workbench.
 * @param first the first window's address: the ready line's, with its single-use key, unless the context has its cookie
 */
export async function openDesk(
  workbench: RunningWorkbench,
  context: BrowserContext,
  first = workbench.ready.url,
): Promise<Desk> {
  const errors: string[] = [];
  context.on('page', (page) => {
    page.on(
      'console',
      (message) => void (message.type() === 'error' && errors.push(`${message.text()} (${message.location().url})`)),
    );
    page.on('pageerror', (error) => void errors.push(error.message));
  });
  const one = await context.newPage();
  await one.goto(first);
  const two = await context.newPage();
  await two.goto(`${new URL(workbench.ready.url).origin}/?screen=2`);
  return { workbench, context, one, two, aptj: one.frameLocator('iframe[title*="APTJ"]'), errors };
}

/** The client's banner of a window. */
export const banner = (page: Page) => page.getByRole('region', { name: 'Asiakas', exact: true });

/** A pane, by its title. */
export const pane = (page: Page, title: string) => page.getByRole('region', { name: title, exact: true });

/** A section of the client's summary on screen 2, by its title. */
export const section = (page: Page, title: string) =>
  pane(page, 'Asiakaskooste').getByRole('region', { name: title, exact: true });

/** A client's row of the APTJ's work list, by a part of the name; the list stands on the page twice, one of them in sight. */
export const worklistRow = ({ aptj }: Desk, name: string) =>
  aptj.getByTestId('worklist-row').filter({ hasText: name, visible: true }).first();

/** Opens the nth client of the APTJ's work list and gives its name there. */
export async function openFromWorklist(desk: Desk, index: number): Promise<string> {
  const row = desk.aptj.getByTestId('worklist-row').nth(index);
  await row.click();
  await expect(desk.aptj.getByTestId('client-name')).toBeVisible();
  return (await desk.aptj.getByTestId('client-name').textContent()) ?? '';
}

/** Opens a client of the demo county in the APTJ, by its own search. @param id such as `km-1001` */
export async function openInAptj(desk: Desk, id: string, name: string): Promise<void> {
  await desk.aptj.getByTestId('search').fill(name);
  await desk.aptj.getByTestId('search').press('Enter');
  await desk.aptj.locator(`[data-testid="search-result"][data-patient-id="${id}"]`).click();
}

/** Closes whatever client is open, from the workbench. */
export async function closeClient(desk: Desk): Promise<void> {
  const close = desk.two.getByRole('button', { name: 'Sulje asiakas' });
  if (await close.isVisible()) await close.click();
  await expect(banner(desk.two)).toContainText('Ei asiakasta');
  await expect(banner(desk.one)).toContainText('Ei asiakasta');
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

/**
 * A `test` whose tests of one file share a workbench, signed in as the nurse, but no window: each has two of its own, in
 * a browser that knows nothing yet, and begins with no client. What the core keeps (layouts, drafts, trays) goes on from
 * test to test, and so does its doubt of a tool that was shut before it had confirmed: a test that follows another with
 * a client opens its own from the workbench, not in the APTJ. Fails on any console error, as `test` does.
 */
export function testOnOneWorkbench(launch = ['--demo-user', 'nurse']) {
  let workbench: RunningWorkbench | undefined;
  /** What the single-use key has become in the first browser. */
  let cookies: Awaited<ReturnType<BrowserContext['cookies']>> | undefined;
  const test = base.extend<Fixtures>({
    desk: async ({ context }, use, { errors: failures }) => {
      workbench ??= await startWorkbench(launch);
      if (cookies !== undefined) await context.addCookies(cookies);
      const { origin } = new URL(workbench.ready.url);
      const desk = await openDesk(workbench, context, cookies && `${origin}/?screen=1`);
      cookies ??= await context.cookies();
      await use(desk);
      if (failures.length === 0) await closeClient(desk);
      await context.close();
      expect(desk.errors).toEqual([]);
    },
  });
  test.afterAll(() => workbench?.stop());
  return test;
}

interface SharedOptions {
  launch?: string[];
  environment?: Record<string, string>;
  /** Console errors that the file brings about itself, such as those of a server that it kills. */
  expectedError?: RegExp;
  /** Before the first window opens. */
  prepare?: (context: BrowserContext, workbench: RunningWorkbench) => Promise<void>;
  /** Another way to start the workbench, with what must end after it. */
  start?: () => Promise<RunningWorkbench>;
}

/**
 * One workbench and its two windows for all tests of a file. Each test begins with no client, and fails on console
 * errors that the file did not foresee.
 */
export function sharedDesk({
  launch = ['--demo-user', 'nurse'],
  environment,
  expectedError,
  prepare,
  start,
}: SharedOptions = {}) {
  let desk: Desk | undefined;
  const get = (): Desk => {
    if (desk === undefined) throw new Error('the desk stands only within a test');
    return desk;
  };
  base.beforeAll(async ({ browser }) => {
    const workbench = await (start ?? (() => startWorkbench(launch, environment)))();
    const context = await browser.newContext({
      viewport: { width: 1920, height: 1080 },
      locale: 'fi-FI',
      timezoneId: 'Europe/Helsinki',
    });
    await prepare?.(context, workbench);
    desk = await openDesk(workbench, context);
  });
  base.afterEach(() => {
    const unforeseen = get().errors.filter((error) => expectedError?.test(error) !== true);
    get().errors.length = 0;
    expect(unforeseen).toEqual([]);
  });
  base.afterAll(async () => {
    await desk?.context.close();
    await desk?.workbench.stop();
  });
  return get;
}
