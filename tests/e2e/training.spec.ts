import AxeBuilder from '@axe-core/playwright';
import { readFileSync, readdirSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Page, test } from '@playwright/test';
import type { Checkpoint, Scenario } from '#shared/training.js';
import { parseScenario } from '../../src-main/training/parse-scenario.js';
import { root, startWorkbench } from '../lib/demo.js';
import { startTraining } from '../lib/real-county.js';
import { banner, expect, openDesk, pane, sharedDesk } from './desk.js';
import { openByPalette, runFromPalette } from './palette.js';
import { openSummary } from './open-summary.js';
import { picture } from './tools.js';

// One desk for all: a workbench of a real county's file in training mode. Each story goes on from the one before it.
test.describe.configure({ mode: 'serial' });

const folder = join(root, 'seeds/kymijoki/scenarios');
const scenarios = readdirSync(folder).flatMap((file): Scenario[] => {
  const { scenario } = parseScenario(file, readFileSync(join(folder, file), 'utf8'));
  return scenario === undefined ? [] : [scenario];
});
const NAMES: Record<string, [family: string, given: string]> = {
  'Patient/km-1001': ['Saarikoski', 'Aune'],
  'Patient/km-1021': ['Pesonen', 'Helvi'],
  'Patient/km-1030': ['Rautiainen', 'Leevi'],
  'Patient/km-1035': ['Hirvonen', 'Pekka'],
  'Patient/km-1043': ['Toivonen', 'Kari'],
  'Patient/km-1044': ['Suninen', 'Elma'],
};
const ENTRY =
  'Asiakas kertoo vointinsa omin sanoin. Havainto ja arvio on kirjattu erikseen, ja jatkosta on sovittu hänen kanssaan.';

let calls = () => -1;
const desk = sharedDesk({
  start: async () => {
    const started = await startTraining();
    calls = started.calls;
    return started.workbench;
  },
  // Sign-out at the end: the APTJ's page may still confirm that it shows nobody.
  expectedError: /401 \(Unauthorized\) \(.*\/shown\)/,
});

const big = (page: Page) => page.getByRole('complementary', { name: 'Esityksen vaihe' });
const notes = (page: Page) => page.getByRole('complementary', { name: 'Kouluttajan muistiinpanot' });
const trainersDesk = (page: Page) => page.getByRole('region', { name: 'Kouluttajan pöytä' });
const card = (page: Page, scenario: Scenario) => trainersDesk(page).locator(`[data-scenario="${scenario.id}"]`);
const spots = (page: Page) => page.locator('.tr-spot');
const reached = (page: Page) => notes(page).locator('.tr-reached');

/** What training adds to the page keeps WCAG 2.2 AA. */
async function keepsWcag(page: Page, ...within: string[]): Promise<void> {
  const axe = new AxeBuilder({ page })
    .setLegacyMode()
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']);
  for (const part of within) axe.include(part);
  const { violations } = await axe.analyze();
  expect(violations.map(({ id, nodes }) => ({ id, at: nodes.map(({ html }) => html) }))).toEqual([]);
}

/** Does what the step asks, as the trainer does it in front of the group: mostly on screen 2, which the group sees. */
async function reach(
  { one, two }: { one: Page; two: Page },
  { client }: Scenario,
  checkpoint: Checkpoint,
): Promise<void> {
  const [family, given] = NAMES[client] ?? ['', ''];
  switch (checkpoint.when) {
    case 'noClient': {
      const close = two.getByRole('button', { name: 'Sulje asiakas' });
      if (!(await close.isVisible())) break;
      await close.click();
      // The note is not recorded anywhere yet: it is kept with the client, and that is asked.
      await two
        .getByRole('alertdialog')
        .getByRole('button', { name: /Vaihda silti|Sulje silti/ })
        .click();
      break;
    }
    case 'clientOpen':
      return openByPalette(two, family, given);
    case 'summaryOpen':
      return openSummary(two);
    case 'visible': {
      const [kind, id] = checkpoint.target.split(':');
      if (kind === 'article') await pane(two, 'Kirjaamisohjeet').locator(`[data-article="${id}"]`).click();
      break;
    }
    case 'noteWritten':
      await pane(one, 'Muistiinpano').getByRole('textbox').fill(ENTRY);
      break;
    case 'trayFilled':
      await pane(two, 'Palvelutarjotin')
        .getByRole('button', { name: /^Lisää tarjottimelle/ })
        .first()
        .click();
      break;
    case 'requestSent': {
      await runFromPalette(two, 'pyydä konsultaatio', /Pyydä konsultaatio/);
      const dialog = two.getByRole('dialog', { name: 'Uusi konsultaatiopyyntö' });
      await expect(dialog.getByText(/Luonnos/).first()).toBeVisible();
      await dialog.getByRole('combobox', { name: 'Jono' }).selectOption('aikuissosiaalityo');
      await dialog.getByRole('textbox', { name: /Aihe/ }).fill('Asumisen turvaaminen, määräaika perjantai');
      await dialog.getByRole('textbox', { name: /^Toimintaehdotus/ }).fill('Yhteys vuokranantajaan tänään.');
      await dialog.getByRole('button', { name: /Lähetä pyyntö/ }).click();
      await expect(dialog).toHaveCount(0);
    }
  }
}

