import { test } from '@playwright/test';
import { startWorkbench } from '../lib/demo.js';
import { banner, closeClient, expect, openInAptj, pane, section, sharedDesk, worklistRow } from './desk.js';

test.describe('a nurse’s day, from sign-in to sign-out', () => {
  const desk = sharedDesk({
    launch: [],
    // At sign-out the APTJ's page may still confirm to its own server that it shows nobody, when the session is over.
    expectedError: /401 \(Unauthorized\) \(.*\/shown\)/,
  });
  // One story, told in order: each test goes on from where the one before it ended.
  test.describe.configure({ mode: 'serial' });

  test('both screens ask to sign in, and one sign-in opens both and the APTJ', async () => {
    const { one, two, aptj } = desk();
    for (const page of [one, two]) await expect(page.getByRole('button', { name: 'Kirjaudu sisään' })).toBeVisible();
    await one.getByRole('button', { name: 'Kirjaudu sisään' }).click();
    await expect(one.getByRole('heading', { name: 'Kirjaudu sisään' })).toBeVisible();
    await expect(two.getByText('Kirjautuminen on kesken')).toBeVisible();
    await one.getByRole('button', { name: /Kirjaudu: Johanna Lehtonen/ }).click();
    for (const page of [one, two]) {
      await expect(page.getByRole('banner')).toContainText('Johanna Lehtonen');
      await expect(page.getByRole('banner')).toContainText('sairaanhoitaja, Asiakasohjaus');
      await expect(banner(page)).toContainText('Ei asiakasta');
    }
    await expect(aptj.getByTestId('connection')).toHaveText('Työpöytäyhteys: yhdistetty');
    await expect(aptj.getByText('Käyttäjä: LEHTJOH')).toBeVisible();
    await expect(aptj.getByTestId('worklist-row').first()).toBeVisible();
    expect(new URL(one.url()).search).toBe('?screen=1');
  });

  test('a click in the APTJ brings the client to the banner, the summary and the tray of both screens', async () => {
    const { one, two, aptj } = desk();
    await worklistRow(desk(), 'SAARIKOSKI').click();
    for (const page of [one, two]) {
      await expect(banner(page).getByRole('heading')).toHaveText('SAARIKOSKI, Aune Marjatta');
      await expect(banner(page)).toContainText('14.3.1948');
      await expect(banner(page)).toContainText('140348-••••');
      await expect(banner(page)).toContainText('1/1 työkalua seuraa');
    }
    await expect(aptj.getByTestId('client-name')).toContainText('SAARIKOSKI');
    await expect(section(two, 'Diagnoosit ja hoidon syyt')).toContainText('sydämen vajaatoiminta');
    await expect(section(two, 'Diagnoosit ja hoidon syyt')).toContainText('I50.9');
    await expect(section(two, 'Lääkitys')).toContainText('Furosemidi');
    const tray = two.getByRole('complementary', { name: 'Asiakkaan tarjotin' });
    await expect(tray).toContainText('Tarjotin on tyhjä');
    await expect(pane(two, 'Asiakaskooste')).toContainText('SAARIKOSKI, Aune Marjatta');
    await expect(pane(two, 'Palvelutarjotin')).toContainText('SAARIKOSKI, Aune Marjatta');
  });

  test('the whole henkilötunnus comes only when asked, on that screen only', async () => {
    const { one, two } = desk();
    await banner(two).getByRole('button', { name: 'Näytä koko henkilötunnus' }).click();
    await expect(banner(two)).toContainText('140348-928S');
    await expect(banner(one)).toContainText('140348-••••');
    await banner(two).getByRole('button', { name: 'Piilota henkilötunnus' }).click();
    await expect(banner(two)).not.toContainText('928S');
  });

  test('what is typed before the palette has come is in its field, and nowhere else', async () => {
    const { two } = desk();
    let come = () => {};
    const held = new Promise<void>((resolve) => (come = resolve));
    let asked = () => {};
    const asking = new Promise<void>((resolve) => (asked = resolve));
    await two.route(/Palette-.*\.js/, async (route) => {
      asked();
      await held;
      await route.continue();
    });
    await two.bringToFront();
    await two.keyboard.press('Control+k');
    await asking;
    await two.keyboard.type('koskx');
    await two.keyboard.press('Backspace');
    come();
    await expect(two.getByRole('combobox', { name: 'Hae tai suorita' })).toHaveValue('kosk');
    await two.keyboard.type('inen');
    await expect(two.getByRole('combobox', { name: 'Hae tai suorita' })).toHaveValue('koskinen');
    await two.keyboard.press('Escape');
    await two.unroute(/Palette-.*\.js/);
  });

  test('a change begun in the palette moves the APTJ', async () => {
    const { one, two, aptj } = desk();
    await two.keyboard.press('Control+k');
    await two.getByRole('combobox', { name: 'Hae tai suorita' }).fill('koskinen');
    await two.getByRole('option', { name: /KOSKINEN, Eero/i }).click();
    await expect(aptj.getByTestId('client-name')).toContainText('KOSKINEN');
    for (const page of [one, two]) await expect(banner(page).getByRole('heading')).toContainText('KOSKINEN, Eero');
    await expect(section(two, 'Diagnoosit ja hoidon syyt')).toContainText('keuhkoahtaumatauti');
    await expect(section(two, 'Diagnoosit ja hoidon syyt')).not.toContainText('vajaatoiminta');
    await expect(pane(two, 'Palvelutarjotin')).toContainText('KOSKINEN, Eero');
  });

  test('an unsaved note in the APTJ refuses the change, in words that say who; saving it lets the change through', async () => {
    const { one, two, aptj } = desk();
    await aptj.getByTestId('note').fill('Soitti hengenahdistuksesta.');
    const ask = async () => {
      await two.keyboard.press('Control+k');
      await two.getByRole('combobox', { name: 'Hae tai suorita' }).fill('laine mikael');
      await two.getByRole('option', { name: /LAINE, Mikael/i }).click();
    };
    await ask();
    for (const page of [one, two]) {
      await expect(page.getByRole('alertdialog')).toContainText('APTJ');
      await expect(page.getByRole('alertdialog')).toContainText('LAINE');
      await expect(banner(page).getByRole('heading', { level: 1 })).toContainText('KOSKINEN');
    }
    await two
      .getByRole('alertdialog')
      .getByRole('button', { name: /Peru vaihto/ })
      .click();
    for (const page of [one, two]) await expect(page.getByRole('alertdialog')).toHaveCount(0);
    await expect(aptj.getByTestId('client-name')).toContainText('KOSKINEN');
    await expect(aptj.getByText('Luonnos kesken: työpöytä pyysi asiakkaan vaihtoa')).toBeVisible();
    await aptj.getByTestId('save-note').click();
    await expect(aptj.getByText('Tallennettu klo')).toBeVisible();
    await ask();
    for (const page of [one, two]) {
      await expect(banner(page).getByRole('heading')).toContainText('LAINE');
      await expect(banner(page).getByRole('alert')).toHaveCount(0);
    }
    await expect(aptj.getByTestId('client-name')).toContainText('LAINE');
  });

  test('"Sulje potilas" clears both screens', async () => {
    const { one, two, aptj } = desk();
    await aptj.getByTestId('close-client').click();
    for (const page of [one, two]) {
      await expect(banner(page)).toContainText('Ei asiakasta');
      await expect(page.getByText(/LAINE/)).toHaveCount(0);
    }
    await expect(aptj.getByText('Ei avointa asiakasta')).toBeVisible();
    await expect(pane(two, 'Asiakaskooste')).toContainText('Kooste avautuu, kun asiakas avataan.');
    await expect(two.getByRole('complementary', { name: 'Asiakkaan tarjotin' })).toContainText('Avaa asiakas');
  });

  test('sign-out clears both screens and the APTJ, and asks to sign in', async () => {
    const { one, two } = desk();
    await openInAptj(desk(), 'km-1001', 'saarikoski');
    await expect(banner(two).getByRole('heading')).toContainText('SAARIKOSKI');
    await two.getByRole('button', { name: 'Kirjaudu ulos' }).click();
    for (const page of [one, two]) {
      await expect(page.getByRole('button', { name: 'Kirjaudu sisään' })).toBeVisible();
      await expect(page.getByText(/SAARIKOSKI/)).toHaveCount(0);
      await expect(page.locator('iframe')).toHaveCount(0);
    }
    expect(new URL(two.url()).search).toBe('?screen=2');
  });

  test('signing in on screen 2 comes back to screen 2, with no client left of the former session', async () => {
    const { one, two, aptj } = desk();
    await two.getByRole('button', { name: 'Kirjaudu sisään' }).click();
    await two.getByRole('button', { name: /Kirjaudu: Riikka Salonpää/ }).click();
    for (const page of [one, two]) {
      await expect(page.getByRole('banner')).toContainText('Riikka Salonpää');
      await expect(page.getByRole('banner')).toContainText('sosiaalityöntekijä');
      await expect(banner(page)).toContainText('Ei asiakasta');
    }
    expect(new URL(two.url()).search).toBe('?screen=2');
    await expect(aptj.getByText('Käyttäjä: SALORIIK')).toBeVisible();
    await expect(aptj.getByText('Ei avointa asiakasta')).toBeVisible();
    await closeClient(desk());
  });
});

for (const [user, name, role] of [
  ['nurse', 'Johanna Lehtonen', 'sairaanhoitaja'],
  ['socialWorker', 'Riikka Salonpää', 'sosiaalityöntekijä'],
  ['counsellor', 'Antti Vuorela', 'asiakasohjaaja'],
  ['trainer', 'Maria Backgård', 'kouluttaja'],
] as const) {
  test(`--demo-user ${user} signs in at once as ${role}`, async ({ context }) => {
    const workbench = await startWorkbench(['--demo-user', user]);
    try {
      const one = await context.newPage();
      await one.goto(workbench.ready.url);
      await expect(one.getByRole('banner')).toContainText(name);
      await expect(one.getByRole('banner')).toContainText(role);
    } finally {
      await context.close();
      await workbench.stop();
    }
  });
}
