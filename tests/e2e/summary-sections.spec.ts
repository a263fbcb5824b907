import { test } from '@playwright/test';
import { banner, expect, openInAptj, section, sharedDesk } from './desk.js';
import { openSummary } from './open-summary.js';

const desk = sharedDesk();

const open = async (id: string, name: string) => {
  await openInAptj(desk(), id, name);
  await expect(banner(desk().two)).toContainText(name.toUpperCase());
  await openSummary(desk().two);
};

test('allergies say their state, medicines what has changed lately, and a row tells the rest', async () => {
  const { two } = desk();
  await open('km-1001', 'Saarikoski');
  await expect(section(two, 'Allergiat')).toContainText('Allergioita tiedossa');
  const medication = section(two, 'Lääkitys');
  await expect(medication).toContainText(/muutosta? 90 vuorokauden aikana/);
  // Another source says otherwise of its dose, and stands in a row of its own; so do the two sides in the conflict above.
  const row = medication.getByRole('row', { name: /^Ibuprofeeni .* tarvittaessa/ });
  await expect(row).toContainText('oma tieto');
  await row.getByRole('button').click();
  await expect(medication).toContainText('Lähde: ');
  const diagnosis = section(two, 'Diagnoosit ja hoidon syyt').getByRole('listitem').filter({ hasText: 'I50.9' });
  await diagnosis.locator('summary').click();
  await expect(diagnosis).toContainText('Lähde: APTJ');
});

test('a series is drawn, folded into a row, and read as a table', async () => {
  const { two } = desk();
  await open('km-1001', 'Saarikoski');
  const measurements = section(two, 'Mittaukset');
  const weight = measurements.locator('.cs-series').filter({ hasText: 'Paino' });
  await expect(weight.getByRole('figure')).toContainText(/^Paino .* viimeksi 71,6 kg/);
  await measurements.getByRole('button', { name: 'Taulukkona' }).click();
  await expect(
    weight
      .getByRole('table', { name: /^Paino/ })
      .getByRole('row')
      .nth(1),
  ).toContainText('71,6 kg');
  await weight.getByRole('button', { name: 'Paino' }).click();
  await expect(weight.getByRole('table')).toHaveCount(0);
  await expect(weight).toContainText('71,6 kg');
});

test('an itemised luovutuslupa lacks nothing before it is recorded, and is printed in the client’s language', async () => {
  const { two } = desk();
  await open('km-1001', 'Saarikoski');
  const consents = section(two, 'Suostumukset');
  await consents.getByRole('button', { name: 'Kirjaa luovutuslupa' }).click();
  const dialog = two.getByRole('dialog', { name: 'Uusi eritelty luovutuslupa' });
  await dialog.getByRole('button', { name: 'Kirjaa lupa' }).click();
  await expect(dialog.getByRole('alert').filter({ hasText: 'Valitse rekisteri.' })).toBeVisible();
  await dialog.getByRole('radio', { name: 'Terveydenhuollon rekisteri' }).check();
  await dialog.getByRole('checkbox', { name: 'Lääkitys' }).check();
  await dialog.getByRole('radio', { name: 'suullisesti' }).check();
  await dialog.getByRole('checkbox', { name: /kerrottu, mitä lupa tarkoittaa/ }).check();
  await dialog.getByRole('button', { name: 'Kirjaa lupa' }).click();
  await expect(dialog).toContainText('Lupa on kirjattu.');

  // The browser's own print window would stand in the way: what would be printed is looked at instead.
  await two.evaluate(() => (window.print = () => {}));
  await dialog.getByRole('button', { name: 'Tulosta asiakkaalle' }).click();
  await two.getByRole('menuitem', { name: 'ruotsiksi' }).click();
  const paper = two.locator('.cs-paper-print');
  await two.emulateMedia({ media: 'print' });
  await expect(paper).toBeVisible();
  await expect(paper).toContainText('Tillstånd till utlämnande');
  await expect(paper).toContainText('Aune Marjatta Saarikoski');
  await expect(paper).toContainText('Medicinering');
  await two.emulateMedia({ media: null });
  await two.evaluate(() => window.dispatchEvent(new Event('afterprint')));
  await expect(paper).toHaveCount(0);
  await dialog.getByRole('button', { name: 'Sulje' }).last().click();
});
