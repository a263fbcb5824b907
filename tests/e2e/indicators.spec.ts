import { readFile } from 'node:fs/promises';
import { test } from '@playwright/test';
import { type Desk, expect, pane, section, sharedDesk } from './desk.js';
import { openByPalette, runFromPalette } from './palette.js';
import { keepsWcag } from './wcag.js';

const desk = sharedDesk();
const page = (on: Desk) => pane(on.one, 'Tunnusluvut');

test('how soon people get to care: drawn, as a table, and as a file; the rules say when they were compared with their source', async () => {
  const on = desk();
  await runFromPalette(on.one, 'tunnusluvut', /^Tunnusluvut/);
  const now = page(on).getByRole('region', { name: 'Päiviä kolmanteen vapaaseen aikaan nyt' });
  await expect(now.getByRole('listitem').first()).toContainText(/päivää?$|kolmea vapaata/);
  await now.getByRole('button', { name: 'Taulukkona' }).click();
  const table = now.getByRole('table');
  await expect(table.getByRole('columnheader')).toHaveText([
    'Yksikkö',
    'Ammattiryhmä',
    'T3 (päivää)',
    'Ajanvarauskirjoja',
    'Ilman kolmea vapaata',
  ]);
  const saving = on.one.waitForEvent('download');
  await now.getByRole('button', { name: 'CSV' }).click();
  const csv = await readFile(await (await saving).path(), 'utf8');
  const rows = csv.split('\r\n').filter(Boolean);
  expect(rows[0]).toBe('\uFEFFYksikkö;Ammattiryhmä;T3 (päivää);Ajanvarauskirjoja;Ilman kolmea vapaata');
  expect(rows).toHaveLength(await table.getByRole('row').count());

  await page(on).getByRole('button', { name: 'Enimmäisajat' }).click();
  const all = page(on).getByRole('region', { name: 'Hoitoon pääsy enimmäisajassa: yksiköiden kaikki asiat' });
  await expect(all.getByRole('listitem').filter({ hasText: 'Kotkan terveysasema' })).toContainText('77 % (741 / 968)');
  await expect(all.getByRole('listitem').filter({ hasText: 'Kuntoutuspalvelut' })).toHaveText(/alle 5$/);
  const rules = page(on).getByRole('table', { name: 'Enimmäisajat ja niiden perusteet' });
  const adults = rules.getByRole('row', { name: /Kiireetön perusterveydenhuolto.*23 vuotta täyttäneet/ });
  await expect(adults).toContainText('3 kk');
  await expect(adults).toContainText('Terveydenhuoltolaki 1326/2010 51 a §');
  await expect(rules.getByRole('row', { name: /Toimeentulotuen päätös, kiireellinen/ })).toContainText(
    /verrattu lähteeseen \d+\.\d+\.\d{4}/,
  );
  await keepsWcag(on.one, 'key figures', '[data-pane="indicators"]');
});

test('a client’s own limit says how many days are left', async () => {
  const on = desk();
  await openByPalette(on.one, 'Hirvonen', 'Pekka');
  const access = section(on.two, 'Hoitoon ja palveluun pääsy');
  await expect(access).toContainText(/takaraja [\d.]+ · \d+ päivää jäljelläErikoissairaanhoito: arvio 3 kuukaudessa/);
});
