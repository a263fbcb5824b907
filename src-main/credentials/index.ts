import { createHmac } from 'node:crypto';
import type { Clock } from '#shared/clock.js';
import type { CountyTool } from '#shared/county-tool.js';
import type { CredentialsState } from '#shared/credentials.js';
import type { Professional } from '#shared/identity.js';
import { createLive } from '../live.js';
import type { Log } from '../log.js';
import type { Redaction } from '../redact.js';
import { createBook } from './book.js';
import { chooseStore } from './choose-store.js';
import type { Clipboard } from './clipboard.js';
import { serviceOf } from './entry.js';
import { createKeyringStore } from './keyring-store.js';
import type { Keyring } from './keyring.js';
import { createRouter } from './router.js';
import { createTimedClipboard } from './timed-clipboard.js';

export { type Clipboard, createSystemClipboard } from './clipboard.js';
export { type SealingKey, createKeyChest } from './key-chest.js';
export { forkKeyring } from './fork-keyring.js';
export { type KeyringProcess, createKeyringClient } from './keyring-client.js';
export type { Keyring } from './keyring.js';

/**
 * User names and passwords of tools that know no single sign-on: stored for one professional, and handed to the tool by
 * the host or over the clipboard. A password never goes to a window of ours, to the disk in the clear, or to a log.
 * @param county its id
 * @param shared several people use the workstation: memory only
 * @param keyring the operating system's; undefined where the host has none. Not touched before a secret is asked for
 * @param professional who may be given data now; undefined while nobody is, or the session is locked
 * @param fillsLogIns the host fills log-in forms and answers HTTP Basic itself
 * @param clipboard undefined where the host has none
 * @param random a new text at each call, not to be guessed
 */
export function createCredentials({
  county,
  shared,
  keyring,
  tools,
  professional,
  fillsLogIns,
  clipboard,
  redaction,
  random,
  clock,
  log,
}: {
  county: string;
  shared: boolean;
  keyring: Keyring | undefined;
  tools: readonly CountyTool[];
  professional: () => Professional | undefined;
  fillsLogIns: boolean;
  clipboard: Clipboard | undefined;
  redaction: Redaction;
  random: () => string;
  clock: Pick<Clock, 'now' | 'after'>;
  log: Log;
}) {
  const store = keyring === undefined ? undefined : createKeyringStore({ keyring, clock });
  const book = createBook({
    open: () => chooseStore({ shared, keyring: store, probe: random() }),
    redaction,
    log,
  });
  const key = random();
  const digest = (text: string) => createHmac('sha256', key).update(text).digest('hex');
  const timed = createTimedClipboard({ clipboard, clock, digest });

  /** Those that ask for a secret, among the tools that the professional has. */
  const asking = () => {
    const role = professional()?.role;
    if (role === undefined) return [];
    return tools.filter(
      ({ signIn, roles }) => (signIn.as === 'form' || signIn.as === 'basic') && (roles?.includes(role) ?? true),
    );
  };
  const service = () => {
    const id = professional()?.id;
    return id === undefined ? undefined : serviceOf(county, id);
  };

  const live = createLive<CredentialsState>({ vault: { kind: 'memory' }, stored: [], tools: [] });
  let whose: string | undefined;
  let newest = 0;
  // Nothing is asked of the keyring, which may prompt, before somebody looks.
  let begun = false;
  /** Takes what one professional stored from the windows, before the next one's is read. */
  function blank(next: string | undefined) {
    whose = next;
    live.update((state) => ({ ...state, stored: [], tools: [] }));
  }
  /** Reads anew what is stored, of whoever is signed in now. */
  async function refresh(): Promise<void> {
    begun = true;
    newest += 1;
    const round = newest;
    const now = service();
    if (whose !== now) blank(now);
    const stored = now === undefined ? [] : await book.list(now);
    const vault = now === undefined ? live.get().vault : await book.vault();
    const copies = fillsLogIns || (now !== undefined && asking().length > 0 && (await timed.works()));
    if (round !== newest || now !== service()) return;
    const handedOver = fillsLogIns ? ('fills' as const) : copies ? ('copies' as const) : ('byHand' as const);
    live.update((before) => ({
      vault: stored === undefined ? { ...vault, failing: true } : vault,
      stored: stored ?? before.stored,
      tools: asking().map(({ id }) => ({ toolId: id, handedOver })),
    }));
  }

  return {
    router: createRouter({ live, book, timed, refresh, service, asking, clock }),
    /** For the host that fills: the log-in of the professional who is signed in now, for a tool that asks for one. */
    async loginFor(toolId: string): Promise<{ user: string; password: string } | undefined> {
      const now = service();
      if (now === undefined || !asking().some(({ id }) => id === toolId)) return undefined;
      const read = await book.read(now, toolId);
      // Somebody else may have signed in while the keyring was asked.
      if (!read.ok || read.value === undefined || now !== service()) return undefined;
      return { user: read.value.user, password: read.value.password };
    },
    /** Another professional, or none, or the same one after a lock: what the windows see follows. */
    sessionChanged: () => void (begun && refresh()),
    /** At lock: a copied password does not stay on the clipboard. */
    lock: timed.clear,
    /**
     * At sign-out and user switch: forgets what is in memory only, the clipboard and what the logs were told to hide.
     * @param professionalId only this one's, where another's session is kept; all when absent
     */
    async clear(professionalId?: string): Promise<void> {
      const gone = professionalId === undefined ? undefined : serviceOf(county, professionalId);
      if (gone === undefined || gone === whose) {
        newest += 1;
        blank(undefined);
      }
      await timed.clear();
      await book.forget(gone);
      if (gone === undefined) redaction.forget();
    },
    async close(): Promise<void> {
      await timed.clear();
      keyring?.close?.();
    },
  };
}
