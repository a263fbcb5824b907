import { test } from '@playwright/test';
import { type Desk, closeClient, expect, openFromWorklist, pane, sharedDesk } from './desk.js';
import { runFromPalette } from './palette.js';

const desk = sharedDesk();
const strip = ({ two }: Desk) =>
  pane(two, 'Kirjaamisohjeet').getByRole('region', { name: 'Nyt ajankohtaista', exact: true });
const suggestions = (at: Desk) => strip(at).getByRole('listitem');
const openTool = (at: Desk, name: string) => runFromPalette(at.one, name, new RegExp(`^${name}`));

test('the pane follows the tool of the other screen, says why, and never jumps under the pointer', async () => {
  const at = desk();
  await expect(suggestions(at).first()).toContainText('Avoinna: APTJ', { timeout: 20_000 });
  await openTool(at, 'SosiaaliLC');
  await expect(suggestions(at)).toHaveCount(3);
  await expect(suggestions(at).first()).toContainText('Avoinna: SosiaaliLC');
  // What one is about to press stays until the pointer leaves.
  await at.two.bringToFront();
  await suggestions(at).first().hover();
  await openTool(at, 'Omaolo');
  await expect(suggestions(at).first()).toContainText('Avoinna: SosiaaliLC');
  await at.two.mouse.move(5, 5);
  await expect(suggestions(at).first()).toContainText('Avoinna: Omaolo');
});

test('one key opens the first from the other screen, and the palette goes to the list', async () => {
  const at = desk();
  const title = (await suggestions(at).first().locator('.gl-now-title').textContent()) ?? '';
  await at.one.keyboard.press('Control+Shift+O');
  await expect(pane(at.two, 'Kirjaamisohjeet').getByRole('heading', { name: title })).toBeVisible();
  await runFromPalette(at.one, 'miten kirjaan', 'Miten kirjaan tämän?');
  await at.two.bringToFront();
  await expect(suggestions(at).first().getByRole('button')).toBeFocused();
  await strip(at).getByRole('combobox', { name: 'Mitä kirjaat nyt' }).selectOption({ label: 'Päätös' });
  await at.two.locator('body').press('Tab');
  await at.two.mouse.move(5, 5);
  await expect(strip(at)).toContainText('Valitsit: Päätös');
});

test('the palette opens an article and a service on the other screen, by keys alone', async () => {
  const at = desk();
  const { one, two } = at;
  await one.bringToFront();
  await one.keyboard.press('Control+k');
  const field = one.getByRole('combobox', { name: 'Hae tai suorita' });
  const chosen = one.getByRole('option', { selected: true });
  await field.fill('kaatumisriskin');
  await expect(one.getByRole('group', { name: /^Kirjaamisohjeet, [1-6]$/ })).toBeVisible();
  await expect(chosen).toContainText('Kaatumisen ja kaatumisriskin kirjaaminen');
  await one.keyboard.press('Enter');
  await expect(
    pane(two, 'Kirjaamisohjeet').getByRole('heading', { name: 'Kaatumisen ja kaatumisriskin kirjaaminen' }),
  ).toBeVisible();
  await one.keyboard.press('Control+k');
  await field.fill('ruotsinkielinen liikuntaryhmä');
  const services = one.getByRole('group', { name: /^Palvelut, [1-6]$/ });
  await expect(services.getByRole('option').first()).toContainText('Ruotsinkielinen liikuntaryhmä');
  while (!((await chosen.getAttribute('id')) ?? '').includes('service-')) await one.keyboard.press('ArrowDown');
  await one.keyboard.press('Enter');
  await expect(
    pane(two, 'Palvelutarjotin').getByRole('heading', { name: 'Ruotsinkielinen liikuntaryhmä' }),
  ).toBeVisible();
  await pane(two, 'Kirjaamisohjeet').getByRole('button', { name: 'Takaisin' }).click();
});

test('a request that is written brings its guideline up, beside the form and on the other screen', async () => {
  const at = desk();
  await runFromPalette(at.one, 'pyydä', /konsultaatio/i);
  const form = at.one.getByRole('dialog');
  await expect(form.getByText('Konsultaation kirjaaminen')).toBeVisible();
  await expect(strip(at)).toContainText('Kirjoitat konsultaatiopyyntöä');
  await form.getByText('Konsultaation kirjaaminen').click();
  await form.getByRole('button', { name: 'Avaa ohje kokonaan' }).click();
  await expect(
    pane(at.two, 'Kirjaamisohjeet').getByRole('heading', { name: 'Konsultaation kirjaaminen', exact: true }),
  ).toBeVisible();
  await form.getByRole('button', { name: 'Peru', exact: true }).click();
  await pane(at.two, 'Kirjaamisohjeet').getByRole('button', { name: 'Takaisin' }).click();
  await expect(strip(at)).not.toContainText('Kirjoitat');
});

test('what is ticked belongs to the open client alone', async () => {
  const at = desk();
  const guidelines = pane(at.two, 'Kirjaamisohjeet');
  await openTool(at, 'APTJ');
  await openFromWorklist(at, 0);
  await guidelines.getByRole('button', { name: /^Saattaen vaihtaminen/ }).click();
  const box = guidelines.getByRole('checkbox').first();
  await box.check();
  await expect(guidelines.getByText('1/5 tehty.')).toBeVisible();
  await closeClient(at);
  await expect(guidelines.getByText('0/5 tehty.')).toBeVisible();
  await expect(box).not.toBeChecked();
});
