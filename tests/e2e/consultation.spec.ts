import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type BrowserContext, type Page, test } from '@playwright/test';
import * as z from 'zod';
import county from '../../seeds/kymijoki/county.json' with { type: 'json' };
import { freePort, prepareHub } from '../lib/county-hub.js';
import { type RunningWorkbench, startWorkbench } from '../lib/demo.js';
import { contactCentre, contactPane, record, tell } from './counsellor.js';
import { type Desk, banner, closeClient, expect, openDesk, openInAptj, pane } from './desk.js';
import { openSummary } from './open-summary.js';

// Two workbenches on one demo county, and the county's hub as a process of its own. A weekday at noon.
test.describe.configure({ mode: 'serial' });

const CLOCK = { DEMO_CLOCK: '2026-11-23T11:30:00+02:00,1' };
const LOST = /WebSocket|ERR_CONNECTION/;
const sharedSchema = z.object({ environment: z.object({ DEMO_IDP: z.string(), DEMO_DIRECTORY: z.string() }) });

let hub: Awaited<ReturnType<typeof prepareHub>>;
const running: { workbench: RunningWorkbench; context: BrowserContext }[] = [];
/** The counsellor with a client on the line, and the social worker who is asked. */
let asker: Desk;
let expert: Desk;

test.beforeAll(async ({ browser }) => {
  test.setTimeout(180_000);
  const port = await freePort();
  const open = async (options: string[]) => {
    const workbench = await startWorkbench(options, CLOCK);
    const context = await browser.newContext({
      viewport: { width: 1920, height: 1080 },
      locale: 'fi-FI',
      timezoneId: 'Europe/Helsinki',
      permissions: ['clipboard-read', 'clipboard-write'],
    });
    running.push({ workbench, context });
    return { workbench, context };
  };
  const first = await open(['--demo-user', 'counsellor', '--hub', `http://127.0.0.1:${port}`]);
  const { dataDir } = first.workbench;
  const { environment } = sharedSchema.parse(JSON.parse(readFileSync(join(dataDir, 'demo-county.json'), 'utf8')));
  hub = await prepareHub(
    {
      identityProvider: { issuer: environment.DEMO_IDP, audience: county.identityProvider.audience },
      directory: { kind: 'scim', url: environment.DEMO_DIRECTORY },
      policy: county.hub.policy,
    },
    port,
  );
  await hub.start();
  const second = await open(['--demo-user', 'socialWorker', '--join', dataDir]);
  asker = await openDesk(first.workbench, first.context);
  expert = await openDesk(second.workbench, second.context);
  // Only the demo user of the first is let in without a click.
  await expert.one.getByRole('button', { name: /Kirjaudu: Riikka Salonpää/ }).click();
});
test.afterAll(async () => {
  // The second first: it lives on what the first has started.
  for (const { workbench, context } of running.toReversed()) {
    await context.close();
    await workbench.stop();
  }
  await hub.remove();
});
test.afterEach(() => {
  const unforeseen = [asker, expert].flatMap(({ errors }) => errors.splice(0)).filter((error) => !LOST.test(error));
  expect(unforeseen).toEqual([]);
});

const requests = (page: Page) => pane(page, 'Konsultaatiot');
const ringOf = (page: Page) => page.getByRole('region', { name: 'Saapuvat konsultaatiopyynnöt' });
const ownState = (page: Page) => page.getByRole('button', { name: /^Oma tila/ });

/** Asks a colleague from their row of the colleagues' pane, and sends the request with the open client and the contact at hand. */
async function ask(topic: string, kind: 'Konsultaatio' | 'Asiakkaan siirto'): Promise<void> {
  const { two } = asker;
  await two.getByRole('tab', { name: /^Kollegat/ }).click();
  const colleagues = pane(two, 'Kollegat');
  await colleagues.getByRole('searchbox').first().fill('salonpää riikka');
  await colleagues.getByRole('button', { name: 'Pyydä konsultaatio: Riikka Salonpää' }).first().click();
  const dialog = two.getByRole('dialog', { name: /^(Uusi konsultaatiopyyntö|Siirto kollegalle)$/ });
  await expect(dialog.getByText('Luonnos on koottu siitä, minkä näet koosteessa nyt.')).toBeVisible();
  await dialog.getByRole('radio', { name: new RegExp(`^${kind}`) }).check();
  await dialog.getByRole('textbox', { name: /^Aihe/ }).fill(topic);
  await dialog.getByRole('textbox', { name: /^Toimintaehdotus/ }).fill('Voiko toimeentulotukea hakea nyt?');
  await dialog.getByRole('button', { name: /^Lähetä pyyntö/ }).click();
  await expect(dialog).toBeHidden();
}

