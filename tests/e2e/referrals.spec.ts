import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import AxeBuilder from '@axe-core/playwright';
import { type Page, test } from '@playwright/test';
import { banner, expect, pane, sharedDesk, worklistRow } from './desk.js';

const GOAL = 'Haluan jaksaa kävellä kauppaan ja takaisin';
const WISH = 'Jag vill orka gå till butiken och tillbaka';
const WORDS = 'Ta med bekväma skor.';
const desk = sharedDesk({ launch: ['--demo-user', 'counsellor'] });
test.describe.configure({ mode: 'serial' });

const dialog = (page: Page) => page.getByRole('dialog', { name: 'Lähete' });
const make = (page: Page) => pane(page, 'Palvelutarjotin').getByRole('button', { name: 'Tee lähete' });
const goal = (page: Page) => dialog(page).getByLabel('Mitä asiakas haluaa liikunnalta?');
const followed = (page: Page) => pane(page, 'Remisser').getByRole('listitem').filter({ hasText: 'LINDROOS' });

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

/** What stands on paper in place of the page, as PDF it would be so many sheets. */
async function onPaper(page: Page, paper: string): Promise<{ text: string; sheets: number }> {
  await page.emulateMedia({ media: 'print' });
  const text = await page.locator(paper).innerText();
  const sheets = sheetsOf(await page.pdf({ format: 'A4' }));
  await page.emulateMedia({ media: 'screen' });
  await page.evaluate(() => window.dispatchEvent(new Event('afterprint')));
  return { text, sheets };
}
const sheetsOf = (pdf: Buffer) => pdf.toString('latin1').match(/\/Type\s*\/Page\b/g)?.length ?? 0;
/** Finnish that must not be among the Swedish that a client is given. */
const FINNISH = /Pyhtää|Keksit|Kunnan|lähete|Suostumus|Palvelu/;
const remiss = (page: Page) => page.getByRole('dialog', { name: 'Remiss' });
const tray = (page: Page) => pane(page, 'Servicebricka');

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
  await two.keyboard.press('Escape');
});

test('in Swedish: an exercise group near a client in Pyttis is found, and given on paper with own words', async () => {
  const { two } = desk();
  await two.addInitScript(() => Object.assign(window, { print: () => {} }));
  await two.reload();
  await two.getByRole('button', { name: 'Svenska' }).click();
  await two.bringToFront();
  await two.keyboard.press('Control+k');
  await two.getByRole('combobox', { name: 'Sök eller utför' }).fill('lindroos märta');
  await two.getByRole('option', { name: /^LINDROOS, Märta/i }).click();
  await expect(two.locator('.ctx-banner')).toContainText('Pyttis');
  await two.getByRole('radio', { name: 'Handledning och rådgivning' }).check();
  await two.getByRole('combobox', { name: 'Service' }).selectOption('counsellingCentre');
  await two.getByRole('button', { name: 'Öppna klientens uppgifter' }).click();

  await tray(two)
    .getByRole('group', { name: 'Teman' })
    .getByRole('button', { name: /^Motion/ })
    .click();
  await tray(two).getByRole('searchbox').fill('motionsgrupp');
  await tray(two)
    .getByRole('button', { name: /^Filter/ })
    .click();
  // What was asked for comes into sight within the list, and does not push the pane out of its place.
  await expect(tray(two).locator('.st-panel')).toBeInViewport();
  await expect(tray(two).locator('.st-views')).toBeInViewport();
  await tray(two).locator('.st-distance select').first().selectOption({ label: 'Pyttis (klientens hemkommun)' });
  await tray(two)
    .locator('.st-panel')
    .getByRole('button', { name: /^svenska/ })
    .click();
  await tray(two)
    .getByRole('button', { name: /^Filter/ })
    .click();
  const first = tray(two).locator('.st-row').first();
  await expect(first).toContainText('km · Pyttis');
  await expect(first).toContainText('Motionsgrupp på svenska');
  await first.getByRole('button', { name: /^Lägg till på brickan/ }).click();
  await tray(two)
    .getByRole('button', { name: /^Meddelande till klienten/ })
    .click();
  await tray(two)
    .getByRole('textbox', { name: /^Meddelande till klienten/ })
    .fill(WORDS);
  await tray(two).getByRole('button', { name: 'Ge till klienten…' }).click();
  const giving = two.getByRole('dialog', { name: 'Ge till klienten' });
  const file = two.waitForEvent('download');
  await giving.getByRole('button', { name: 'Spara som PDF' }).click();
  const saved = await file;
  expect(saved.suggestedFilename()).toMatch(/^tjanster-for-dig.*\.pdf$/);
  expect(sheetsOf(readFileSync(await saved.path()))).toBe(1);
  await giving.getByRole('button', { name: 'Skriv ut' }).click();
  await expect(giving).toContainText('Utskrivet och antecknat');
  const { text, sheets } = await onPaper(two, '.hd-print');
  expect(sheets).toBe(1);
  expect(text).toContain('Motionsgrupp på svenska');
  expect(text).toContain(WORDS);
  expect(text).not.toMatch(FINNISH);
  expect(text).not.toMatch(/Lindroos|Märta/i);
  await two.keyboard.press('Escape');
});

