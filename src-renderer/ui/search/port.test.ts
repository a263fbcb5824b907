import { describe, expect, it } from 'vitest';
import type { SearchProgress } from '#shared/search/collections.js';
import { createCollections } from '#shared/search/collections.js';
import { type Ask, isAsk, isTell } from './messages.js';
import { type Far, openSearch } from './port.js';

const rules = { fields: { name: { weight: 3, usual: 3, name: true as const } }, synonyms: [] };
const documents = Array.from({ length: 900 }, (_, at) => ({ id: `d${at}`, texts: { name: `ryhmä numero${at}` } }));

/** A worker that runs here: what it is sent is copied as between threads, and it can be made to end. */
function createWorker() {
  const events = new EventTarget();
  const sent: Ask[] = [];
  let ended = false;
  const tell = (data: unknown) =>
    void events.dispatchEvent(new MessageEvent('message', { data: structuredClone(data) }));
  const collections = createCollections({
    now: () => performance.now(),
    pause: () => Promise.resolve(),
    sliceMs: 5,
    onProgress: (collection, progress) => tell({ tell: 'progress', collection, progress }),
  });
  const worker: Far = {
    postMessage(message: unknown) {
      const copy: unknown = structuredClone(message);
      if (ended || !isAsk(copy)) return;
      sent.push(copy);
      if (copy.ask === 'rules') collections.rules(copy.collection, copy.rules);
      else if (copy.ask === 'documents') collections.documents(copy.collection, copy.part);
      else {
        const { id, collection, query, limit, narrowing } = copy;
        void collections
          .search(collection, query, limit, narrowing)
          .then((answer) => tell({ tell: 'answer', id, answer }));
      }
    },
    addEventListener: (type: string, listener: EventListenerOrEventListenerObject) =>
      events.addEventListener(type, listener),
  };
  const end = () => {
    ended = true;
    events.dispatchEvent(new Event('error'));
  };
  return { worker, sent, end };
}

describe('the search of a window', () => {
  it('asks the worker, in parts, and hears how far it is', async () => {
    const { worker, sent } = createWorker();
    const logged: string[] = [];
    const port = await openSearch(
      async () => worker,
      (message) => logged.push(message),
    );
    const told: SearchProgress[] = [];
    const stop = port.onProgress('all', (progress) => told.push(progress));
    port.put('all', rules, documents);
    const { hits } = await port.search('all', 'numero777', 5);
    expect(hits[0]).toEqual({ id: 'd777', score: 1, forms: ['numero777'] });
    expect(sent.filter(({ ask }) => ask === 'documents')).toHaveLength(3);
    // How many were there when the last of them came depends on how fast they are copied.
    const last = told.at(-1);
    expect(last?.done).toBe(last?.total);
    expect(last?.total).toBeGreaterThan(0);
    stop();
    told.length = 0;
    port.put('all', rules, []);
    expect((await port.search('all', 'numero777', 5)).hits).toEqual([]);
    expect(told).toEqual([]);
    expect(logged).toEqual([]);
  });

  it('goes on in the page where no worker starts, and says it once', async () => {
    const logged: string[] = [];
    const port = await openSearch(
      () => Promise.reject(new Error('not here')),
      (message) => logged.push(message),
    );
    port.put('all', rules, documents);
    expect((await port.search('all', 'numero3', 5)).hits[0]?.id).toBe('d3');
    await port.search('all', 'numero4', 5);
    expect(logged).toEqual(['search: runs in the page (not here)']);
  });

  it('goes on in the page when the worker ends, and answers what was asked of it', async () => {
    const { worker, end } = createWorker();
    const logged: string[] = [];
    const port = await openSearch(
      async () => worker,
      (message) => logged.push(message),
    );
    port.put('all', rules, documents);
    const answer = port.search('all', 'numero5', 5);
    end();
    expect((await answer).hits[0]?.id).toBe('d5');
    await expect.poll(async () => (await port.search('all', 'numero6', 5)).hits[0]?.id).toBe('d6');
    expect(logged).toEqual(['search: the worker ended; the page goes on']);
  });

  it('answers what was asked before the documents were given, once they are', async () => {
    const { worker, sent } = createWorker();
    const port = await openSearch(async () => worker);
    const early = port.search('all', 'numero8', 5);
    const elsewhere = port.search('another', 'numero8', 5);
    expect(sent).toEqual([]);
    port.put('all', rules, documents);
    expect((await early).hits[0]?.id).toBe('d8');
    port.put('another', rules, []);
    expect((await elsewhere).hits).toEqual([]);
    expect(sent.filter(({ ask }) => ask === 'search')).toHaveLength(2);
  });

  it('takes in what arrives while a search stands: asked again, it is found', async () => {
    const { worker } = createWorker();
    const port = await openSearch(async () => worker);
    port.put('all', rules, documents.slice(0, 10));
    expect((await port.search('all', 'numero800', 5)).hits.some(({ id }) => id === 'd800')).toBe(false);
    port.put('all', rules, documents);
    expect((await port.search('all', 'numero800', 5)).hits[0]?.id).toBe('d800');
  });

  it('believes no message of another form', () => {
    for (const strange of [undefined, null, 'ask', {}, { ask: 'delete' }, { tell: 1 }, []]) {
      expect(isAsk(strange)).toBe(false);
      expect(isTell(strange)).toBe(false);
    }
  });
});
