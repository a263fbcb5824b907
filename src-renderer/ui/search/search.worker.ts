import { createCollections } from '#shared/search/collections.js';
import { type Tell, isAsk } from './messages.js';

/** The search in a thread of its own: the page only asks. */
const tell = (message: Tell) => globalThis.postMessage(message, { transfer: [] });

const collections = createCollections({
  now: () => performance.now(),
  // Questions about another collection are answered between two slices.
  pause: () => new Promise((resume) => void setTimeout(resume)),
  sliceMs: 40,
  onProgress: (collection, progress) => tell({ tell: 'progress', collection, progress }),
});

globalThis.addEventListener('message', ({ data }: MessageEvent<unknown>) => {
  if (!isAsk(data)) return;
  switch (data.ask) {
    case 'rules':
      collections.rules(data.collection, data.rules);
      break;
    case 'documents':
      collections.documents(data.collection, data.part);
      break;
    case 'search':
      void collections
        .search(data.collection, data.query, data.limit, data.narrowing)
        .then((answer) => tell({ tell: 'answer', id: data.id, answer }));
  }
});
tell({ tell: 'ready' });