/** The step stands on both screens, with its target highlighted on one of them at least, and fits its place. */
async function expectStep({ one, two }: { one: Page; two: Page }, scenario: Scenario, at: number): Promise<void> {
  const step = scenario.steps[at];
  await expect(big(two).getByRole('heading', { level: 2 })).toHaveText(step?.title.fi ?? '');
  await expect(big(two)).toContainText(`${at + 1}/${scenario.steps.length}`);
  await expect(notes(one).getByRole('heading', { level: 3 })).toHaveText(step?.title.fi ?? '');
  if (step?.show === undefined) return;
  await expect(notes(one).locator('[data-target="visible"]')).toBeVisible();
  await expect.poll(async () => (await spots(one).count()) + (await spots(two).count())).toBeGreaterThan(0);
}

test('a real county’s file in training mode: both screens are marked before anybody has signed in', async () => {
  const { one, two } = desk();
  for (const page of [one, two]) {
    await expect(page.getByRole('note', { name: 'Koulutustila' })).toBeVisible();
    await expect(page).toHaveTitle(/^KOULUTUS – /);
  }
  await one.getByRole('button', { name: 'Kirjaudu sisään' }).click();
  await one.getByRole('button', { name: /Kirjaudu: Maria Backgård/ }).click();
  await expect(trainersDesk(one).getByRole('listitem')).not.toHaveCount(0);
  for (const scenario of scenarios) {
    await expect(card(one, scenario)).toContainText(`${scenario.minutes} min`);
    await expect(card(one, scenario)).toContainText(scenario.audience.fi);
  }
  await keepsWcag(one, '.tr-band', '.tr-desk');
  await picture(desk(), 'desk');
});

test('the band is on every printed sheet', async () => {
  const { two } = desk();
  await two.emulateMedia({ media: 'print' });
  await expect(two.getByRole('note', { name: 'Koulutustila' })).toBeVisible();
  await two.emulateMedia({ media: null });
});

for (const scenario of scenarios) {
  test(`${scenario.id} is played from start to end on two screens`, async () => {
    test.setTimeout(120_000);
    const { one, two } = desk();
    await card(one, scenario)
      .getByRole('button', { name: `Aloita: ${scenario.title.fi}` })
      .click();
    for (const [at, { checkpoint, expected, ask }] of scenario.steps.entries()) {
      await test.step(`${at + 1}`, async () => {
        await expectStep(desk(), scenario, at);
        if (checkpoint !== undefined) {
          await reach(desk(), scenario, checkpoint);
          await expect(reached(one)).toHaveAttribute('data-reached', 'true');
        }
        await notes(one).getByRole('button', { name: 'Näytä vastaus' }).click();
        await expect(big(two)).toContainText(expected.fi);
        if (ask !== undefined) await expect(big(two)).toContainText(ask.fi);
        // Read from the back of the room, and nothing of it is cut off.
        const fits = await big(two)
          .locator('.tr-big-step')
          .evaluate((box) => ({
            cut: box.scrollHeight - box.clientHeight,
            smallest: Math.min(
              ...[...box.querySelectorAll('li, p, h2')].map((one) => parseFloat(getComputedStyle(one).fontSize)),
            ),
          }));
        expect(fits.cut).toBeLessThanOrEqual(0);
        expect(fits.smallest).toBeGreaterThanOrEqual(28);
        if (at === 3) await picture(desk(), scenario.id);
        if (at + 1 < scenario.steps.length)
          await notes(one)
            .getByRole('button', { name: /^Seuraava/ })
            .click();
      });
    }
    await expect(notes(one)).toContainText('Tämä on viimeinen vaihe.');
    await notes(one)
      .getByRole('button', { name: /^Lopeta/ })
      .click();
    await expect(card(one, scenario)).toContainText(
      `Jäi kesken vaiheeseen ${scenario.steps.length}/${scenario.steps.length}`,
    );
    await expect(big(two)).toHaveCount(0);
    for (const page of [one, two]) await expect(spots(page)).toHaveCount(0);
  });
}

