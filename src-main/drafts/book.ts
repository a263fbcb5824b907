import type { Draft, DraftKind } from '#shared/drafts.js';

/** Every draft of this session, each under its own client and kind. */
export type DraftBook = ReadonlyMap<string, Draft>;

const keyOf = ({ client, kind }: Pick<Draft, 'client' | 'kind'>) => `${client} ${kind}`;

/** The book with this draft in the place of the former one of the same client and kind; an empty text leaves none. */
export function keepDraft(book: DraftBook, draft: Draft): DraftBook {
  const next = new Map(book);
  if (draft.text === '') next.delete(keyOf(draft));
  else next.set(keyOf(draft), draft);
  return next;
}

export const draftsOf = (book: DraftBook, client: string | null): Draft[] =>
  [...book.values()].filter((draft) => draft.client === client);

/** Kinds of a client's drafts that would be lost without a word. Mere white space is kept, but is no work. */
export const unsavedKinds = (book: DraftBook, client: string): DraftKind[] =>
  draftsOf(book, client)
    .filter((draft) => draft.text.trim() !== '')
    .map((draft) => draft.kind);

/** How many clients have a note: what nobody keeps once the session is over. */
export const notesIn = (book: DraftBook): number =>
  [...book.values()].filter(({ kind, text }) => kind === 'note' && text.trim() !== '').length;
