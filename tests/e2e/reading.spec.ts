import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect, openFromWorklist, testOnOneWorkbench } from './desk.js';
import { keepsWcag } from './wcag.js';

const test = testOnOneWorkbench();
const pane = (page: Page, id: string) => page.locator(`[data-pane="${id}"]`);

/** Stands in for the print dialogue, so that the sheet stays; what would be on paper is what print media shows. */
const holdPrinting = (page: Page) => page.addInitScript(() => Object.assign(window, { print: () => {} }));

/** Texts that would be on paper. */
const onPaper = (page: Page) =>
  page.evaluate(() => {
    const lines: string[] = [];
    const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walk.nextNode(); node !== null; node = walk.nextNode())
      if (node.parentElement?.checkVisibility({ visibilityProperty: true }) === true)
        lines.push(node.textContent ?? '');
    return lines.join(' ');
  });

test('guidelines: found by own words, read, and printed without the frame', async ({ desk }) => {
  const { two } = desk;
  await holdPrinting(two);
  await two.reload();
  const guidelines = pane(two, 'guidelines');
  await guidelines.getByRole('searchbox').fill('miten kirjaan puhelun');
  await expect(guidelines.locator('.gl-row').first()).toContainText('uhelun');
  await guidelines.getByRole('searchbox').press('ArrowDown');
  await two.keyboard.press('Enter');
  const heading = guidelines.getByRole('heading', { level: 3 });
  await expect(heading).toBeFocused();
  const title = await heading.innerText();
  await guidelines.getByRole('button', { name: 'Tulosta ohje' }).click();
  await two.emulateMedia({ media: 'print' });
  await expect(two.locator('.gl-print h1')).toHaveText(title);
  const paper = await onPaper(two);
  expect(paper).toContain('Lyhyesti:');
  for (const frame of ['Kollegat', 'Palvelutarjotin', 'Johanna Lehtonen', 'demoalue'])
    expect(paper).not.toContain(frame);
  expect(pagesOf(await two.pdf({ format: 'A4' }))).toBeLessThanOrEqual(2);
  await two.emulateMedia({ media: 'screen' });
  await two.evaluate(() => window.dispatchEvent(new Event('afterprint')));
  await expect(two.locator('.gl-print')).toHaveCount(0);
  await guidelines.getByRole('button', { name: 'Takaisin' }).click();
  await expect(guidelines.getByRole('searchbox')).toHaveValue('miten kirjaan puhelun');
  // A mistyped word is put right by a press, and the form that was found is marked.
  await guidelines.getByRole('searchbox').fill('lapsen kuulemnen');
  await guidelines.getByRole('button', { name: 'lapsen kuuleminen', exact: true }).click();
  await expect(guidelines.getByRole('searchbox')).toHaveValue('lapsen kuuleminen');
  await expect(guidelines.locator('.gl-row').first().locator('mark').first()).toHaveText('Lapsen');
});

const pagesOf = (pdf: Buffer) => pdf.toString('latin1').match(/\/Type\s*\/Page\b/g)?.length ?? 0;

