import { type Browser, test } from '@playwright/test';
import { startWorkbench } from '../lib/demo.js';
import { filesOf } from '../lib/files-of.js';
import {
  card,
  close,
  contactCentre,
  contactPane,
  endings,
  handOver,
  isNew,
  park,
  record,
  resume,
  serve,
  tell,
} from './counsellor.js';
import { type Desk, banner, closeClient, expect, openDesk, pane, sharedDesk } from './desk.js';
import { keepsWcag } from './wcag.js';

const desk = sharedDesk({
  launch: ['--demo-user', 'counsellor'],
  prepare: (context) => context.grantPermissions(['clipboard-read', 'clipboard-write']),
});

const voice = (ani: string) => ({ channel: 'voice', queueId: 'asiakasohjaus', ani });
// What each client tells holds a word that nobody else's may.
const AUNE = ['Saarikoski', 'Aune'] as const;
const EERO = ['Koskinen', 'Eero'] as const;
const DANYLO = ['Kovalenko', 'Danylo'] as const;
const SANNA = ['Kallio', 'Sanna'] as const;
const GUNNAR = ['Lindroos', 'Gunnar'] as const;
const MIKAEL = ['Laine', 'Mikael'] as const;
const WORDS = ['usvaportti', 'hillasuo', 'tuulimylly', 'lumilinna', 'sammalkivi', 'joutsenlampi'];

/** A colleague's workbench on the same county and hub. */
async function openColleague(dataDir: string, browser: Browser): Promise<Desk> {
  const workbench = await startWorkbench(['--demo-user', 'socialWorker', '--join', dataDir]);
  const context = await browser.newContext({ viewport: { width: 1920, height: 1080 }, locale: 'fi-FI' });
  const colleague = await openDesk(workbench, context);
  await colleague.one.getByRole('button', { name: /Kirjaudu: Riikka Salonpää/ }).click();
  await expect(colleague.one.getByRole('button', { name: /^Oma tila/ })).toContainText('Vapaa', { timeout: 30_000 });
  return colleague;
}

