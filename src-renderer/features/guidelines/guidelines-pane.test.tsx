// @vitest-environment happy-dom
import 'fake-indexeddb/auto';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { Dexie } from 'dexie';
import i18next from 'i18next';
import { type Root, createRoot } from 'react-dom/client';
import { initReactI18next } from 'react-i18next';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createORPCClient } from '@orpc/client';
import type { ContractRouterClient } from '@orpc/contract';
import { type Article, articleSchema } from '#shared/guidelines.js';
import type { WorkbenchContract } from '#shared/contract.js';
import { ClientContextProvider, WorkbenchProvider } from '../../ui/workbench.js';
import fi from '../../app/locales/fi/guidelines.json' with { type: 'json' };
import later from '../../app/locales/fi/guidelinesLater.json' with { type: 'json' };
import { createArticleStore } from './article-store.js';
import GuidelinesPane from './guidelines-pane.js';

const article = (id: string, title: string, extra: Partial<Article> = {}): Article =>
  articleSchema.parse({
    id,
    language: 'fi',
    title,
    summary: `Näin: ${title}.`,
    topics: ['basics'],
    keywords: [],
    layer: 'national',
    register: 'both',
    owner: 'Kirjaamisen tuki',
    sources: [{ title: 'Laki', url: 'https://www.finlex.fi/' }],
    checked: '2026-11-02',
    checkValidity: false,
    version: '1',
    body: '## Näin kirjaat\n\n- [paha](javascript:alert) ja [hyvä](https://thl.fi/)\n\n<b>raaka</b>',
    related: [],
    ...extra,
  });
const articles = [
  article('phone', 'Puhelun kirjaaminen', { related: ['child'] }),
  article('child', 'Lapsen kuuleminen', { topics: ['children'], checkValidity: true }),
];

/** The core at the end of a link: the client, its serialisation aside, is the real one. */
const clientTo = (answer: () => Promise<unknown>): ContractRouterClient<WorkbenchContract> =>
  // Who is signed in is not told: the articles wait for nobody.
  createORPCClient({
    call: (path) => (path.join('.') === 'guidelines.articles' ? answer() : new Promise(() => {})),
  });

describe('the pane of guidelines', () => {
  let root: Root;
  let box: HTMLElement;
  beforeEach(async () => {
    await i18next.use(initReactI18next).init({
      lng: 'fi',
      resources: { fi: { guidelines: fi, guidelinesLater: later, common: {} } },
      defaultNS: 'common',
    });
    await Dexie.delete('tyopoyta-guidelines');
    box = document.body.appendChild(document.createElement('div'));
  });
  afterEach(() => {
    root.unmount();
    box.remove();
  });
  const show = (answer: () => Promise<unknown>) => {
    root = createRoot(box);
    const queries = new QueryClient({ defaultOptions: { queries: { retry: false } } });
    root.render(
      <QueryClientProvider client={queries}>
        <WorkbenchProvider client={clientTo(answer)} screen={2}>
          <ClientContextProvider>
            <GuidelinesPane />
          </ClientContextProvider>
        </WorkbenchProvider>
      </QueryClientProvider>,
    );
  };
  const keep = () => createArticleStore().save({ version: '1', articles });
  const until = (check: () => void) => vi.waitFor(check, { timeout: 10_000, interval: 20 });
  const rows = () => [...box.querySelectorAll('[data-article]')].map((row) => row.getAttribute('data-article'));
  const press = (key: string, target: Element | null = document.activeElement) =>
    target?.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }));

  it('says that nothing was fetched, and fetches when asked again', async () => {
    let up = false;
    show(() => (up ? Promise.resolve({ version: '1', articles, problems: [] }) : Promise.reject(new Error('down'))));
    await until(() => expect(box.querySelector('[role=alert]')?.textContent).toContain(fi.failed));
    up = true;
    box.querySelector<HTMLElement>('[role=alert] button')?.click();
    await until(() => expect(rows()).toEqual(['child', 'phone']));
  });

  it('shows the kept articles while the core is silent', async () => {
    await keep();
    show(() => new Promise(() => {}));
    await until(() => expect(rows()).toEqual(['child', 'phone']));
  });

  it('shows what the region adds under the article, and what it replaces in its place', async () => {
    const approved = { by: 'Johtoryhmä', date: '2026-11-01' };
    const layered = [
      ...articles,
      article('region', 'Puhelut Kymijoella', { layer: 'regional', addsTo: 'phone' }),
      article('unit', 'Muun yksikön ohje', { layer: 'unit', unit: 'Muu' }),
      article('instead', 'Lapsen kuuleminen Kymijoella', { layer: 'regional', replaces: 'child', approved }),
    ];
    show(() => Promise.resolve({ version: '1', articles: layered, problems: [] }));
    await until(() => expect(rows()).toEqual(['instead', 'phone']));
    expect(box.querySelector('[data-article=phone]')?.textContent).toContain(fi.regionalAddition);
    box.querySelector<HTMLElement>('[data-article=phone]')?.click();
    await until(() => expect(box.querySelector('.gl-addition h4')?.textContent).toBe('Puhelut Kymijoella'));
    press('Escape', box.querySelector('.gl-article h3'));
    await until(() => expect(rows()).toHaveLength(2));
    box.querySelector<HTMLElement>('[data-article=instead]')?.click();
    await until(() => expect(box.querySelector('.gl-replaced')?.textContent).toContain(later.replaces.national));
    box.querySelector<HTMLElement>('.gl-replaced button')?.click();
    await until(() => expect(box.querySelector('.gl-article h3')?.textContent).toBe('Lapsen kuuleminen'));
  });

  it('opens by keyboard, shows no foreign link or raw HTML, goes back to the same row', async () => {
    show(() => Promise.resolve({ version: '1', articles, problems: [] }));
    await until(() => expect(rows()).toHaveLength(2));
    press('/', box.querySelector('.gl-pane'));
    expect(document.activeElement?.getAttribute('type')).toBe('search');
    press('ArrowDown');
    press('ArrowDown');
    expect(document.activeElement?.getAttribute('data-article')).toBe('phone');
    box.querySelector<HTMLElement>('[data-article=phone]')?.click();
    await until(() => expect(box.querySelector('.gl-text li')).not.toBeNull());
    const links = [...box.querySelectorAll('.gl-text a')].map(
      (link) => `${link.getAttribute('href')} ${link.getAttribute('rel')}`,
    );
    expect(links).toEqual(['https://thl.fi/ noopener noreferrer']);
    expect(box.querySelector('.gl-text b')).toBeNull();
    press('Escape');
    await until(() => expect(document.activeElement?.getAttribute('data-article')).toBe('phone'));
  });
});
