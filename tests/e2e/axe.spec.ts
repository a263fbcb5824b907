import type { Page } from '@playwright/test';
import { startWorkbench } from '../lib/demo.js';
import { type Desk, expect, openFromWorklist, test } from './desk.js';
import { openByPalette } from './palette.js';
import { keepsWcag } from './wcag.js';

const pane = (page: Page, id: string) => page.locator(`[data-pane="${id}"]`);

async function summaryIsThere({ two }: Desk): Promise<void> {
  await expect(pane(two, 'clientSummary').locator('.tp-section').first()).toBeVisible();
}

// Judging a screen of some thousand elements thrice takes its time on a busy machine.
test.setTimeout(240_000);

test('sign-in', async ({ page }) => {
  const workbench = await startWorkbench();
  await page.goto(workbench.ready.url);
  await expect(page.getByRole('button', { name: 'Kirjaudu sisään' })).toBeEnabled();
  await keepsWcag(page, 'sign-in');
  await workbench.stop();
});

test('screen 1: no client, client, guidance card, a tool of its own window, menus, palette', async ({ desk }) => {
  const { one, aptj } = desk;
  await expect(aptj.getByTestId('worklist-row').first()).toBeVisible();
  await keepsWcag(one, 'screen 1 without a client');
  await openFromWorklist(desk, 2);
  await expect(one.locator('.ctx-banner')).toBeVisible();
  await keepsWcag(one, 'screen 1 with a client');
  const tools = one.getByRole('navigation', { name: 'Työkalut' });
  await tools.getByRole('button', { name: /Kanta-katselin/ }).click();
  await expect(one.getByRole('heading', { name: 'Näin katsot asiakkaan Kanta-tiedot' })).toBeVisible();
  await keepsWcag(one, 'guidance card', '[data-pane="tools"]');
  await tools.getByRole('button', { name: /TerveyskyläPRO/ }).click();
  await expect(one.locator('.tool-window')).toBeVisible();
  await keepsWcag(one, 'a tool with its own window', '[data-pane="tools"]');
  for (const name of ['Ruudun Työkalut valikko', 'Ulkoasu', /^Oma tila/]) {
    await one.getByRole('button', { name }).click();
    await expect(one.getByRole('menu')).toBeVisible();
    await keepsWcag(one, `menu ${name}`, '[role="menu"]');
    await one.keyboard.press('Escape');
    await expect(one.getByRole('menu')).toBeHidden();
  }
  await one.locator('.ctx-link-button').click();
  await expect(one.locator('.ctx-panel tbody tr').first()).toBeVisible();
  await keepsWcag(one, 'which tools follow', '.ctx-panel');
  await one.keyboard.press('Escape');
  await one.keyboard.press('Control+k');
  await expect(one.getByRole('option').first()).toBeVisible();
  await keepsWcag(one, 'palette', '.tp-palette');
});

test('screen 2: no client, client, table, colleague, article', async ({ desk }) => {
  const { two } = desk;
  await expect(two.locator('.av-row').first()).toBeVisible();
  await keepsWcag(two, 'screen 2 without a client');
  await openFromWorklist(desk, 2);
  await summaryIsThere(desk);
  await expect(two.locator('.cs-chart svg').first()).toBeVisible();
  await keepsWcag(two, 'screen 2 with a client');
  await pane(two, 'clientSummary').getByRole('button', { name: 'Taulukkona' }).first().click();
  await expect(pane(two, 'clientSummary').getByRole('columnheader', { name: 'Arvo' }).first()).toBeVisible();
  await two.getByRole('button', { name: 'Lisää', exact: true }).click();
  await two.locator('.av-who').first().click();
  await expect(two.locator('.av-details')).toBeVisible();
  await pane(two, 'guidelines')
    .getByRole('button', { name: /^Asiakkaan oma näkemys/ })
    .click();
  await expect(two.locator('.gl-article')).toBeVisible();
  const table = '[data-pane="clientSummary"] table';
  await keepsWcag(two, 'measurement table, colleague and article', table, '.av-details', '.gl-article');
});