test('keys step, uncover and leave; a step is jumped to; reset brings client, note and panes back', async () => {
  const { one, two } = desk();
  const [scenario] = scenarios;
  if (scenario === undefined) throw new Error('no scenario');
  await card(one, scenario)
    .getByRole('button', { name: `Aloita alusta: ${scenario.title.fi}` })
    .or(card(one, scenario).getByRole('button', { name: `Aloita: ${scenario.title.fi}` }))
    .first()
    .click();
  await expectStep(desk(), scenario, 0);
  await two.bringToFront();
  await two.keyboard.press('Space');
  await expect(big(two)).toContainText(scenario.steps[0]?.expected.fi ?? '');
  await two.keyboard.press('Space');
  await expectStep(desk(), scenario, 1);
  await two.keyboard.press('ArrowLeft');
  await expectStep(desk(), scenario, 0);
  // A jump into the middle opens the client, answers the question for a purpose, and brings the section up.
  const measurements = scenario.steps.findIndex(({ checkpoint }) => checkpoint?.when === 'visible');
  await notes(one).getByRole('combobox').selectOption(String(measurements));
  await expectStep(desk(), scenario, measurements);
  await expect(reached(one)).toHaveAttribute('data-reached', 'true');
  await expect(banner(two).getByRole('heading')).toContainText('SAARIKOSKI');
  // The highlight follows its target: scrolled away it is missing, and preparing the screen brings it back.
  const spot = spots(two);
  await expect(spot).toHaveAttribute('data-target', 'section:measurements');
  const section = two.locator('[data-section="measurements"]');
  const inside = async () => {
    const [frame, target] = [await spot.boundingBox(), await section.boundingBox()];
    return frame !== null && target !== null && frame.y >= target.y - 1 && frame.height <= target.height + 1;
  };
  await expect.poll(inside).toBe(true);
  await two.locator('.cs-scroll').hover();
  await two.mouse.wheel(0, 20_000);
  await expect(notes(one)).toContainText('Kohdetta ei ole näkyvissä.');
  await notes(one).getByRole('button', { name: 'Valmistele näyttö' }).click();
  await expect(notes(one).locator('[data-target="visible"]')).toBeVisible();
  // A window that is loaded anew goes on from where the core stands.
  await two.reload();
  await expectStep(desk(), scenario, measurements);
  await pane(one, 'Muistiinpano').getByRole('textbox').fill(ENTRY);
  // A field has its keys to itself.
  await one.keyboard.press('ArrowRight');
  await expect(big(two)).toContainText(`${measurements + 1}/`);
  await notes(one).getByRole('button', { name: 'Palauta alkuun' }).click();
  await expectStep(desk(), scenario, 0);
  for (const page of [one, two]) await expect(banner(page)).toContainText('Ei asiakasta');
  await expect(one.getByText(ENTRY)).toHaveCount(0);
  await two.bringToFront();
  await two.keyboard.press('Escape');
  await expect(trainersDesk(one)).toBeVisible();
});

