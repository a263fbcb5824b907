import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { root } from '../lib/demo.js';
import { expect, openFromWorklist, test } from './desk.js';

type Texts = { [key: string]: string | Texts };
const locales = join(root, 'src-renderer/app/locales');
const seeds = join(root, 'seeds/kymijoki');

const leaves = (texts: Texts, path: string): [string, string][] =>
  Object.entries(texts).flatMap(([key, value]): [string, string][] =>
    typeof value === 'string' ? [[`${path}.${key}`, value]] : leaves(value, `${path}.${key}`),
  );
const textsOf = (language: string) =>
  new Map(
    readdirSync(join(locales, language))
      .filter((file) => file.endsWith('.json'))
      .flatMap((file) => {
        const texts: Texts = JSON.parse(readFileSync(join(locales, language, file), 'utf8'));
        return leaves(texts, file);
      }),
  );
const finnish = textsOf('fi');

/** The demo county's own data, in Finnish in every language: who is on duty and which clients come depends on the time of day. */
const data = ['staff.json', 'users.json', ...readdirSync(join(seeds, 'clients')).map((file) => join('clients', file))]
  .filter((file) => file.endsWith('.json'))
  .map((file) => readFileSync(join(seeds, file), 'utf8'))
  .join('\n');

/**
 * Finnish texts of the interface that must be gone in another language: every word or phrase without a variable, longer
 * than what could be a part of data and not data by itself, that reads differently in both other languages.
 */
const goneIn = (language: string): string[] => {
  const others = textsOf(language);
  const said = new Set(others.values());
  return [...new Set([...finnish].filter(([key, text]) => others.get(key) !== text).map(([, text]) => text))].filter(
    (text) => text.length >= 4 && !text.includes('{{') && !said.has(text) && !data.includes(JSON.stringify(text)),
  );
};

/** Every text and name of the frame that stands on the page: one line each, without what comes from data. */
const frameTexts = (page: Page) =>
  page.evaluate(() => {
    const data = '.av-row, .gl-list, .st-list, .cs-pane dd, .cs-pane li, .cs-pane td, .tp-who, .ctx-banner dd';
    const lines: string[] = [];
    const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walk.nextNode(); node !== null; node = walk.nextNode()) {
      const text = node.textContent?.trim() ?? '';
      if (text !== '' && node.parentElement?.closest(`script, style, ${data}`) == null) lines.push(text);
    }
    for (const element of document.querySelectorAll('[aria-label], [title], [placeholder]'))
      for (const name of ['aria-label', 'title', 'placeholder'])
        if (element.closest(data) === null) lines.push(element.getAttribute(name) ?? '');
    return lines;
  });

const names = { fi: 'Suomi', sv: 'Svenska', en: 'English' } as const;
const said = {
  fi: {
    panes: ['Asiakaskooste', 'Kollegat', 'Kirjaamisohjeet', 'Palvelutarjotin'],
    tools: 'Työkalut',
    state: 'Varattu',
  },
  sv: {
    panes: ['Klientsammanställning', 'Kolleger', 'Dokumenteringsanvisningar', 'Servicebricka'],
    tools: 'Verktyg',
    state: 'Upptagen',
  },
  en: {
    panes: ['Client summary', 'Colleagues', 'Documentation guidelines', 'Service tray'],
    tools: 'Tools',
    state: 'Busy',
  },
} as const;

test('Swedish and English come at once to both screens, without Finnish left behind, and stay', async ({ desk }) => {
  const { one, two } = desk;
  await openFromWorklist(desk, 2);
  await expect(two.locator('.cs-series').first()).toBeVisible();
  await expect(two.locator('.gl-row').first()).toBeVisible();
  // Tells a reload from a change in place.
  for (const page of [one, two]) await page.evaluate(() => document.body.setAttribute('data-same-page', ''));

  for (const language of ['sv', 'en'] as const) {
    await two.getByRole('button', { name: names[language] }).click();
    for (const page of [one, two]) {
      await expect(page.locator('html')).toHaveAttribute('lang', language);
      await expect(page.locator('.av-own-button')).toContainText(said[language].state);
      await expect(page.locator('body[data-same-page]')).toBeAttached();
    }
    await expect(one.getByRole('tab', { name: said[language].tools })).toBeVisible();
    for (const title of said[language].panes) await expect(two.getByRole('tab', { name: title })).toBeVisible();
    const gone = goneIn(language);
    expect(gone.length).toBeGreaterThan(150);
    for (const page of [one, two]) {
      const lines = await frameTexts(page);
      expect(lines.length).toBeGreaterThan(40);
      expect(lines.filter((line) => gone.includes(line))).toEqual([]);
    }
    // The bar stays on its one line however long the words are.
    for (const width of [1366, 1920]) {
      await two.setViewportSize({ width, height: 1080 });
      expect(await two.locator('.tp-top').evaluate(({ scrollHeight }) => scrollHeight)).toBe(40);
    }
  }

  await one.reload();
  await expect(one.locator('html')).toHaveAttribute('lang', 'en');
  await expect(one.getByRole('tab', { name: 'Tools' })).toBeVisible();
  await expect(one).toHaveTitle('Työpöytä – screen 1');
  await one.getByRole('button', { name: names.fi }).click();
  await expect(two.getByRole('tab', { name: said.fi.panes[0] })).toBeVisible();
});
