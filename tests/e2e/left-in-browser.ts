import type { Page } from '@playwright/test';

/**
 * All that a window of ours leaves in the browser, as text. The colleagues' directory stands apart: everybody's names are
 * in it, whoever is signed in.
 */
export const browserHolds = (page: Page) =>
  page.evaluate(async () => {
    const read = <T>(request: IDBRequest<T>) =>
      new Promise<T>((done, failed) => {
        request.addEventListener('success', () => done(request.result));
        request.addEventListener('error', () => failed(request.error));
      });
    const directory: unknown[] = [];
    const rest: unknown[] = [document.title, document.cookie, location.href, history.state, window.name];
    rest.push(JSON.stringify({ ...localStorage }), JSON.stringify({ ...sessionStorage }));
    for (const { name = '' } of await indexedDB.databases()) {
      const database = await read(indexedDB.open(name));
      const left = name === 'tyopoyta-directory' ? directory : rest;
      for (const store of database.objectStoreNames) {
        const content = database.transaction(store).objectStore(store);
        left.push(name, store, JSON.stringify(await read(content.getAll())));
      }
      database.close();
    }
    for (const name of await caches.keys()) {
      const cache = await caches.open(name);
      for (const request of await cache.keys()) rest.push(request.url, await (await cache.match(request))?.text());
    }
    return { kept: JSON.stringify(directory), storage: JSON.stringify(rest) };
  });
