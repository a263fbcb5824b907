import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { type Page, test } from '@playwright/test';
import * as z from 'zod';
import { root } from '../lib/demo.js';
import { banner, expect, pane, section, sharedDesk, worklistRow } from './desk.js';

const NOTE = 'Kuiskaa tämä vain asiakkaalle';
/** A need in words that stand nowhere else. */
const NEED = 'zxqvwkjhgq';
const COLLEAGUES = 'the directory of colleagues that screen 1 keeps';
const patientSchema = z.looseObject({
  resourceType: z.literal('Patient'),
  id: z.string(),
  identifier: z.array(z.looseObject({ value: z.string() })),
  name: z.array(z.looseObject({ family: z.string().optional(), given: z.array(z.string()).optional() })),
});
const bundleSchema = z.looseObject({ entry: z.array(z.looseObject({ resource: z.unknown() })) });

/** Everything that names a client of the demo county, apart from the pseudonymous id. */
async function demoIdentifiers() {
  const folder = join(root, 'seeds/kymijoki/clients');
  const files = (await readdir(folder)).filter((name) => /^km-\d+\.json$/.test(name));
  const bundles = await Promise.all(files.map(async (name) => readFile(join(folder, name), 'utf8')));
  const patients = bundles.flatMap((text) =>
    bundleSchema
      .parse(JSON.parse(text))
      .entry.map(({ resource }) => patientSchema.safeParse(resource).data)
      .filter((patient) => patient !== undefined),
  );
  const names = patients.flatMap(({ name }) =>
    name.flatMap(({ family = '', given = [] }) =>
      family === '' ? [] : given.flatMap((one) => [`${family}, ${one}`, `${family} ${one}`, `${one} ${family}`]),
    ),
  );
  return {
    ids: patients.map(({ id }) => id),
    codes: patients.flatMap(({ identifier }) => identifier.map(({ value }) => value)),
    names,
  };
}

const requests: string[] = [];
/** What our windows tell the core. Of a client much goes there, of a search nothing. */
const told: string[] = [];
const desk = sharedDesk({
  prepare: async (context, workbench) => {
    const own = new URL(workbench.ready.url).origin;
    context.on('request', (request) => {
      // The record system's own traffic is its own matter; ours and what comes from our pages is looked at.
      if (request.url().startsWith(own) || request.frame().url().startsWith(own)) {
        requests.push(`${request.url()} ${request.postData() ?? ''} ${request.headers()['referer'] ?? ''}`);
      }
    });
    context.on('page', (page) =>
      page.on('websocket', (socket) => socket.on('framesent', ({ payload }) => told.push(payload.toString()))),
    );
    await context.addInitScript(() => {
      Reflect.set(window, 'print', () => Reflect.set(window, 'printed', true));
      const told: unknown[] = [];
      Reflect.set(window, 'notified', told);
      class Watched {
        static permission = 'default';
        static requestPermission = () => Promise.resolve('denied');
        constructor(...args: unknown[]) {
          told.push(args);
        }
      }
      Reflect.set(window, 'Notification', Watched);
    });
  },
});

/**
 * All that a window of ours leaves in the browser, as text. The colleagues' directory stands apart: among its thousands
 * of invented people some have the same name as an invented client.
 */
const leftInBrowser = (page: Page) =>
  page.evaluate(async () => {
    const read = <T>(request: IDBRequest<T>) =>
      new Promise<T>((done, failed) => {
        request.addEventListener('success', () => done(request.result));
        request.addEventListener('error', () => failed(request.error));
      });
    const directory: unknown[] = [];
    const rest: unknown[] = [document.title, document.cookie, location.href, history.state];
    rest.push(JSON.stringify({ ...localStorage }), JSON.stringify({ ...sessionStorage }));
    for (const { name = '' } of await indexedDB.databases()) {
      const database = await read(indexedDB.open(name));
      const left = name === 'tyopoyta-directory' ? directory : rest;
      left.push(name);
      for (const store of database.objectStoreNames) {
        const content = database.transaction(store).objectStore(store);
        left.push(
          store,
          JSON.stringify(await read(content.getAll())),
          JSON.stringify(await read(content.getAllKeys())),
        );
      }
      database.close();
    }
    for (const name of await caches.keys()) {
      const cache = await caches.open(name);
      for (const request of await cache.keys()) {
        rest.push(request.url, await (await cache.match(request))?.text());
      }
    }
    rest.push(Reflect.get(window, 'notified'));
    return { directory: JSON.stringify(directory), rest: JSON.stringify(rest) };
  });

