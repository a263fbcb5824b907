import MiniSearch from 'minisearch';
import type { SearchDocument } from '../../../src-shared/search/document-index.js';

/** MiniSearch as it comes, with beginnings of words and typos, on the same documents and weights: the peer beside our engine. */
export function createPeer(fields: Readonly<Record<string, { weight: number }>>) {
  const names = Object.keys(fields);
  const index = new MiniSearch<SearchDocument>({
    fields: names,
    extractField: (document, name) => (name === 'id' ? document.id : (document.texts[name] ?? '')),
    searchOptions: {
      prefix: true,
      fuzzy: 0.2,
      boost: Object.fromEntries(names.map((name) => [name, fields[name]?.weight ?? 1])),
    },
  });
  return {
    add: (documents: readonly SearchDocument[]) => index.addAll(documents),
    search: (query: string, limit: number): string[] =>
      index
        .search(query)
        .slice(0, limit)
        .map(({ id }) => String(id)),
  };
}