test('who can take this now, own state, a request for consultation and its page, notifications', async ({ desk }) => {
  const { two } = desk;
  await openFromWorklist(desk, 2);
  await summaryIsThere(desk);
  const colleagues = pane(two, 'availability');
  await expect(colleagues.locator('.av-ranked-row').first()).toBeVisible();
  await colleagues.getByRole('button', { name: /Muuta tarvetta/ }).click();
  await expect(colleagues.getByRole('combobox', { name: 'Kieli' })).toBeVisible();
  await keepsWcag(two, 'ranking and need', '[data-pane="availability"]');
  await colleagues.locator('.av-rule-button').click();
  await expect(two.locator('.av-rule')).toBeVisible();
  await keepsWcag(two, 'rule of the ranking', '.av-rule');
  await two.keyboard.press('Escape');
  await two.getByRole('button', { name: /^Oma tila/ }).click();
  await two.getByRole('menuitem', { name: /^Viesti, paluuaika/ }).click();
  await two.locator('.av-own-seen').getByRole('button', { name: 'Perusteet' }).click();
  await keepsWcag(two, 'own state in full', '.tp-dialog');
  await two.keyboard.press('Escape');
  await colleagues
    .locator('.av-ranked-row')
    .first()
    .getByRole('button', { name: /^Pyydä/ })
    .click();
  const form = two.getByRole('dialog', { name: 'Uusi konsultaatiopyyntö' });
  await expect(form.getByText('Luonnos on koottu')).toBeVisible();
  await two.keyboard.press('Control+Enter');
  await expect(form.getByRole('alert')).toHaveText('Kirjoita aihe muutamalla sanalla.');
  await keepsWcag(two, 'new request that lacks a topic', '.co-panel');
  await form.getByLabel(/^Aihe/).fill('Turvapuhelin');
  await two.keyboard.press('Control+Enter');
  const page = pane(two, 'consultation');
  await expect(page.getByRole('heading', { name: 'Turvapuhelin' })).toBeVisible();
  await page.getByRole('button', { name: /^Peru pyyntö/ }).click();
  await keepsWcag(two, 'page of a request', '[data-pane="consultation"]');
  await page.getByRole('button', { name: 'Kaikki pyynnöt' }).click();
  await expect(page.locator('.co-row')).toHaveCount(1);
  await keepsWcag(two, 'lists of requests', '[data-pane="consultation"]');
  await two.getByRole('button', { name: /^Ilmoitukset/ }).click();
  await expect(two.locator('.co-notice-panel')).toBeVisible();
  await keepsWcag(two, 'notifications', '.co-notices');
});

test('services: filters, details, tray with items, map, comparison, events', async ({ desk }) => {
  const { two } = desk;
  await openFromWorklist(desk, 2);
  await summaryIsThere(desk);
  const services = pane(two, 'service-tray');
  for (const index of [0, 1])
    await services
      .getByRole('button', { name: /^Lisää tarjottimelle/ })
      .nth(index)
      .click();
  await expect(services.locator('.st-item')).toHaveCount(2);
  await services
    .getByRole('button', { name: /^Viesti asiakkaalle/ })
    .first()
    .click();
  await services.getByRole('button', { name: 'Suodattimet' }).click();
  // The client's situation may speak for the same theme: meant is the one among all of them.
  const themes = services.getByRole('group', { name: 'Teemat' });
  await themes.getByRole('button', { name: /^Liikunta/ }).click();
  await keepsWcag(two, 'filters and tray', '[data-pane="service-tray"]');
  await services.locator('.st-row-name').first().click();
  await expect(services.locator('.st-details')).toBeVisible();
  await keepsWcag(two, 'service', '[data-pane="service-tray"]');
  await services.getByRole('button', { name: 'Takaisin luetteloon' }).click();
  await services.getByRole('button', { name: 'Kartalla' }).click();
  const point = services.locator('.st-map-point').first();
  await point.click();
  const here = services.getByRole('list', { name: 'Palvelut kartalla' }).getByRole('listitem');
  // The list has as many as the point says, a page of it at most.
  const count = Number(await point.locator('.st-map-dot').textContent());
  await expect(here).toHaveCount(Math.min(count, 40));
  await keepsWcag(two, 'map', '[data-pane="service-tray"]');
  await services.getByRole('button', { name: 'Suurenna kartta koko ruutuun' }).click();
  await expect(services.getByRole('searchbox')).toHaveCount(0);
  await keepsWcag(two, 'map in the whole pane', '[data-pane="service-tray"]');
  await two.keyboard.press('Escape');
  for (const index of [0, 1]) await here.nth(index).getByRole('checkbox').check();
  await services.getByRole('button', { name: 'Vertaa', exact: true }).click();
  await expect(services.getByText('eroaa').first()).toBeVisible();
  await keepsWcag(two, 'comparison', '[data-pane="service-tray"]');
  await services.getByRole('button', { name: 'Takaisin luetteloon' }).click();
  await services.getByRole('button', { name: 'Tapahtumat' }).click();
  await services.getByRole('combobox', { name: 'Kunta' }).selectOption('Pyhtää');
  const events = services.locator('.st-row:has([data-event-row])');
  await expect(events.first()).toContainText('Pyhtää');
  await events
    .getByRole('button', { name: /^Lisää tarjottimelle/ })
    .first()
    .click();
  await expect(services.locator('.st-item')).toHaveCount(3);
  await expect(services.locator('.st-item').last()).toContainText(/klo \d+\.\d\d/);
  await keepsWcag(two, 'events', '[data-pane="service-tray"]');
});

test('a deceased client and one under turvakielto', async ({ desk }) => {
  await openByPalette(desk.two, 'Pesonen', 'Veikko');
  await expect(desk.two.locator('.ctx-deceased')).toContainText('Kuollut');
  await keepsWcag(desk.two, 'deceased', '.ctx-banner');
  await openByPalette(desk.two, 'Kallio', 'Sanna');
  await expect(desk.two.locator('.ctx-shield')).toHaveText('Turvakielto');
  await expect(desk.two.locator('.ctx-banner')).toContainText('Salattu');
  await keepsWcag(desk.two, 'turvakielto', '.ctx-banner');
});