/** What the access log of a workbench says of consultations. */
const logOf = ({ workbench }: Desk): string => readFileSync(join(workbench.dataDir, 'access-log.jsonl'), 'utf8');

test('a client on the line: a Swedish-speaking social worker is found, asked with a hand-over, answers, and it is recorded', async () => {
  test.setTimeout(120_000);
  await expect(ownState(expert.one)).toContainText('Vapaa', { timeout: 30_000 });
  const centre = contactCentre(asker);
  await centre.answer(await centre.ring({ channel: 'voice', queueId: 'asiakasohjaus', ani: '05 000 9999' }));
  await expect(contactPane(asker.one)).toContainText('Linjalla');
  await openInAptj(asker, 'km-1040', 'Forsström');
  await openSummary(asker.two);
  await contactPane(asker.one).getByRole('button', { name: 'Koskee tätä asiakasta' }).click();
  await tell(asker.one, 'Vuokra on maksamatta, hillasuo.');
  const desk = contactPane(asker.one);
  await desk.getByLabel('Oma rivi kirjaukseen').fill('Häätöuhka on annettu tiedoksi.');
  await desk.getByRole('button', { name: 'Lisää' }).click();
  await desk.getByRole('button', { name: 'Lupaa', exact: true }).click();
  await desk.getByLabel('Mitä luvataan?').selectOption('Viesti');
  await desk.getByLabel('Asia lyhyesti').fill('ohje maksusuunnitelmasta');
  await desk.getByRole('button', { name: 'Kirjaa lupaus' }).click();
  // An open client is seen by others as a client, and never as whom.
  await expect(ownState(asker.one)).toContainText('Varattu');

  // Whoever is free, does social work and speaks the client's language: the list is narrowed to those, and she is one.
  const colleagues = pane(asker.two, 'Kollegat');
  await colleagues.getByRole('button', { name: /^Lisää/ }).click();
  await colleagues.getByRole('combobox', { name: 'Kieli' }).selectOption('sv');
  await colleagues.getByRole('combobox', { name: 'Ammattiryhmä' }).selectOption('socialWorker');
  await colleagues.getByRole('button', { name: 'Vapaa nyt' }).click();
  await ask('Toimeentulon turvaaminen', 'Asiakkaan siirto');

  // The contact goes along: she sees it before she takes it, and says why not now.
  const ring = ringOf(expert.two);
  const page = requests(expert.two);
  await expect(ring).toContainText('Yhteydenoton siirto');
  await expect(desk).toContainText('Siirretään: Riikka Salonpää');
  await ring.getByRole('button', { name: 'Katso' }).click();
  await expect(page).toContainText('Soittaja on yhä linjalla: Antti Vuorela');
  await expect(page.getByText('Vuokra on maksamatta, hillasuo.').first()).toBeVisible();
  await page.getByRole('button', { name: 'Ei nyt, koska…' }).click();
  await page.getByLabel(/^Miksi et nyt ehdi/).fill('Vastaanotolla vartin');
  await page.getByLabel(/^Miksi et nyt ehdi/).press('Enter');
  await expect(desk).toContainText('Riikka Salonpää ei ota nyt: Vastaanotolla vartin');
  // Asked anew, nothing is written again; this time she takes it, and the contact goes over.
  await desk.getByRole('button', { name: 'Kysy toiselta' }).click();
  const again = asker.one.getByRole('dialog', { name: 'Siirto kollegalle' });
  await again.getByRole('radio', { name: 'Henkilö' }).check();
  await again.getByRole('searchbox').fill('salonpää riikka');
  await again.getByRole('button', { name: /Riikka Salonpää/ }).click();
  await expect(again.getByRole('textbox', { name: /^Aihe/ })).toHaveValue('Toimeentulon turvaaminen');
  await again.getByRole('button', { name: /^Lähetä pyyntö/ }).click();
  await ring.getByRole('button', { name: /^Ota vastaan/ }).click();
  await expect(page.getByRole('heading', { name: 'Toimeentulon turvaaminen' })).toBeVisible();
  await expect(page).toContainText('Voiko toimeentulotukea hakea nyt?');
  await expect(banner(expert.two)).toContainText('Ei asiakasta');
  // At hers it is hers to keep what was promised; the counsellor has only their own part to record.
  await expect(desk).toContainText('Riikka Salonpää otti yhteydenoton');
  await expect(desk).toContainText('Siirtyi: Riikka Salonpää');
  expect(await record(asker.one)).toContain('Häätöuhka on annettu tiedoksi.');
  await expect(desk.getByLabel('Siirrettiin kollegalle')).toBeChecked();
  await desk.getByRole('button', { name: 'Päätä yhteydenotto' }).click();

  await page.getByRole('button', { name: 'Avaa yhteydenotto' }).click();
  await expect(banner(expert.two)).not.toContainText('Ei asiakasta');
  const received = contactPane(expert.two);
  await expect(received).toContainText('Siirretty sinulle: Antti Vuorela');
  await expect(received.getByRole('textbox', { name: 'Yhteydenoton syy' })).toHaveValue(/hillasuo/);
  await expect(received).toContainText('kirjaa: Antti Vuorela');
  await received.getByRole('button', { name: 'Ota omaan kirjaukseen' }).click();
  await expect(received).toContainText('teki: Antti Vuorela');
  await expect(received).toContainText('Viesti: ohje maksusuunnitelmasta');
  await expert.two.getByRole('tab', { name: 'Asiakaskooste' }).click();
  await expect(pane(expert.two, 'Asiakaskooste')).toContainText('Konsultaatio · Toimeentulon turvaaminen');
  const opened = logOf(expert);
  expect(opened).toContain('"action":"consultationOpened"');
  expect(opened).toContain('"ground":"relationship:consultation"');
  expect(logOf(asker)).toContain('"action":"consultationSent"');
  await expect(requests(asker.two)).toContainText('Kollega avasi asiakkaan klo');

  await page.getByRole('textbox', { name: 'Vastaus tai viesti' }).fill('Kyllä, haetaan yhdessä tänään.');
  await page.getByRole('button', { name: /^Lähetä vastaus/ }).click();
  const own = requests(asker.two);
  await expect(own).toContainText('Kyllä, haetaan yhdessä tänään.');
  await own.getByRole('button', { name: /^Päätä konsultaatio/ }).click();
  await own.getByRole('button', { name: 'Päätä', exact: true }).click();
  await expect(page).toContainText('Antti Vuorela päätti');
  await own.getByRole('button', { name: 'Kopioi kirjattavaksi' }).click();
  await expect(own).toContainText('Teksti on leikepöydällä.');
  const text = await asker.two.evaluate(() => navigator.clipboard.readText());
  expect(text).toContain('Pyytäjä: Antti Vuorela, asiakasohjaaja, Asiakasohjaus');
  expect(text).toContain(
    'Riikka Salonpää, sosiaalityöntekijä, Aikuissosiaalityö (vastaus): Kyllä, haetaan yhdessä tänään.',
  );
  await own.getByRole('button', { name: 'Kaikki pyynnöt' }).click();
});

