import { test } from '@playwright/test';
import { startChangedCounty } from './changed-county.js';
import { banner, expect, pane, sharedDesk } from './desk.js';
import { runFromPalette } from './palette.js';

const desk = sharedDesk({
  start: () =>
    startChangedCounty((tools) => tools, ['--shared-workstation'], {
      DISPLAY: '',
      DBUS_SESSION_BUS_ADDRESS: 'unix:path=/nonexistent/bus',
    }),
});

test('a shared workstation says that nothing is kept on its disk, and what cannot be done has no button', async () => {
  const { one, workbench } = desk();
  await one.getByRole('button', { name: 'Kirjaudu sisään' }).click();
  await one.getByRole('button', { name: /Kirjaudu: Johanna Lehtonen/ }).click();
  await expect(banner(one)).toContainText('Ei asiakasta');
  await runFromPalette(one, 'tallennetut', 'Tallennetut tunnukset');
  const page = pane(one, 'Tallennetut tunnukset');
  await expect(page).toContainText('Työasema on merkitty yhteiskäyttöiseksi');
  // No display, so no clipboard: a stored log-in would be of no use to anybody.
  await expect(page).toContainText('Työaseman leikepöytää ei voi käyttää');
  // The demo county's two tools with a log-in of their own.
  await expect(page.getByRole('listitem')).toHaveCount(2);
  await expect(page.getByRole('listitem').getByRole('button')).toHaveCount(0);
  expect(workbench.output()).toContain('"because":"shared"');
});
