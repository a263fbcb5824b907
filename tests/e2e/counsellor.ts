import { type Locator, type Page, expect } from '@playwright/test';
import * as z from 'zod';
import { type Desk, banner, pane } from './desk.js';
import { openByPalette } from './palette.js';

/** Subject of the demo county's counsellor, who is an agent of the contact centre. */
const AGENT = 'kymijoki-vuorantt';
const TOKEN = 'demo-kontaktikeskus';

const callBacksSchema = z.object({
  callbacks: z.array(z.object({ ani: z.string().optional(), state: z.string(), assignedTo: z.string().optional() })),
});

/** The contact centre of the demo county, by which phones ring, and the counsellor's own phone there. */
export function contactCentre({ workbench }: Desk) {
  const api = workbench.ready.services.telephony ?? '';
  const post = async (url: string, body: object): Promise<Record<string, unknown>> => {
    const response = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${TOKEN}` },
      body: JSON.stringify(body),
    });
    expect(response.status).toBe(200);
    return Object(JSON.parse(await response.text()));
  };
  const demo = (path: string, body: object) => post(`${new URL(api).origin}/demo/${path}`, body);
  return {
    async ring(contact: object): Promise<string> {
      return String((await demo('contact', { ...contact, agent: AGENT }))['contactId']);
    },
    answer: (id: string) => post(`${api}/contacts/${id}/accept`, { agent: AGENT }),
    hangUp: (contactId: string) => demo('hangup', { contactId }),
    /** Call-backs promised to who came without a number, each with its state and whose it is. */
    async numberlessCallBacks(): Promise<string[]> {
      const { callbacks } = callBacksSchema.parse(await (await fetch(`${new URL(api).origin}/demo/state`)).json());
      return callbacks.filter(({ ani }) => ani === undefined).map(({ state, assignedTo }) => `${state} ${assignedTo}`);
    },
    /** All that it has been told. */
    knows: async () => (await fetch(`${new URL(api).origin}/demo/state`)).text(),
  };
}

/** The counselling desk on screen 1. */
export const contactPane = (page: Page): Locator => pane(page, 'Yhteydenoton käsittely');
const head = (page: Page) => contactPane(page).locator('.desk-head');
const side = (page: Page) => contactPane(page).getByRole('complementary', { name: 'Muut yhteydenotot' });
export const card = (page: Page, text: string) =>
  side(page)
    .getByRole('listitem')
    .filter({ has: page.getByRole('button', { name: 'Jatka' }) })
    .filter({ hasText: text });

/** The contact at hand is one whose client nobody knows yet. */
export async function isNew(page: Page, channel: string): Promise<void> {
  await expect(head(page)).toContainText(channel);
  await expect(head(page)).toContainText('Asiakasta ei ole tunnistettu');
  await expect(banner(page)).toContainText('Ei asiakasta');
}

/** Finds the client, confirms that the contact is about them, and writes what they tell. */
export async function serve({ one }: Desk, [family, given]: readonly [string, string], tells: string): Promise<void> {
  await openByPalette(one, family, given);
  // The call itself never says who it is.
  await expect(head(one)).toContainText('Asiakasta ei ole tunnistettu');
  await contactPane(one).getByRole('button', { name: 'Koskee tätä asiakasta' }).click();
  await expect(head(one)).toContainText(family.toLocaleUpperCase('fi'));
  await tell(one, tells);
}
export async function tell(page: Page, text: string): Promise<void> {
  await contactPane(page).getByRole('textbox', { name: 'Yhteydenoton syy' }).fill(text);
}
export async function park(page: Page, cue: string): Promise<void> {
  await contactPane(page).getByRole('button', { name: 'Pane odottamaan' }).first().click();
  await contactPane(page)
    .getByLabel(/Miksi palataan/)
    .fill(cue);
  await contactPane(page).getByRole('button', { name: 'Pane odottamaan' }).last().click();
  await expect(card(page, cue)).toBeVisible();
  await expect(banner(page)).toContainText('Ei asiakasta');
}
export async function resume(page: Page, cue: string, family: string): Promise<void> {
  await card(page, cue).getByRole('button', { name: 'Jatka' }).click();
  await expect(banner(page)).toContainText(family.toLocaleUpperCase('fi'));
  await expect(head(page)).toContainText(family.toLocaleUpperCase('fi'));
}
/** Takes the record to the note and from there away, as if into the county's own system. @returns the text that was recorded */
export async function record(page: Page): Promise<string> {
  const desk = contactPane(page);
  await desk.getByRole('button', { name: 'Siirry kirjaamaan' }).click();
  const composed = await desk.getByRole('textbox', { name: /^Kirjattava teksti/ }).inputValue();
  await desk.getByRole('button', { name: 'Vie muistiinpanoon' }).click();
  const note = pane(page, 'Muistiinpano').getByRole('textbox', { name: 'Muistiinpano asiakkaasta' });
  await expect(note).toHaveValue(composed);
  await pane(page, 'Muistiinpano').getByRole('button', { name: 'Kopioi ja merkitse kirjatuksi' }).click();
  await expect(note).toHaveValue('');
  return composed;
}
/** Hands the contact at hand over to one colleague, by name. */
export async function handOver(page: Page, name: string, topic: string): Promise<void> {
  await contactPane(page).getByRole('button', { name: 'Siirrä yhteydenotto kollegalle' }).click();
  const form = page.getByRole('dialog', { name: 'Siirto kollegalle' });
  await form.getByRole('radio', { name: 'Henkilö' }).check();
  await form.getByRole('searchbox').fill(name);
  await form
    .getByRole('button', { name: new RegExp(name.split(' ')[1] ?? name, 'i') })
    .first()
    .click();
  await form.getByRole('textbox', { name: /^Aihe/ }).fill(topic);
  await form.getByRole('button', { name: /^Lähetä pyyntö/ }).click();
  await expect(form).toBeHidden();
}
export async function close(page: Page, outcome: string): Promise<void> {
  await contactPane(page).getByLabel(outcome).click();
  await contactPane(page).getByRole('button', { name: 'Päätä yhteydenotto' }).click();
  await expect(contactPane(page).getByText('Ei yhteydenottoa käsittelyssä')).toBeVisible();
}
/** How today's contacts ended, the newest first. */
export const endings = (page: Page) =>
  contactPane(page).locator('.desk-today > li span:first-of-type').allTextContents();