test('practice: own entry, the model beside it, the list; nothing of it is kept', async () => {
  const { one } = desk();
  const [scenario] = scenarios;
  if (scenario === undefined) throw new Error('no scenario');
  await one.bringToFront();
  await card(one, scenario)
    .getByRole('button', { name: `Harjoittele: ${scenario.title.fi}` })
    .click();
  const practice = one.getByRole('region', { name: 'Harjoitus' });
  await expect(practice.getByRole('button', { name: 'Vertaa malliin' })).toBeDisabled();
  await expect(practice).not.toContainText(scenario.practice.model.fi.slice(0, 30));
  await practice.getByRole('textbox', { name: 'Oma kirjaus' }).fill(ENTRY);
  await practice.getByRole('button', { name: 'Vertaa malliin' }).click();
  await expect(practice.getByRole('region', { name: 'Mallikirjaus' })).toContainText(
    scenario.practice.model.fi.slice(0, 30),
  );
  await practice.getByRole('checkbox').first().check();
  await expect(practice).toContainText(`1/${scenario.practice.check.length} kohtaa`);
  await keepsWcag(one, '.tr-desk');
  await picture(desk(), 'practice');
  // The handout as the print dialogue gets it, which is what becomes the PDF.
  await one.evaluate(() => Object.assign(window, { print: () => {} }));
  await practice.getByRole('button', { name: /Tulosta/ }).click();
  const sheet = one.locator('.tr-handout');
  await one.emulateMedia({ media: 'print' });
  for (const text of [ENTRY, scenario.practice.model.fi.slice(0, 30), scenario.steps[0]?.title.fi ?? '', '☑'])
    await expect(sheet).toContainText(text);
  await expect(sheet.locator('a[href^="https://"]').first()).toBeVisible();
  const pdf = await one.pdf();
  expect(pdf.length).toBeGreaterThan(5000);
  if (process.env['CI'] !== 'true') await writeFile(test.info().outputPath('handout.pdf'), pdf);
  await one.emulateMedia({ media: null });
  await one.evaluate(() => window.dispatchEvent(new Event('afterprint')));
  await expect(sheet).toHaveCount(0);
  await practice.getByRole('button', { name: 'Kouluttajan pöydälle' }).click();
  await card(one, scenario)
    .getByRole('button', { name: `Harjoittele: ${scenario.title.fi}` })
    .click();
  await expect(practice.getByRole('textbox', { name: 'Oma kirjaus' })).toHaveValue('');
  await practice.getByRole('button', { name: 'Kouluttajan pöydälle' }).click();
});

test('dark and Swedish: the show is as legible, and what is in Swedish is Swedish', async () => {
  const { one, two } = desk();
  const scenario = scenarios.find(({ title }) => title.sv !== undefined);
  if (scenario === undefined) throw new Error('no Swedish scenario');
  await runFromPalette(two, 'tumma', /tumma/i);
  await one.getByRole('button', { name: 'Svenska' }).click();
  await one.getByRole('button', { name: `Börja: ${scenario.title.sv}` }).click();
  await expect(two.locator('.tr-big h2')).toHaveText(scenario.steps[0]?.title.sv ?? '');
  await keepsWcag(two, '.tr-band', '.tr-big');
  await keepsWcag(one, '.tr-notes');
  await picture(desk(), 'dark-swedish');
  await one.keyboard.press('Escape');
  await one.getByRole('button', { name: 'Suomi' }).click();
});

test('after all that: no real address was ever called, and every line of the log says that it is training', async () => {
  expect(calls()).toBe(0);
  const log = readFileSync(join(desk().workbench.dataDir, 'training/access-log.jsonl'), 'utf8').trim().split('\n');
  expect(log.length).toBeGreaterThan(6);
  for (const line of log) expect(JSON.parse(line)).toMatchObject({ training: true });
});

test('from real work a trainer goes over to training: it opens beside, and the session here ends on both screens', async ({
  browser,
}) => {
  const workbench = await startWorkbench();
  const context = await browser.newContext({ viewport: { width: 1920, height: 1080 }, locale: 'fi-FI' });
  try {
    const { one, two, aptj, errors } = await openDesk(workbench, context);
    await one.getByRole('button', { name: 'Kirjaudu sisään' }).click();
    await one.getByRole('button', { name: /Kirjaudu: Maria Backgård/ }).click();
    await expect(aptj.getByTestId('worklist-row').first()).toBeVisible();
    await openByPalette(two, 'Saarikoski', 'Aune');
    await one.getByRole('button', { name: /^Maria Backgård/ }).click();
    await one.getByRole('menuitem', { name: 'Koulutustila' }).click();
    const opening = context.waitForEvent('page');
    await one.getByRole('button', { name: 'Kirjaudu ulos ja avaa koulutustila' }).click();
    const training = await opening;
    await expect(training.getByRole('note', { name: 'Koulutustila' })).toBeVisible({ timeout: 30_000 });
    await expect(trainersDesk(training)).toBeVisible();
    for (const page of [one, two]) {
      await expect(page.getByRole('button', { name: 'Kirjaudu sisään' })).toBeVisible();
      await expect(page.getByText(/SAARIKOSKI/)).toHaveCount(0);
      await expect(page.getByRole('note', { name: 'Koulutustila' })).toHaveCount(0);
    }
    // Nothing of the one is in the other: each has a log of its own.
    expect(readFileSync(join(workbench.dataDir, 'access-log.jsonl'), 'utf8')).not.toContain('"training"');
    expect(errors.filter((error) => !/401 \(Unauthorized\) \(.*\/shown\)/.test(error))).toEqual([]);
  } finally {
    await context.close();
    await workbench.stop();
  }
});