test('with consent, printed too, an exercise referral goes to the receiver, and is in the client’s own record', async () => {
  const { two, workbench } = desk();
  await tray(two).getByRole('button', { name: 'Skriv remiss' }).click();
  await remiss(two).getByRole('button', { name: 'Motionsremiss' }).click();
  await remiss(two).getByLabel('Vad vill klienten uppnå med motion?').fill(WISH);
  const next = remiss(two).getByRole('button', { name: 'Fortsätt till samtycket' });
  await next.click();
  await expect(remiss(two)).toContainText('1 punkt ska kompletteras.');
  await remiss(two).getByLabel('Telefonsamtal', { exact: true }).check();
  await remiss(two).getByLabel('Telefonnummer').fill('050 000 0000');
  await keepsWcag(two, 'dialog');
  await next.click();
  await expect(remiss(two).getByRole('definition').filter({ hasText: '050 000 0000' })).toBeVisible();
  await remiss(two).getByRole('button', { name: 'Anteckna samtycket' }).click();
  await expect(remiss(two)).toContainText('Svara på alla punkter');
  await remiss(two).getByLabel('Muntligt').check();
  await remiss(two).getByLabel('Får berätta', { exact: true }).check();
  await remiss(two)
    .getByLabel(/Klienten vet/)
    .check();
  await remiss(two).getByRole('button', { name: 'Anteckna samtycket' }).click();
  await expect(remiss(two)).toContainText('Exakt de här uppgifterna skickas');
  await keepsWcag(two, 'dialog');
  await remiss(two).getByRole('button', { name: 'Skriv ut samtycket' }).click();
  await expect(two.locator('.rf-paper')).toBeAttached();
  const { text, sheets } = await onPaper(two, '.rf-paper');
  expect(sheets).toBe(1);
  expect(text).toContain('Mottagare: Kommunens motions- och välfärdsrådgivning.');
  expect(text).toContain(WISH);
  expect(text).not.toMatch(FINNISH);
  await remiss(two).getByRole('button', { name: 'Skicka', exact: true }).click();
  await expect(remiss(two)).toContainText('Remissen har skickats.');
  await two.keyboard.press('Escape');
  await two.getByRole('button', { name: 'Uppföljning av remisser' }).click();
  await expect(followed(two)).toContainText('Skickad');
  await expect(followed(two)).toContainText('Dokumenterad i klientens uppgifter');
  const log = readFileSync(join(workbench.dataDir, 'access-log.jsonl'), 'utf8');
  const order = ['referralConsented', 'referralSent', 'referralRecorded'].map((one) => log.indexOf(`"${one}"`));
  expect(order.toSorted((one, other) => one - other)).toEqual(order);
  expect(order[0]).toBeGreaterThan(0);
  expect(log).not.toContain('Lindroos');
});

test('the receiver answers in a window of its own; the follow-up list shows it by date, and counts what waits', async () => {
  const { two, context, workbench } = desk();
  const row = followed(two);
  const update = pane(two, 'Remisser').getByRole('button', { name: 'Uppdatera' });
  const receiver = await context.newPage();
  await receiver.goto(new URL('/', workbench.ready.services.referrals ?? '').href);
  await receiver.getByRole('link', { name: /Lindroos/ }).click();
  await expect(receiver.getByRole('main')).toContainText(WISH);
  await receiver.getByRole('button', { name: 'Ota vastaan' }).click();
  await receiver.getByLabel('Otan asiakkaaseen yhteyttä viimeistään').fill('2030-12-03');
  await receiver.getByRole('button', { name: 'Tallenna päivä' }).click();
  await update.click();
  await expect(row).toContainText('Mottagaren kontaktar klienten senast 3.12.2030');
  await receiver.getByRole('button', { name: 'Merkitse: yhteyttä otettu' }).click();
  await update.click();
  await expect(row).toContainText('Kontaktad');
  await expect(row).toContainText(/Ändrad .*kl\. \d/);
  await receiver.getByLabel('Palaute lähettäjälle').fill('Började i vattengymnastiken.');
  await receiver.getByRole('button', { name: 'Tallenna palaute' }).click();
  await update.click();
  const tab = two.getByRole('tab', { name: /Servicebricka/ });
  await expect(tab).toContainText('Påminnelser om remisser: 1');
  await row.getByRole('button', { name: 'Påminn om en vecka' }).click();
  await expect(tab).not.toContainText('Påminnelser');
  await row.getByRole('button', { name: 'Läs återkopplingen' }).click();
  await expect(row).toContainText('Började i vattengymnastiken.');
  await expect(row).not.toContainText('Påminnelse');
  await keepsWcag(two, '[data-pane="referrals"]');
  await row.getByRole('button', { name: 'Återta remissen' }).click();
  await two.getByRole('dialog').getByRole('button', { name: 'Återta remissen' }).click();
  await expect(row).toHaveCount(0);
  // It leaves the list at once, and reaches the receiver when the receiver's server has taken it.
  await expect(async () => {
    await receiver.reload();
    await expect(receiver.getByTestId('step')).toHaveText('Lähettäjä peruutti', { timeout: 1000 });
  }).toPass();
  await receiver.close();
});
