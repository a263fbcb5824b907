import { implement } from '@orpc/server';
import { type Draft, type DraftKind, type OpenDrafts, draftsContract } from '#shared/drafts.js';
import { type Live, createLive } from '../live.js';
import type { Caller } from '../rpc.js';
import { type DraftBook, draftsOf, keepDraft, notesIn, unsavedKinds } from './book.js';

/** Which client is open, by the context manager. */
interface OpenClient {
  reference: string | null;
}

/**
 * The professional's unfinished texts, in memory only, each under the client it was written for.
 * @param client the open client, as the context manager has it
 */
export function createDrafts({
  client,
  clock,
}: {
  client: Pick<Live<OpenClient>, 'get' | 'subscribe'>;
  clock: { now: () => number };
}) {
  let book: DraftBook = new Map();
  let revision = 0;
  let session = 1;
  const listeners = new Set<(reference: string) => void>();

  const compose = (): OpenDrafts => {
    const { reference } = client.get();
    return { session, client: reference, revision, drafts: draftsOf(book, reference) };
  };
  const live = createLive(compose());
  const stopFollowing = client.subscribe(() => live.set(compose()));

  /** Takes a new book, and tells of the clients for whom it makes a difference. */
  function put(next: DraftBook, concerned: readonly string[]): void {
    const had = new Set(concerned.filter((one) => unsavedKinds(book, one).length > 0));
    book = next;
    revision += 1;
    live.set(compose());
    for (const one of concerned) {
      if (unsavedKinds(book, one).length > 0 === had.has(one)) continue;
      for (const listener of listeners) listener(one);
    }
  }

  function save({ session: writtenIn, ...draft }: Omit<Draft, 'savedAt'> & { session: number }): { revision?: number } {
    if (writtenIn !== session) return {};
    put(keepDraft(book, { ...draft, savedAt: new Date(clock.now()).toISOString() }), [draft.client]);
    return { revision };
  }

  const os = implement(draftsContract).$context<Caller>();
  const router = os.router({
    watch: os.watch.handler(({ signal }) => live.watch(signal)),
    save: os.save.handler(({ input }) => save(input)),
    unfinished: os.unfinished.handler(() => ({ notes: notesIn(book) })),
  });

  return {
    router,
    /** Kinds of the client's drafts that are not recorded elsewhere yet; white space alone does not count. */
    unsaved: (reference: string): DraftKind[] => unsavedKinds(book, reference),
    /** Puts a text at the end of the client's note, apart from what stands there. */
    addToNote(client: string, text: string): void {
      const note = draftsOf(book, client).find(({ kind }) => kind === 'note');
      const before = note?.text.trimEnd() ?? '';
      const whole = before === '' ? text : `${before}\n\n${text}`;
      const savedAt = new Date(clock.now()).toISOString();
      put(keepDraft(book, { ...note, client, kind: 'note', text: whole, savedAt }), [client]);
    },
    list: (reference: string): Draft[] => draftsOf(book, reference),
    /** Calls `listener` when a client gets its first unsaved draft or loses its last one. Returns the way to stop. */
    onChange(listener: (reference: string) => void): () => void {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    /** Calls `listener` at every change of any draft. Returns the way to stop. */
    onSave: (listener: () => void): (() => void) => live.subscribe(listener),
    /** Forgets every draft, and takes no more of those that were being written: at sign-out and user switch. */
    clear(): void {
      const concerned = new Set([...book.values()].map((draft) => draft.client));
      session += 1;
      put(new Map(), [...concerned]);
    },
    /** Keeps every draft aside while another person works here. @returns the way to have them back */
    setAside(): () => void {
      const kept = book;
      return () => put(kept, [...new Set([...kept.values()].map((draft) => draft.client))]);
    },
    close: stopFollowing,
  };
}
