import type { PageKind } from './navigation.js';

/** A page as the host tells it apart from others. */
interface Contents {
  id: number;
  once: (event: 'destroyed', listener: () => void) => unknown;
}

/** Remembers what each page was made for. */
export function createPageKinds() {
  const kinds = new Map<number, PageKind>();
  return {
    /** Notes a new page; forgotten when it goes. */
    add(contents: Contents, kind: PageKind) {
      const { id } = contents;
      kinds.set(id, kind);
      contents.once('destroyed', () => kinds.delete(id));
    },
    of: (contents: Pick<Contents, 'id'> | null): PageKind | undefined =>
      contents === null ? undefined : kinds.get(contents.id),
  };
}
export type PageKinds = ReturnType<typeof createPageKinds>;