test('a morning of twelve contacts: each ends rightly recorded, and nothing of one client is in another', async ({
  browser,
}) => {
  test.setTimeout(150_000);
  const at = desk();
  const { one, two, workbench } = at;
  const coming = openColleague(workbench.dataDir, browser);
  const centre = contactCentre(at);
  const texts: Record<string, string> = {};
  const come = async (contact: object, channel: string) => {
    const id = await centre.ring(contact);
    await centre.answer(id);
    await isNew(one, channel);
    return id;
  };
  await expect(contactPane(one)).toContainText('Ei yhteydenottoa käsittelyssä');

  // 1, put aside with a promise; its caller waits on the line.
  await come(voice('+358 5 000 1001'), 'Puhelu');
  await expect(contactPane(one)).toContainText('Linjalla');
  await serve(at, AUNE, 'Kysyy rollaattoria, usvaportti.');
  await contactPane(one).getByRole('button', { name: 'Lupaa', exact: true }).click();
  await contactPane(one).getByLabel('Asia lyhyesti').fill('lainataan usvaportti');
  await contactPane(one).getByRole('button', { name: 'Kirjaa lupaus' }).click();
  await park(one, 'selvitän lainaamon');
  await expect(card(one, 'selvitän lainaamon')).toContainText('Pidossa');

  // 2, a chat, put aside; 3, a parent calls about a child, put aside: three wait, each with its own.
  await come({ channel: 'chat', queueId: 'chat', text: 'Hei!' }, 'Chat');
  await serve(at, EERO, 'Vuokraa maksamatta, hillasuo.');
  // The reason puts the form that fits it first; which one is begun is the counsellor's to say.
  await contactPane(one).getByRole('button', { name: 'Avaa arviointi' }).click();
  const fitting = pane(one, 'Tarpeen arviointi').getByRole('listitem').first();
  await expect(fitting).toContainText('Velat ja vuokrarästit');
  await expect(fitting).toContainText('Sopii syyhyn: ’Vuokraa, maksamatta’');
  await park(one, 'odottaa liitettä');
  await come(voice('05 000 3013'), 'Puhelu');
  await serve(at, DANYLO, 'Lapsella kuumetta, tuulimylly.');
  await contactPane(one).getByLabel('Huoltaja').click();
  await contactPane(one).getByLabel('Yhteydenottajan nimi ja suhde asiakkaaseen').fill('äiti');
  await keepsWcag(one, 'a contact at hand while two wait', '[data-pane="desk"]');
  await park(one, 'kysyn hoitajalta');
  for (const cue of ['selvitän lainaamon', 'odottaa liitettä', 'kysyn hoitajalta'])
    await expect(card(one, cue)).toBeVisible();
  // A card tells no more than a parked client's tab.
  const side = (await contactPane(one).getByRole('complementary').textContent()) ?? '';
  expect(WORDS.filter((word) => side.toLowerCase().includes(word))).toEqual([]);

  // 4 hangs up before anybody has answered; 5 has the wrong number: nothing of anybody is kept.
  await centre.hangUp(await centre.ring(voice('05 000 9999')));
  await come({ ...voice(''), aniHidden: true }, 'Puhelu');
  await close(one, 'Väärä numero');
  expect(await endings(one)).toEqual(['Väärä numero', 'Katkesi ennen aikojaan']);

  // 6, turvakielto: told beside the name. While it goes on, 7 rings and is answered: 6 waits with its client.
  await come(voice('05 000 1022'), 'Puhelu');
  await serve(at, SANNA, 'Kysyy perhepalveluista, lumilinna.');
  await expect(contactPane(one).locator('.desk-client')).toContainText('Turvakielto');
  await come(voice('05 000 3008'), 'Puhelu');
  await expect(contactPane(one)).not.toContainText('lumilinna');
  await serve(at, GUNNAR, 'Kysyy aterioista, sammalkivi.');
  // What the contact is about goes along to booking, and to no other contact.
  await contactPane(one).getByRole('button', { name: 'Avaa ajanvaraus' }).click();
  await expect(pane(one, 'Ajanvaraus').locator('.ap-wish')).toContainText('Kysyy aterioista, sammalkivi.');
  texts['sammalkivi'] = await record(one);
  await close(one, 'Neuvonta ja ohjaus');

  // What was begun first is gone on with: a promise stands in the way of the end until it is dealt with.
  await resume(one, 'selvitän lainaamon', 'Saarikoski');
  await expect(contactPane(one)).toContainText('Linjalla');
  await contactPane(one).getByRole('button', { name: 'Siirry kirjaamaan' }).click();
  await expect(contactPane(one)).toContainText('Yksi lupaus on auki');
  await contactPane(one).getByRole('button', { name: 'Takaisin käsittelyyn' }).click();
  await contactPane(one).getByRole('button', { name: 'Siirrä seurantaan' }).click();
  await contactPane(one).getByLabel('Minä päivänä?').fill('2030-01-15');
  await contactPane(one).getByRole('button', { name: 'Siirrä', exact: true }).click();
  await expect(contactPane(one)).toContainText('Seurantaan 15.1.2030');
  texts['usvaportti'] = await record(one);
  await close(one, 'Jatkuu seurannassa');
  await expect(contactPane(one)).toContainText('Seurattavat');

  await resume(one, 'kysyn hoitajalta', 'Kovalenko');
  texts['tuulimylly'] = await record(one);
  expect(texts['tuulimylly']).toContain('Yhteydenottaja: huoltaja (äiti).');
  await close(one, 'Asia hoidettiin');
  await card(one, 'KALLIO').getByRole('button', { name: 'Jatka' }).click();
  await expect(banner(two)).toContainText('KALLIO');
  texts['lumilinna'] = await record(one);
  await close(one, 'Ohjattiin palveluun');
  await resume(one, 'odottaa liitettä', 'Koskinen');
  texts['hillasuo'] = await record(one);
  await close(one, 'Asia hoidettiin');

  // 8, a form; 9, advice to somebody who did not say who they are; 10, a chat that breaks off.
  await closeClient(at);
  await come({ channel: 'digital', queueId: 'asiakasohjaus' }, 'Sähköinen yhteydenotto');
  await serve(at, MIKAEL, 'Hakemus on kesken, joutsenlampi.');
  // It goes to a colleague, who gets this contact and nothing of the others; the counsellor closes their own part.
  await contactPane(one).getByRole('button', { name: 'Lupaa', exact: true }).click();
  await contactPane(one).getByLabel('Asia lyhyesti').fill('kerrotaan joutsenlampi');
  await contactPane(one).getByRole('button', { name: 'Kirjaa lupaus' }).click();
  const colleague = await coming;
  await handOver(one, 'salonpää riikka', 'Hakemus kesken');
  await colleague.two.getByRole('button', { name: /^Ota vastaan/ }).click();
  await colleague.two.getByRole('button', { name: 'Avaa yhteydenotto' }).click();
  await expect(contactPane(colleague.two)).toContainText('Siirretty sinulle: Antti Vuorela');
  await expect(banner(colleague.two)).toContainText('LAINE');
  const reason = contactPane(colleague.two).getByRole('textbox', { name: 'Yhteydenoton syy' });
  await expect(reason).toHaveValue('Hakemus on kesken, joutsenlampi.');
  const taken = [await reason.inputValue(), await colleague.two.locator('body').innerText()].join(' ').toLowerCase();
  expect(WORDS.filter((word) => taken.includes(word))).toEqual(['joutsenlampi']);
  await expect(contactPane(one)).toContainText('Riikka Salonpää otti yhteydenoton');
  // The promised call is hers to make, once: at the contact centre the counsellor's has been taken back.
  await expect(contactPane(one)).toContainText('Siirtyi: Riikka Salonpää');
  await contactPane(colleague.two).getByRole('button', { name: 'Tehty', exact: true }).click();
  await expect
    .poll(async () => (await centre.numberlessCallBacks()).toSorted())
    .toEqual(['CANCELLED kymijoki-vuorantt', 'COMPLETED kymijoki-saloriik']);
  texts['joutsenlampi'] = await record(one);
  await close(one, 'Siirrettiin kollegalle');
  await closeClient(at);
  await come(voice('05 000 9999'), 'Puhelu');
  await tell(one, 'Kysyy aukioloaikoja.');
  await close(one, 'Yleinen neuvonta, ei tunnistettu');
  const chat = await come({ channel: 'chat', queueId: 'chat', text: 'Moi' }, 'Chat');
  await centre.hangUp(chat);
  await expect(contactPane(one)).toContainText('Päättynyt');
  await close(one, 'Katkesi ennen aikojaan');

  // 11, by hand: nobody rang. 12, whoever hung up is called back: the centre's promise is taken, called and kept.
  await contactPane(one).getByRole('button', { name: 'Aloita ilman asiakasta' }).click();
  await close(one, 'Väärä numero');
  await contactPane(one).getByRole('button', { name: 'Ota hoidettavaksi' }).click();
  await isNew(one, 'Takaisinsoitto');
  await contactPane(one).locator('.desk-call').getByRole('button', { name: 'Soita' }).click();
  await expect(contactPane(one).locator('.desk-head')).toContainText('Linjalla');
  await contactPane(one).getByRole('button', { name: 'Tehty', exact: true }).click();
  await close(one, 'Yleinen neuvonta, ei tunnistettu');
  expect(await endings(one)).toHaveLength(12);

  // Each text tells of its own client, and of nobody else's matter.
  for (const [word, text] of Object.entries(texts))
    expect(
      WORDS.filter((other) => text.toLowerCase().includes(other)),
      text,
    ).toEqual([word]);
  expect(Object.keys(texts)).toHaveLength(WORDS.length);
  await expect(pane(one, 'Muistiinpano')).toContainText('Muistiinpano kirjoitetaan asiakkaasta, joka on auki');
  // Nothing of what was told is at the contact centre, in the program's log, or in any file.
  const places = [workbench.dataDir, colleague.workbench.dataDir];
  const stored = (await Promise.all(places.map(filesOf))).flat();
  expect(stored.map(({ name }) => name)).toEqual(expect.arrayContaining(['access-log.jsonl', 'workbench.log']));
  const people = [AUNE, EERO, DANYLO, SANNA, GUNNAR, MIKAEL].map(([family]) => family.toLowerCase());
  const printed = [workbench, colleague.workbench].map((each) => ['what the program printed', each.output()] as const);
  for (const [place, text] of [...stored.map(({ name, text }) => [name, text] as const), ...printed]) {
    const own = /^(access-log\.jsonl|workbench\.log|what )/.test(place) ? people : [];
    expect(
      [...WORDS, ...own].filter((secret) => text.toLowerCase().includes(secret)),
      place,
    ).toEqual([]);
  }
  const heard = (await centre.knows()).toLowerCase();
  expect(WORDS.filter((word) => heard.includes(word))).toEqual([]);
  expect(colleague.errors).toEqual([]);
  await colleague.context.close();
  await colleague.workbench.stop();
});
