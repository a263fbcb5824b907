import { Dexie } from 'dexie';
import { IDBFactory, IDBKeyRange } from 'fake-indexeddb';
import { describe, expect, it } from 'vitest';
import { type Article, articleSchema } from '#shared/guidelines.js';
import { createArticleStore } from './article-store.js';

const article: Article = articleSchema.parse({
  id: 'a',
  language: 'fi',
  title: 'Otsikko',
  summary: 's',
  topics: [],
  keywords: [],
  layer: 'national',
  register: 'both',
  owner: 'o',
  sources: [],
  checked: '2026-11-02',
  checkValidity: false,
  version: '1',
  body: 'b',
  related: [],
});

describe('articles kept on this machine', () => {
  it('come back in the next window, the newest only', async () => {
    const options = { indexedDB: new IDBFactory(), IDBKeyRange };
    const store = createArticleStore(options);
    expect(await store.load()).toBeNull();
    await store.save({ version: '1', articles: [article] });
    await store.save({ version: '2', articles: [article, { ...article, id: 'b' }] });
    const again = await createArticleStore(options).load();
    expect(again?.version).toBe('2');
    expect(again?.articles.map(({ id }) => id)).toEqual(['a', 'b']);
  });

  it('of an older form count as none', async () => {
    const options = { indexedDB: new IDBFactory(), IDBKeyRange };
    const raw = new Dexie('tyopoyta-guidelines', options);
    raw.version(1).stores({ libraries: 'key' });
    await raw.table('libraries').put({ key: 'library', version: '1', articles: [{ id: 'a' }] });
    raw.close();
    expect(await createArticleStore(options).load()).toBeNull();
  });

  it('are not missed where the browser keeps nothing', async () => {
    const refusing = new Proxy(new IDBFactory(), {
      get: () => () => {
        throw new Error('refused');
      },
    });
    const store = createArticleStore({ indexedDB: refusing, IDBKeyRange });
    await store.save({ version: '1', articles: [article] });
    expect(await store.load()).toBeNull();
  });
});