test('the hub is killed in the middle of a second consultation and started again: nothing is lost or doubled', async () => {
  test.setTimeout(150_000);
  // With a client open she is not rung.
  await closeClient(expert);
  await expect(ownState(expert.one)).toContainText('Vapaa');
  await ask('Vuokrarästi', 'Konsultaatio');
  await ringOf(expert.two)
    .getByRole('button', { name: /^Hyväksy/ })
    .click();
  const [own, page] = [requests(asker.two), requests(expert.two)];
  await expect(page.getByRole('heading', { name: 'Vuokrarästi' })).toBeVisible();
  await own.getByRole('textbox', { name: 'Viesti' }).fill('Häätö on ensi viikolla.');
  await own.getByRole('button', { name: /^Lähetä viesti/ }).click();
  await expect(page).toContainText('Häätö on ensi viikolla.');

  await hub.kill();
  await expect(own).toContainText('Ei yhteyttä keskukseen.');
  await own.getByRole('textbox', { name: 'Viesti' }).fill('Vuokranantaja odottaa soittoa.');
  await own.getByRole('button', { name: /^Lähetä viesti/ }).click();
  // That the other's words have been seen may wait with it.
  await expect(own).toContainText(/\d toiminto(a)? odottaa lähettämistä/);
  await page.getByRole('textbox', { name: 'Vastaus tai viesti' }).fill('Soitan vuokranantajalle heti.');
  await page.getByRole('button', { name: /^Lähetä vastaus/ }).click();
  // Leaving now would lose it: that is asked first.
  await asker.two.getByRole('button', { name: 'Kirjaudu ulos' }).click();
  const warning = asker.two.getByRole('dialog', { name: 'Konsultaatiossa on lähettämättä jäänyttä' });
  await warning.getByRole('button', { name: 'Jää odottamaan' }).click();
  await expect(warning).toBeHidden();
  await hub.start();

  for (const side of [own, page]) {
    for (const text of ['Häätö on ensi viikolla.', 'Vuokranantaja odottaa soittoa.', 'Soitan vuokranantajalle heti.'])
      await expect(side.getByRole('listitem').filter({ hasText: text })).toHaveCount(1, { timeout: 40_000 });
    await expect(side).not.toContainText('odottaa lähettämistä');
  }
});