test('services: search, filter, onto the tray with a note, and a handout without the client’s name', async ({
  desk,
}) => {
  // The whole way to the client, judged in three looks on it.
  test.slow();
  const { one, two } = desk;
  await holdPrinting(two);
  await two.reload();
  await openFromWorklist(desk, 2);
  const services = pane(two, 'service-tray');
  await services.getByRole('searchbox').fill('muistikahvlia');
  await services.getByRole('button', { name: 'muistikahvila', exact: true }).click();
  await expect(services.locator('.st-row mark').first()).toHaveText('Muistikahvila');
  await services.getByRole('searchbox').fill('liikuntaryhmä ikääntyneelle');
  const hits = services.locator('.st-row');
  // Of the search, not of the whole list before it.
  await expect(hits.first().locator('mark').first()).toBeVisible();
  const all = await services.getByRole('status').first().innerText();
  await services.getByRole('button', { name: /^Maksuton/ }).click();
  await expect(services.getByRole('status').first()).not.toHaveText(all);
  const name = await hits.first().locator('.st-row-name').innerText();
  await hits
    .first()
    .getByRole('button', { name: /^Lisää tarjottimelle/ })
    .click();
  await expect(hits.first()).toContainText('Tarjottimella');
  await services.getByRole('button', { name: `Viesti asiakkaalle: ${name}` }).click();
  await services.getByRole('textbox', { name: `Viesti asiakkaalle: ${name}` }).fill('Ota mukaan hyvät kengät.');
  await services.getByRole('button', { name: 'Anna asiakkaalle…' }).click();
  const giving = two.getByRole('dialog', { name: 'Anna asiakkaalle' });
  await giving.getByRole('button', { name: 'Tulosta' }).click();
  await expect(giving.getByText('Tulostettu ja merkitty käyttölokiin.')).toBeVisible();
  await two.emulateMedia({ media: 'print' });
  await expect(two.locator('.hd-print')).toContainText(name);
  const paper = await onPaper(two);
  expect(paper).toContain('Palveluja sinulle');
  expect(paper).toContain('Ota mukaan hyvät kengät.');
  for (const hidden of ['Saarikoski', 'SAARIKOSKI', 'Aune', '140348', 'Kollegat']) expect(paper).not.toContain(hidden);
  expect(pagesOf(await two.pdf({ format: 'A4' }))).toBe(1);
  await two.emulateMedia({ media: 'screen' });
  await two.evaluate(() => window.dispatchEvent(new Event('afterprint')));
  await expect(one.locator('.ctx-banner')).toBeVisible();

  await giving.getByRole('checkbox', { name: 'Selkokieli' }).check();
  await expect(giving.getByRole('article')).toContainText('Täällä voit liikkua.');
  await giving.getByRole('checkbox', { name: /^Kirjaa asiakkaan tietoihin/ }).check();
  await expect(giving.getByText('Kirjattu asiakkaan tietoihin.')).toBeVisible();
  await giving.getByRole('button', { name: 'Lähetä viestinä…' }).click();
  const letter = await giving.getByRole('group', { name: 'Viestin teksti' }).innerText();
  expect(letter).toContain('Täällä voit liikkua.');
  await keepsWcag(two, 'giving a message', '.tp-dialog');
  // A double click is one message.
  await giving.getByRole('button', { name: 'Lähetä', exact: true }).dblclick();
  await expect(giving.getByText('Viesti lähetetty ja merkitty käyttölokiin.')).toBeVisible();

  await giving.getByRole('button', { name: 'Pyydä palaute…' }).click();
  await two.getByRole('button', { name: 'Tee palautelinkki' }).click();
  await keepsWcag(two, 'feedback', '.fb-page');
  const answering = await two.context().newPage();
  await answering.goto((await two.locator('.fb-address').getAttribute('href')) ?? '');
  const { violations } = await new AxeBuilder({ page: answering }).analyze();
  expect(violations.map(({ id }) => id)).toEqual([]);
  await answering.getByLabel('9', { exact: true }).check();
  await answering.getByRole('button', { name: 'Lähetä palaute' }).click();
  await expect(answering.getByRole('heading', { name: 'Kiitos palautteestasi!' })).toBeVisible();
  await answering.close();
});

test('tools: a link opens its own window, the card tells how Kanta is reached', async ({ desk, context }) => {
  const { one } = desk;
  const tools = one.getByRole('navigation', { name: 'Työkalut' });
  for (const tool of ['TerveyskyläPRO']) {
    await tools.getByRole('button', { name: tool }).click();
    const opened = context.waitForEvent('page');
    await one.getByRole('region', { name: tool }).getByRole('button', { name: /^Avaa/ }).click();
    const page = await opened;
    await expect(page.getByRole('heading').first()).toBeVisible();
    expect(new URL(page.url()).origin).not.toBe(new URL(one.url()).origin);
    expect(await page.evaluate(() => window.opener)).toBeNull();
    await page.close();
  }
  await tools.getByRole('button', { name: /Kanta-katselin/ }).click();
  await expect(one.getByRole('heading', { name: 'Näin katsot asiakkaan Kanta-tiedot' })).toBeVisible();
});

/** Names of the databases of articles and services that hold something. */
const keptOn = (page: Page) =>
  page.evaluate(async () => {
    const done = <T>(request: IDBRequest<T>) =>
      new Promise<T>((resolve, reject) => {
        request.addEventListener('success', () => resolve(request.result));
        request.addEventListener('error', () => reject(request.error ?? new Error('no answer')));
      });
    const full = new Set<string>();
    for (const { name } of await indexedDB.databases()) {
      if (name === undefined || !/guidelines|services/.test(name)) continue;
      const database = await done(indexedDB.open(name));
      for (const store of database.objectStoreNames)
        if ((await done(database.transaction(store).objectStore(store).count())) > 0) full.add(name);
      database.close();
    }
    return [...full].sort();
  });

test('guidelines and services kept on the machine show although the core does not tell them', async ({ desk }) => {
  const { two } = desk;
  await expect(two.locator('.gl-row').first()).toBeVisible();
  await expect(two.locator('.st-row').first()).toBeVisible();
  const articles = await two.locator('.gl-row').count();
  // They are written to the machine some seconds after the start, not to slow it.
  await expect.poll(() => keptOn(two), { timeout: 20_000 }).toEqual(['tyopoyta-guidelines', 'tyopoyta-services']);
  let asked = 0;
  await two.routeWebSocket(/\/rpc/, (socket) => {
    const core = socket.connectToServer();
    socket.onMessage((message) => {
      if (/guidelines|serviceTray\/services/.test(message.toString())) asked += 1;
      else core.send(message);
    });
  });
  await two.reload();
  await expect(two.locator('.gl-row')).toHaveCount(articles);
  await expect(two.locator('.st-row').first()).toBeVisible();
  expect(asked).toBeGreaterThan(0);
});
