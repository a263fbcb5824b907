import { test } from '@playwright/test';
import { banner, expect, pane, section, sharedDesk } from './desk.js';
import { openByPalette, runFromPalette } from './palette.js';
import { keepsWcag } from './wcag.js';

const desk = sharedDesk({ launch: ['--demo-user', 'nurse'] });
test.setTimeout(120_000);

test('the first that suits is booked, another is offered when somebody is faster, and it is cancelled again', async () => {
  const { one, two, workbench } = desk();
  await runFromPalette(one, 'Ajanvaraus', /Ajanvaraus/);
  const appointments = pane(one, 'Ajanvaraus');
  await expect(appointments.getByRole('table', { name: 'Viikko' })).toBeVisible();
  await expect(appointments).toContainText('Varaamista varten avaa asiakas');
  await openByPalette(one, 'Saarikoski', 'Aune');
  const mine = appointments.getByRole('complementary', { name: 'Asiakkaan ajanvaraukset' });
  await expect(mine).toContainText('Tasapaino- ja voimaryhmä');
  await appointments.getByLabel('Palvelu', { exact: true }).first().selectOption({ label: 'Hoitajan vastaanotto' });
  await appointments.getByRole('button', { name: 'Aamupäivä' }).click();
  await appointments.getByRole('button', { name: 'Etsi ensimmäinen sopiva' }).click();
  const first = appointments.getByRole('region', { name: 'Ensimmäinen sopiva aika' });
  const offered = first.getByRole('button', { name: /^Vapaa aika/ }).first();
  await expect(offered).toBeVisible();
  await expect(first).toContainText(/Aikaisin/);
  await keepsWcag(one, 'appointments', '[data-pane="appointments"]');

  await fetch(new URL('/demo/trouble', workbench.ready.services.appointments), {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ mode: 'rival' }),
  });
  await offered.click();
  const dialog = one.getByRole('dialog');
  // The other screen follows what is done, and stops when it is done.
  const guidelines = pane(two, 'Kirjaamisohjeet').getByRole('region', { name: 'Nyt ajankohtaista', exact: true });
  await expect(guidelines.getByRole('listitem').first()).toContainText('Varaat aikaa');
  await dialog.getByLabel(/^Tulosyy/).fill('Haavan hoito');
  await dialog.getByRole('button', { name: 'Varaa aika' }).dblclick();
  await expect(dialog.getByRole('alert')).toContainText('Joku toinen ehti varata tämän ajan');
  await dialog
    .getByRole('button', { name: /^Vapaa aika/ })
    .first()
    .click();
  await dialog.getByRole('button', { name: 'Varaa aika' }).dblclick();
  await expect(dialog.getByLabel('Vahvistus, jota voi muokata')).toHaveValue(/^Ajanvarausvahvistus/);
  await expect(dialog.getByLabel('Vahvistus, jota voi muokata')).not.toHaveValue(/Saarikoski/i);
  await keepsWcag(one, 'confirmation', 'dialog');
  await one.keyboard.press('Escape');
  const booked = mine.getByRole('listitem').filter({ hasText: 'Haavan hoito' });
  await expect(booked).toHaveCount(1);
  // The summary reads the booking server too, again after the booking.
  await expect(section(two, 'Yhteydenotot ja varaukset')).toContainText('Hoitajan vastaanotto');

  await expect(guidelines).not.toContainText('Varaat aikaa');
  await booked.getByRole('button', { name: 'Peru aika' }).click();
  await dialog.getByRole('button', { name: 'Peru aika' }).click();
  await expect(dialog.getByLabel('Vahvistus, jota voi muokata')).toHaveValue(/^Vahvistus ajan perumisesta/);
  await one.keyboard.press('Escape');
  await expect(mine).toContainText('Mennyt tai peruttu aika (1)');
  await openByPalette(one, 'Koskinen', 'Eero');
  await expect(banner(one)).toContainText('KOSKINEN');
  await expect(mine).not.toContainText('Haavan hoito');
});
