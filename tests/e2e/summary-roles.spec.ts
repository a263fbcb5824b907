import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from '@playwright/test';
import { type Desk, banner, expect, pane, section, sharedDesk } from './desk.js';
import { openByPalette } from './palette.js';

/**
 * The same three clients, as a nurse, a social worker and a counsellor see them: what is theirs, what stays closed, and by
 * what right the client is open. The demo county's data tell who serves whom.
 */
interface Sight {
  client: { family: string; given: string };
  /** By what right the client is open, as the pane says it. */
  basis: RegExp;
  /** Seen in the section. */
  sees: readonly (readonly [section: string, text: string])[];
  /** Nowhere in the pane, nor in anything that came to the window. */
  not: readonly string[];
  /** Sections that say only that they are another register's. */
  closed: readonly string[];
}
const SAARIKOSKI = { family: 'Saarikoski', given: 'Aune' };
const RAUTIAINEN = { family: 'Rautiainen', given: 'Anne' };
const HIRVONEN = { family: 'Hirvonen', given: 'Pekka' };

const SIGHTS: Record<'nurse' | 'socialWorker' | 'counsellor', readonly Sight[]> = {
  nurse: [
    {
      client: SAARIKOSKI,
      basis: /Puhelu: hoidon tarpeen arviointi/,
      sees: [
        ['Lääkitys', 'Furosemidi'],
        ['Diagnoosit ja hoidon syyt', 'sydämen vajaatoiminta'],
      ],
      not: ['Ateriapalvelu', 'Siivouspalvelu', 'turvapuhelimen ranneke'],
      closed: ['Sosiaalipalvelut'],
    },
    {
      client: RAUTIAINEN,
      basis: /Moniammatillinen tiimi/,
      sees: [
        ['Lääkitys', 'Okrelitsumabi'],
        ['Diagnoosit ja hoidon syyt', 'Multippeliskleroosi'],
      ],
      not: ['Sosiaalinen luototus', 'Henkilökohtainen apu 25', 'psykiatrian poliklinikalle'],
      closed: ['Sosiaalipalvelut'],
    },
    {
      client: HIRVONEN,
      basis: /Takaisinsoitto/,
      sees: [['Lääkitys', 'Akamprosaatti']],
      not: ['Häätöuhka', 'Asumisneuvonta', 'Luovutuskielto: päihde'],
      closed: ['Sosiaalipalvelut'],
    },
  ],
  socialWorker: [
    {
      client: SAARIKOSKI,
      basis: /Palvelutarpeen|Iäkkäiden palvelut|Kotona asumisen tuki/,
      sees: [
        ['Sosiaalipalvelut', 'Turvapuhelinpalvelu'],
        ['Viestit', 'turvapuhelimen ranneke'],
      ],
      not: ['Furosemidi', 'Eteisvärinä', 'Penisilliini'],
      closed: ['Lääkitys', 'Diagnoosit ja hoidon syyt', 'Mittaukset'],
    },
    {
      client: RAUTIAINEN,
      basis: /Vammaispalvelut|Työikäisten palvelut|tiimi/i,
      sees: [['Sosiaalipalvelut', 'Henkilökohtainen apu']],
      not: ['Okrelitsumabi', 'Multippeliskleroosi', 'psykiatrian poliklinikalle', 'Trimetopriimi'],
      closed: ['Lääkitys', 'Diagnoosit ja hoidon syyt'],
    },
    {
      client: HIRVONEN,
      basis: /Asumisen turvaaminen|Työikäisten palvelut|Oma tiimi/,
      sees: [
        ['Sosiaalipalvelut', 'Asumisneuvonta'],
        ['Huomioitavaa', 'Häätöuhka'],
      ],
      not: ['Akamprosaatti', 'maksakirroosi', 'Luovutuskielto: päihde'],
      closed: ['Lääkitys', 'Diagnoosit ja hoidon syyt'],
    },
  ],
  counsellor: [
    {
      client: SAARIKOSKI,
      basis: /Takaisinsoitto: turvapuhelin/,
      sees: [['Sosiaalipalvelut', 'Turvapuhelinpalvelu']],
      not: ['Furosemidi', 'Penisilliini'],
      closed: ['Lääkitys'],
    },
    {
      // Her services are a joint service: both registers are the counsellor's own.
      client: RAUTIAINEN,
      basis: /Puhelu: palvelujen yhteensovittaminen/,
      sees: [
        ['Sosiaalipalvelut', 'Henkilökohtainen apu'],
        ['Lääkitys', 'Okrelitsumabi'],
      ],
      not: ['psykiatrian poliklinikalle'],
      closed: [],
    },
    {
      // No tie of his own: a purpose is picked first.
      client: HIRVONEN,
      basis: /Ohjaus ja neuvonta/,
      sees: [['Sosiaalipalvelut', 'Asumisneuvonta']],
      not: ['Akamprosaatti', 'Luovutuskielto: päihde'],
      closed: ['Lääkitys'],
    },
  ],
};

