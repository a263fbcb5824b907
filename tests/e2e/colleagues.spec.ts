import { test } from '@playwright/test';
import { expect, pane, sharedDesk } from './desk.js';

// A weekday at noon, ten minutes in a second: the county's people change states all the time.
const desk = sharedDesk({ environment: { DEMO_CLOCK: '2026-11-23T11:30:00+02:00,600' } });
const colleagues = () => pane(desk().two, 'Kollegat');
const rows = () => colleagues().getByRole('list', { name: 'Kollegat' }).getByRole('listitem');
/** How fresh the states are, in the pane's header. */
const statesAt = () => desk().two.getByText(/^tilat /);
const hits = async () => {
  const text = (await colleagues().getByText(/osuma/).textContent()) ?? '';
  return Number(text.replace(/\D/g, ''));
};

test('at least 300 colleagues, each with a state in words', async () => {
  await expect.poll(hits).toBeGreaterThanOrEqual(300);
  await expect(statesAt()).toContainText(/tilat \d/);
  await expect(rows().first()).toContainText(/Vapaa|Keskeytettävissä|Varattu|Tauolla|Ei paikalla/);
});

test('states change while one looks', async () => {
  const states = () => rows().evaluateAll((found) => found.map((row) => row.textContent).join('|'));
  const before = await states();
  await expect.poll(states, { timeout: 20_000 }).not.toBe(before);
  const seen = await statesAt().textContent();
  await expect(statesAt()).not.toHaveText(seen ?? '');
});

test('search and filters narrow the list, and say when there is nobody', async () => {
  const all = await hits();
  const field = colleagues().getByRole('searchbox');
  await field.fill('sosiaalityöntekijä kouvola');
  await expect.poll(hits).toBeLessThan(all);
  await expect(rows().first()).toContainText(/sosiaalityöntekijä/i);
  const found = await hits();
  await colleagues().getByRole('button', { name: 'Vapaa nyt' }).click();
  await expect.poll(hits).toBeLessThan(found);
  await field.fill('qqqqq');
  await expect(colleagues()).toContainText('Hakua vastaavia kollegoita ei löytynyt');
  await field.fill('');
  await colleagues().getByRole('button', { name: 'Vapaa nyt' }).click();
  await expect.poll(hits).toBe(all);
  await colleagues()
    .getByRole('button', { name: /^Lisää/ })
    .click();
  await colleagues().getByRole('combobox', { name: 'Kunta' }).selectOption('Hamina');
  await expect.poll(hits).toBeLessThan(all);
  await colleagues().getByRole('combobox', { name: 'Kunta' }).selectOption('');
});

test('own state, set on screen 1, is seen on screen 2 and in the list', async () => {
  const { one, two } = desk();
  const own = (page: typeof one) => page.getByRole('button', { name: /^Oma tila/ });
  await colleagues().getByRole('searchbox').fill('lehtonen johanna');
  for (const [choice, word] of [
    [/Varattu.*konsultaatio/, 'Varattu'],
    [/^Vapaa/, 'Vapaa'],
  ] as const) {
    await own(one).click();
    await one.getByRole('menuitemradio', { name: choice }).first().click();
    for (const page of [one, two]) await expect(own(page)).toHaveAccessibleName(new RegExp(`Oma tila: ${word}`));
    await expect(rows().filter({ hasText: 'Johanna' }).first()).toContainText(word);
  }
});
