import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import AxeBuilder from '@axe-core/playwright';
import { type Page, test } from '@playwright/test';
import { banner, expect, pane, sharedDesk, worklistRow } from './desk.js';

const GOAL = 'Haluan jaksaa kävellä kauppaan ja takaisin';
const desk = sharedDesk({ launch: ['--demo-user', 'counsellor'] });
test.describe.configure({ mode: 'serial' });

const dialog = (page: Page) => page.getByRole('dialog', { name: 'Lähete' });
const make = (page: Page) => pane(page, 'Palvelutarjotin').getByRole('button', { name: 'Tee lähete' });
const goal = (page: Page) => dialog(page).getByLabel('Mitä asiakas haluaa liikunnalta?');
const list = (page: Page) => pane(page, 'Lähetteet');

/** WCAG 2.2 AA of one part of the page, as it looks by default. */
async function keepsWcag(page: Page, within: string): Promise<void> {
  const axe = new AxeBuilder({ page }).setLegacyMode().include(within);
  const { violations } = await axe.withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']).analyze();
  expect.soft(violations.map(({ id, nodes }) => ({ id, at: nodes.map(({ html }) => html) }))).toEqual([]);
}

async function change(name: string): Promise<void> {
  await worklistRow(desk(), name).click();
  await expect(banner(desk().two).getByRole('heading', { level: 1 })).toContainText(name);
}

test('a draft stays with its client through a change, and says that it is in memory only', async () => {
  const { two } = desk();
  await expect(make(two)).toBeDisabled();
  await change('KOSKINEN');
  await make(two).click();
  await expect(dialog(two)).toContainText('vain tämän työaseman muistissa');
  await dialog(two).getByRole('button', { name: 'Liikuntalähete' }).click();
  await goal(two).fill(GOAL);
  await change('SAARIKOSKI');
  await expect(dialog(two)).toContainText('Asiakas vaihtui');
  await two.keyboard.press('Escape');
  await make(two).click();
  await expect(dialog(two)).toContainText('Uusi lähete');
  await expect(dialog(two)).not.toContainText('Jatka');
  await two.keyboard.press('Escape');
  await change('KOSKINEN');
  await two.reload();
  await make(two).click();
  await dialog(two).getByRole('button', { name: 'Jatka' }).click();
  await expect(goal(two)).toHaveValue(GOAL);
});

test('with consent it goes to the receiver, who sees just what was shown', async () => {
  const { two, workbench } = desk();
  const next = dialog(two).getByRole('button', { name: 'Jatka suostumukseen' });
  await next.click();
  await expect(dialog(two)).toContainText('1 kohta on täydennettävä.');
  await dialog(two).getByLabel('Puhelu', { exact: true }).check();
  await dialog(two).getByLabel('Puhelinnumero').fill('050 000 0000');
  await keepsWcag(two, 'dialog');
  await next.click();
  await expect(dialog(two).getByRole('definition').filter({ hasText: '050 000 0000' })).toBeVisible();
  await dialog(two).getByRole('button', { name: 'Kirjaa suostumus' }).click();
  await expect(dialog(two)).toContainText('Vastaa kaikkiin kohtiin');
  await dialog(two).getByLabel('Suullisesti').check();
  await dialog(two).getByLabel('Saa kertoa', { exact: true }).check();
  await dialog(two)
    .getByLabel(/Asiakas tietää/)
    .check();
  await dialog(two).getByRole('button', { name: 'Kirjaa suostumus' }).click();
  await expect(dialog(two)).toContainText('lähtevät juuri nämä tiedot');
  await keepsWcag(two, 'dialog');
  await dialog(two).getByRole('button', { name: 'Lähetä', exact: true }).click();
  await expect(dialog(two)).toContainText('Lähete on lähetetty.');
  await two.keyboard.press('Escape');
  const log = readFileSync(join(workbench.dataDir, 'access-log.jsonl'), 'utf8');
  expect(log.indexOf('"referralConsented"')).toBeLessThan(log.indexOf('"referralSent"'));
  expect(log).not.toContain('Koskinen');
});

test('the receiver answers in a window of its own, and the follow-up list shows it', async () => {
  const { two, context, workbench } = desk();
  await two.getByRole('button', { name: 'Lähetteiden seuranta' }).click();
  const row = list(two).getByRole('listitem').filter({ hasText: 'KOSKINEN' });
  await expect(row).toContainText('Lähetetty');
  const receiver = await context.newPage();
  await receiver.goto(new URL('/', workbench.ready.services.referrals ?? '').href);
  await receiver.getByRole('link', { name: /Koskinen/ }).click();
  await expect(receiver.getByRole('main')).toContainText(GOAL);
  for (const name of ['Ota vastaan', 'Merkitse: yhteyttä otettu', 'Merkitse: osallistuu'])
    await receiver.getByRole('button', { name }).click();
  await receiver.getByLabel('Palaute lähettäjälle').fill('Aloitti vesijumpassa.');
  await receiver.getByRole('button', { name: 'Tallenna palaute' }).click();
  await list(two).getByRole('button', { name: 'Päivitä' }).click();
  await expect(row).toContainText('Osallistuu');
  await row.getByRole('button', { name: 'Lue palaute' }).click();
  await expect(row).toContainText('Aloitti vesijumpassa.');
  await keepsWcag(two, '[data-pane="referrals"]');
  await row.getByRole('button', { name: 'Peru lähete' }).click();
  await two.getByRole('dialog').getByRole('button', { name: 'Peru lähete' }).click();
  await expect(row).toHaveCount(0);
  await receiver.reload();
  await expect(receiver.getByTestId('step')).toHaveText('Lähettäjä peruutti');
  await receiver.close();
});
