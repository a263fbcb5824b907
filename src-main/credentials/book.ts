import type { StoredCredential } from '#shared/credentials.js';
import type { Log } from '../log.js';
import type { Redaction } from '../redact.js';
import type { ChosenStore } from './choose-store.js';
import { type Entry, readEntry, toStored, writeEntry } from './entry.js';
import { type Answer, given } from './store.js';

/**
 * Entries of the store, each of one professional (`service`) and one tool. What is read or written is hidden from logs
 * from then on; what fails is logged by how it failed, never by what it was about.
 */
export function createBook({
  open,
  redaction,
  log,
}: {
  /** Chooses the store, once. */
  open: () => Promise<ChosenStore>;
  redaction: Pick<Redaction, 'hide'>;
  log: Log;
}) {
  let opened: Promise<ChosenStore> | undefined;
  const chosen = () =>
    (opened ??= open().then((choice) => {
      const { kind, because } = choice.vault;
      log(kind === 'keyring' ? 'info' : 'warn', 'credentials-vault', { kind, ...(because && { because }) });
      return choice;
    }));

  function told<T>(operation: string, answer: Answer<T>): Answer<T> {
    if (!answer.ok) log('warn', 'credentials-vault-failed', { operation, trouble: answer.trouble });
    return answer;
  }
  const hidden = (entry: Entry | undefined): Entry | undefined => {
    if (entry !== undefined) redaction.hide(entry.password);
    return entry;
  };

  return {
    vault: async () => (await chosen()).vault,
    /** Undefined when the store could not be read. */
    async list(service: string): Promise<StoredCredential[] | undefined> {
      const answer = told('list', await (await chosen()).store.findAll(service));
      if (!answer.ok) return undefined;
      return answer.value
        .flatMap(({ account, secret }) => {
          const entry = hidden(readEntry(secret));
          return entry === undefined ? [] : [toStored(account, entry)];
        })
        .sort((one, other) => one.toolId.localeCompare(other.toolId));
    },
    async read(service: string, toolId: string): Promise<Answer<Entry | undefined>> {
      const answer = told('read', await (await chosen()).store.get(service, toolId));
      if (!answer.ok) return answer;
      return given(answer.value === undefined ? undefined : hidden(readEntry(answer.value)));
    },
    async write(service: string, toolId: string, entry: Entry): Promise<boolean> {
      hidden(entry);
      return told('write', await (await chosen()).store.set(service, toolId, writeEntry(entry))).ok;
    },
    async remove(service: string, toolId: string): Promise<boolean> {
      return told('remove', await (await chosen()).store.delete(service, toolId)).ok;
    },
    /** Every entry, also one that cannot be read as ours. @returns whether all are gone */
    async removeAll(service: string): Promise<boolean> {
      const { store } = await chosen();
      const found = told('list', await store.findAll(service));
      if (!found.ok) return false;
      for (const { account } of found.value) if (!told('remove', await store.delete(service, account)).ok) return false;
      return true;
    },
    /** Forgets what is in memory only: of one service, or of all. */
    forget: async (service?: string) => (await opened)?.forget(service),
  };
}
export type Book = ReturnType<typeof createBook>;
