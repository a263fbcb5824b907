import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { startWorkbench } from '../lib/demo.js';
import { type Desk, banner, expect, openDesk, pane, test, worklistRow } from './desk.js';

const heading = (page: Page) => banner(page).getByRole('heading', { level: 1 });
const note = (page: Page) => pane(page, 'Muistiinpano').getByRole('textbox');
const goOn = (page: Page) => page.getByRole('button', { name: 'Jatka' });

async function openWithNote(desk: Desk, name: string, text: string): Promise<void> {
  await worklistRow(desk, name).click();
  for (const page of [desk.one, desk.two]) await expect(heading(page)).toContainText(name);
  await note(desk.one).fill(text);
  await expect(desk.one.getByRole('tab', { name: 'Muistiinpano' })).toContainText('luonnos');
}

/** Both screens tell who is signed in, and nothing of any client is left in them. */
async function expectLocked({ one, two }: Desk, name: string, ...gone: string[]): Promise<void> {
  for (const page of [one, two]) {
    await expect(page.getByRole('heading', { name: 'Työpöytä on lukittu' })).toBeVisible();
    await expect(page.getByRole('main')).toContainText('Johanna Lehtonen');
    await expect(goOn(page)).toBeVisible();
    await expect(page.locator('iframe, [data-pane], .ctx-banner')).toHaveCount(0);
    for (const text of [name, ...gone]) await expect(page.getByText(text)).toHaveCount(0);
    expect(await page.content()).not.toContain(name);
  }
}

test.describe('a workstation with a user of its own', () => {
  test('U5 locks both screens at once, keeps the note, and goes on with the same layout', async ({ desk }) => {
    const { one, two } = desk;
    await openWithNote(desk, 'SAARIKOSKI', 'Odottaa vastausta');
    const layout = await two.getByRole('tab').allTextContents();
    await two.getByRole('button', { name: 'Lukitse' }).click();
    await expectLocked(desk, 'SAARIKOSKI', 'Odottaa vastausta');
    await expect(goOn(two)).toBeFocused();
    for (const look of [{ colorScheme: 'light' }, { colorScheme: 'dark' }, { contrast: 'more' }] as const) {
      await one.emulateMedia(look);
      const { violations } = await new AxeBuilder({ page: one }).withTags(['wcag2a', 'wcag2aa', 'wcag22aa']).analyze();
      expect.soft(violations.map(({ id }) => id)).toEqual([]);
    }
    await goOn(two).click();
    for (const page of [one, two]) {
      await expect(page.getByRole('banner')).toContainText('Johanna Lehtonen');
      await expect(banner(page)).toContainText('Ei asiakasta');
    }
    await expect(two.getByRole('tab')).toHaveText(layout);
    await worklistRow(desk, 'SAARIKOSKI').click();
    await expect(note(one)).toHaveValue('Odottaa vastausta');
  });

  test('locks by keys and from the palette; the way out is to switch the user', async ({ desk }) => {
    const { one, two } = desk;
    await openWithNote(desk, 'KOSKINEN', 'Lupasi soittaa');
    await one.bringToFront();
    await note(one).press('Control+Shift+L');
    await expectLocked(desk, 'KOSKINEN', 'Lupasi soittaa');
    // A locked window that is opened anew is as locked.
    await one.reload();
    await expectLocked(desk, 'KOSKINEN', 'Lupasi soittaa');
    await one.getByRole('button', { name: 'Vaihda käyttäjää' }).click();
    for (const page of [one, two]) await expect(page.getByRole('button', { name: 'Kirjaudu sisään' })).toBeVisible();
  });
});

test.describe('a shared workstation', () => {
  test('asks the person anew, and another person gets nothing of the former one’s', async ({ context }) => {
    const workbench = await startWorkbench();
    const desk = await openDesk(workbench, context);
    const { one, two } = desk;
    await one.getByRole('button', { name: 'Kirjaudu sisään' }).click();
    await one.getByRole('button', { name: /Kirjaudu: Johanna Lehtonen/ }).click();
    await openWithNote(desk, 'SAARIKOSKI', 'Vain Johannan tieto');
    await one.getByRole('button', { name: 'Lukitse' }).click();
    await expectLocked(desk, 'SAARIKOSKI', 'Vain Johannan tieto');

    await one.getByRole('button', { name: 'Jatka' }).click();
    await one.getByRole('button', { name: 'Peruuta kirjautuminen' }).click();
    await expectLocked(desk, 'SAARIKOSKI');
    await expect(one.getByRole('alert')).toContainText('Kirjautuminen keskeytyi.');

    await goOn(one).click();
    await one.getByRole('button', { name: /Kirjaudu: Riikka Salonpää/ }).click();
    for (const page of [one, two]) {
      await expect(page.getByRole('banner')).toContainText('Riikka Salonpää');
      await expect(banner(page)).toContainText('Ei asiakasta');
    }
    await expect(desk.aptj.getByText('Käyttäjä: SALORIIK')).toBeVisible();
    await worklistRow(desk, 'SAARIKOSKI').click();
    await expect(heading(one)).toContainText('SAARIKOSKI');
    await expect(note(one)).toHaveValue('');
    expect(desk.errors).toEqual([]);
    await context.close();
    await workbench.stop();
  });
});