/** Each role opens one section of the other register, each by another ground. */
const OPENED = {
  nurse: [
    {
      client: HIRVONEN,
      section: 'Sosiaalipalvelut',
      ground: /^Kiireellinen avun tarve/,
      text: 'Asumisneuvonta',
      register: '"social"',
      logged: 'statutory:emergency',
    },
    {
      client: SAARIKOSKI,
      section: 'Sosiaalipalvelut',
      ground: /^Lastensuojelun tarpeen selvittäminen/,
      text: 'Ateriapalvelu',
      register: '"social"',
      logged: 'statutory:childProtection',
    },
  ],
  socialWorker: [
    {
      client: RAUTIAINEN,
      section: 'Lääkitys',
      ground: /luovutuslupa/i,
      text: 'Okrelitsumabi',
      register: '"health"',
      logged: 'consent',
    },
    {
      client: RAUTIAINEN,
      section: 'Diagnoosit ja hoidon syyt',
      ground: /^Välttämätön asiakkaan edun vuoksi/,
      text: 'Multippeliskleroosi',
      register: '"health"',
      logged: 'statutory:essentialInterest',
    },
  ],
  counsellor: [
    {
      client: SAARIKOSKI,
      section: 'Lääkitys',
      ground: /^Yhteinen palvelu/,
      text: 'Furosemidi',
      register: '"health"',
      logged: 'jointService',
    },
  ],
} as const;

/** Entries of the access log by what was done, as they are on the disk just now. */
async function logged(desk: Desk, action: string): Promise<string[]> {
  const text = await readFile(join(desk.workbench.dataDir, 'access-log.jsonl'), 'utf8');
  return text.split('\n').filter((line) => line.includes(`"${action}"`));
}

/** What stands around a text that should not be there; empty where it is not. */
function around(all: string, text: string): string {
  const at = all.toLowerCase().indexOf(text.toLowerCase());
  return at < 0 ? '' : all.slice(Math.max(0, at - 200), at + 100);
}

const summary = (desk: Desk) => pane(desk.two, 'Asiakaskooste');

async function open(desk: Desk, { family, given }: Sight['client']): Promise<void> {
  await openByPalette(desk.two, family, given);
  await expect(banner(desk.two)).toContainText(family.toUpperCase());
  const gate = summary(desk).getByRole('button', { name: 'Avaa asiakkaan tiedot' });
  await expect(gate.or(section(desk.two, 'Nyt'))).toBeVisible();
  if (!(await gate.isVisible())) return;
  await summary(desk).getByRole('radio', { name: 'Ohjaus ja neuvonta' }).check();
  await summary(desk).getByRole('combobox', { name: 'Palvelu' }).selectOption({ index: 1 });
  await gate.click();
}

for (const role of ['nurse', 'socialWorker', 'counsellor'] as const) {
  test.describe(role, () => {
    const heard: string[] = [];
    const desk = sharedDesk({
      launch: ['--demo-user', role],
      // All that the core sends to either window.
      prepare: async (context) => {
        context.on('page', (page) =>
          page.on('websocket', (socket) =>
            socket.on('framereceived', ({ payload }) => void heard.push(String(payload))),
          ),
        );
      },
    });

    for (const { client, basis, sees, not, closed } of SIGHTS[role]) {
      test(`${client.family}: what is the ${role}’s own is shown, and nothing else comes to the window`, async () => {
        // Guidelines, services and colleagues’ skills name medicines and services too: they have come before the client does.
        await expect(desk().two.locator('.gl-row').first()).toBeVisible();
        await expect(desk().two.locator('.st-row').first()).toBeVisible();
        await expect(desk().two.locator('.av-row').first()).toBeVisible();
        // So does what the palette finds: it has come when a service is found.
        await desk().two.keyboard.press('Control+K');
        await desk().two.getByRole('combobox', { name: 'Hae tai suorita' }).fill('ateriapalvelu');
        await expect(desk().two.getByRole('group', { name: /^Palvelut, [1-6]$/ })).toBeVisible();
        await desk().two.keyboard.press('Escape');
        heard.length = 0;
        await open(desk(), client);
        await expect(summary(desk())).toContainText(basis);
        for (const [title, text] of sees) await expect(section(desk().two, title)).toContainText(text);
        for (const title of closed) await expect(section(desk().two, title)).toContainText(/on suljettu/);
        // Everything has come: nothing is being fetched any more.
        await expect(summary(desk()).getByText('Haetaan…')).toHaveCount(0);
        const all = `${await summary(desk()).innerText()} ${heard.join(' ')}`;
        for (const text of not) expect(around(all, text)).toBe('');
        expect(heard.some((text) => text.includes('"sections"'))).toBe(true);
        expect((await logged(desk(), 'accessOpened')).length).toBeGreaterThan(0);
      });
    }

    for (const other of OPENED[role]) {
      test(`${other.client.family}: another register opens by ${other.logged}, section by section, and the log says so`, async () => {
        await open(desk(), other.client);
        const closed = section(desk().two, other.section);
        await closed.getByRole('button', { name: /on suljettu/ }).click();
        await closed.getByRole('radio', { name: other.ground }).first().check();
        await closed.getByRole('button', { name: 'Avaa osio' }).click();
        await expect(closed).toContainText(other.text);
        const entry = (await logged(desk(), 'sectionOpened')).find((one) => one.includes(`"${other.logged}"`));
        expect(entry).toContain(other.register);
      });
    }
  });
}