test('after a busy day no client can be found in anything that stays', async () => {
  test.slow();
  const { one, two, aptj, context, workbench } = desk();
  const { ids, codes, names } = await demoIdentifiers();
  expect(ids.length).toBeGreaterThanOrEqual(50);
  expect(codes.length).toBeGreaterThanOrEqual(50);
  const tray = two.getByRole('complementary', { name: 'Asiakkaan tarjotin' });
  const titles: string[] = [];
  const opened = names.filter((name) =>
    /Saarikoski.*Aune|Aune.*Saarikoski|Koskinen.*Eero|Eero.*Koskinen|Laine.*Mikael|Mikael.*Laine/.test(name),
  );
  expect(opened.length).toBeGreaterThanOrEqual(9);

  for (const name of ['SAARIKOSKI', 'KOSKINEN', 'LAINE']) {
    await worklistRow(desk(), name).click();
    await expect(banner(two).getByRole('heading', { level: 1 })).toContainText(name);
    await expect(
      section(two, 'Diagnoosit ja hoidon syyt')
        .getByRole('listitem')
        .or(section(two, 'Diagnoosit ja hoidon syyt').locator('tr'))
        .first(),
    ).toBeVisible();
    await two
      .getByRole('button', { name: /^Lisää tarjottimelle/ })
      .first()
      .click();
    await tray.getByRole('button', { name: /^Viesti asiakkaalle/ }).click();
    await tray.getByRole('textbox').fill(`${NOTE} ${name}`);
    await tray.getByRole('button', { name: 'Anna asiakkaalle…' }).click();
    const giving = two.getByRole('dialog', { name: 'Anna asiakkaalle' });
    await giving.getByRole('button', { name: 'Tulosta' }).click();
    await expect.poll(() => two.evaluate(() => Reflect.get(window, 'printed'))).toBe(true);
    titles.push(await one.title(), await two.title());
    await two.evaluate(() => window.dispatchEvent(new Event('afterprint')));
    await giving.getByRole('button', { name: 'Sulje' }).click();
  }
  await banner(two).getByRole('button', { name: 'Näytä koko henkilötunnus' }).click();
  await expect(banner(two)).toContainText(/\d{6}[-A]9\d\d/);
  for (const query of ['saarikoski', '140348-928S']) {
    await two.keyboard.press('Control+k');
    await two.getByRole('combobox', { name: 'Hae tai suorita' }).fill(query);
    await expect(two.getByRole('option', { name: /SAARIKOSKI/ })).toBeVisible();
    await two.keyboard.press('Escape');
  }
  // What is searched for with the client in mind, and the filters that the client's situation proposes, stay in the window.
  const services = pane(two, 'Palvelutarjotin');
  const before = told.length;
  await services.getByRole('searchbox').fill(NEED);
  await expect(services.getByText(`Ei palveluja haulla ”${NEED}”`)).toBeVisible();
  await services.getByRole('searchbox').fill('');
  await services.locator('.st-proposals button').first().click();
  await expect(services.getByRole('button', { name: /^Poista suodatin: / }).first()).toBeVisible();
  expect(before).toBeGreaterThan(5);
  expect(told.slice(before).filter((sent) => /"(chosen|theme|municipality|language)"/.test(sent))).toEqual([]);
  await pane(two, 'Kollegat').getByRole('searchbox').fill('lääkäri');
  await pane(two, 'Kirjaamisohjeet').getByRole('searchbox').fill('puhelu');
  await one
    .getByRole('button', { name: 'Tumma' })
    .or(one.getByRole('button', { name: /Ulkoasu/ }))
    .first()
    .click();
  await one.keyboard.press('Escape');
  await aptj.getByTestId('close-client').click();
  await expect(banner(two)).toContainText('Ei asiakasta');

  // What the windows keep on purpose (services, articles, colleagues) is there before it is looked through.
  for (const kept of ['tyopoyta-services', 'tyopoyta-directory'])
    await expect.poll(async () => JSON.stringify(await leftInBrowser(two)), { timeout: 20_000 }).toContain(kept);
  const { dataDir } = workbench;
  const files = await readdir(dataDir, { recursive: true, withFileTypes: true });
  const stored = await Promise.all(
    files
      .filter((file) => file.isFile())
      .map(async (file) => [file.name, await readFile(join(file.parentPath, file.name), 'utf8')]),
  );
  const ours = (text: string) => !text.startsWith('about:');
  const frames = [one, two].flatMap((page) =>
    page
      .frames()
      .map((frame) => frame.url())
      .filter(ours),
  );
  const [left, leftOfTwo] = [await leftInBrowser(one), await leftInBrowser(two)];
  const cookies = JSON.stringify(await context.cookies());
  const places: [string, string][] = [
    ['browser storage of screen 1', left.rest],
    ['browser storage of screen 2', leftOfTwo.rest],
    [COLLEAGUES, left.directory],
    ['window titles', titles.join('\n')],
    ['addresses of frames', frames.join('\n')],
    ['requests of our windows', requests.join('\n')],
    ['cookies', cookies],
    ['what the program printed', workbench.output()],
    ...stored.map(([name = '', text = '']): [string, string] => [`the file ${name}`, text]),
  ];
  expect(told.filter((sent) => sent.includes(NEED))).toEqual([]);
  // The places are really there: an empty look would prove nothing.
  expect(stored.map(([name]) => name)).toEqual(expect.arrayContaining(['access-log.jsonl', 'workbench.log']));
  expect(requests.length).toBeGreaterThan(5);

  for (const [place, text] of places) {
    const mayHoldIds = place === 'the file access-log.jsonl';
    const namesHere = place === COLLEAGUES ? opened : names;
    const secrets = [...codes, ...namesHere, NOTE, NEED, ...(mayHoldIds ? [] : ids)];
    const found = secrets.filter((secret) => text.toLowerCase().includes(secret.toLowerCase()));
    expect(found, place).toEqual([]);
  }

  const log = (stored.find(([name]) => name === 'access-log.jsonl')?.[1] ?? '').trim().split('\n');
  expect(log.map((line) => z.looseObject({ action: z.string() }).parse(JSON.parse(line)).action)).toEqual(
    expect.arrayContaining(['clientOpened', 'identityCodeRevealed', 'clientClosed']),
  );
  expect(log.some((line) => line.includes('"Patient/km-1001"'))).toBe(true);
  expect(await two.evaluate(() => JSON.stringify(Reflect.get(window, 'notified')))).toBe('[]');
});
