import { test } from '@playwright/test';
import { contactPane } from './counsellor.js';
import { banner, expect, pane, sharedDesk } from './desk.js';
import { keepsWcag } from './wcag.js';

const desk = sharedDesk({ launch: ['--demo-user', 'counsellor'] });
test.describe.configure({ mode: 'serial' });

const contacts = () => pane(desk().one, 'Yhteydenotot');
const bar = () => desk().one.getByRole('region', { name: 'Soivat ja meneillään olevat yhteydenotot' });

/** What the trainer's page does. */
async function demo(path: string, body: object): Promise<{ contactId: string }> {
  const { origin } = new URL(desk().workbench.ready.services.telephony ?? '');
  const answer = await fetch(`${origin}/demo/${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  return JSON.parse(await answer.text());
}

test('a parent’s call rings, is answered by the keyboard, and opens the child only when the professional confirms', async () => {
  const { one, two } = desk();
  await one.getByRole('tab', { name: 'Yhteydenotot' }).click();
  await contacts().getByRole('button', { name: 'Kirjaudu jonoihin' }).click();
  await expect(contacts()).toContainText('Valmiina');
  const { contactId } = await demo('contact', { caller: 'vanhempi' });
  await expect(bar()).toContainText('ehkä HEIKKILÄ, Jenna Maria · 1995');
  await one.keyboard.press('Control+Shift+U');
  await expect(bar().getByRole('button', { name: 'Lopeta puhelu' })).toBeVisible();
  await expect(one.getByText('puhelussa').first()).toBeVisible();
  await contacts().getByRole('radio', { name: 'Vanhempi tai huoltaja' }).check();
  await contacts().getByRole('button', { name: 'Näytä omaiset' }).click();
  const child = contacts()
    .getByRole('listitem')
    .filter({ hasText: /^HEIKKILÄ, Aada/ });
  await expect(child).toContainText('soittaja on äiti');
  await expect(banner(two)).toContainText('Ei asiakasta');
  await keepsWcag(one, 'contacts', '.te-pane', '.te-bar');
  await child.getByRole('button', { name: 'Vahvista asiakas' }).click();
  await expect(banner(two).getByRole('heading', { level: 1 })).toContainText('HEIKKILÄ, Aada');
  await expect(contacts()).toContainText('Asiakas Heikkilä Aada Sofia');
  // The call is reason enough: no purpose is asked.
  await expect(pane(two, 'Asiakaskooste')).not.toContainText('Valitse käyttötarkoitus');
  await contacts().getByRole('button', { name: 'Lupaa takaisinsoitto' }).click();
  await contacts().getByLabel('Mistä on kyse').fill('kuumeen seuranta');
  await contacts().getByRole('button', { name: 'Lupaa', exact: true }).click();
  await expect(contacts()).toContainText('Terveydenhuoltolaki 1326/2010 51 §');
  await demo('hangup', { contactId });
  await expect(contacts()).toContainText('Jälkityö');
  await contacts().getByRole('button', { name: 'Siirrä pois' }).click();
  await contacts().getByRole('button', { name: 'Hoidettu' }).click();
  await expect(contacts()).toContainText('Ei avoimia takaisinsoittoja.');
});

test('a client under turvakielto has no name before the caller has been identified, and is confirmed at the desk as well', async () => {
  const { one, two } = desk();
  await demo('contact', { caller: 'suojattu', agent: 'kymijoki-vuorantt' });
  await expect(bar()).toContainText('Suojattu asiakas: tunnista ensin');
  await bar().getByRole('button', { name: 'Vastaa' }).click();
  await contacts().getByLabel('Soittajan sanoma henkilötunnus').fill('010101-900X');
  await contacts().getByRole('button', { name: 'Tunnista', exact: true }).click();
  await expect(contacts()).toContainText('Nimeä ei näytetä.');
  await expect(contacts()).not.toContainText('KALLIO');
  await expect(contactPane(one)).toContainText('Suojattu asiakas: tunnista ensin');
  await expect(contactPane(one)).not.toContainText('KALLIO');
  await contacts().getByRole('radio', { name: 'Kysymyksillä' }).check();
  await contacts().getByLabel('Mitä kysyit').fill('lapsen nimi ja syntymäpäivä');
  await contacts().getByRole('button', { name: 'Tunnista', exact: true }).click();
  await expect(contacts()).toContainText('KALLIO, Sanna');
  await expect(banner(two)).not.toContainText('KALLIO');
  await contactPane(one).getByRole('button', { name: 'Vahvista asiakas' }).dblclick();
  await expect(banner(two)).toContainText('KALLIO');
  await expect(contactPane(one).locator('.desk-client')).toContainText('KALLIO, Sanna');
  await expect(contacts()).toContainText('Asiakas Kallio Sanna');
  await bar().getByRole('button', { name: 'Lopeta puhelu' }).click();
  await expect(one.getByRole('region', { name: 'Soivat ja meneillään olevat yhteydenotot' })).toBeHidden();
});

test('a chat is read and answered in the same list', async () => {
  const { contactId } = await demo('contact', { caller: 'chat', agent: 'kymijoki-vuorantt' });
  await bar().getByRole('button', { name: 'Ota' }).click();
  await expect(contacts().getByRole('log')).toContainText('Vuokra on kaksi kuukautta myöhässä');
  await contacts().getByLabel('Vastauksesi').fill('Hei! Katsotaan yhdessä.');
  await contacts().getByLabel('Vastauksesi').press('Enter');
  await expect(contacts().getByRole('log')).toContainText('Sinä');
  await demo('say', { contactId, text: 'Kiitos avusta' });
  await expect(contacts().getByRole('log')).toContainText('Kiitos avusta');
});
