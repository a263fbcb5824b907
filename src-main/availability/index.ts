import { randomUUID } from 'node:crypto';
import type { HubConnection, Presence } from '#shared/availability.js';
import type { Clock } from '#shared/clock.js';
import type { ContactLink } from '#shared/contact-links.js';
import type { ConsultationFromHub, ConsultationToHub } from '#shared/hub-consultation.js';
import { type HubMessage } from '#shared/hub-protocol.js';
import type { Session } from '#shared/identity.js';
import type { Screen } from '#shared/workspace.js';
import type { Live } from '../live.js';
import type { Log } from '../log.js';
import { type Board, applyMessage, emptyBoard } from './board.js';
import { createDirectoryCache } from './directory-cache.js';
import { type HubLink, createHubLink } from './hub-link.js';
import { type OwnParts, createOwn } from './own.js';
import { createRouter } from './router.js';
import { createUpdates } from './updates.js';

export { waitBeforeRetry } from './backoff.js';

/**
 * Colleagues' availability: one connection to the hub while somebody is signed in, the directory, and the
 * professional's own state. A lost connection makes every state unknown until the hub is heard again.
 * @param token the signed-in professional's access token with the scope `hub/presence`
 */
export function createAvailability({
  hubs,
  links,
  token,
  session,
  clock,
  log,
  fetch,
  random = Math.random,
  newDevice = randomUUID,
  own: ownParts,
}: {
  /** The county's hubs: one after another when one is lost. */
  hubs: readonly { url: string; directoryUrl: string }[];
  /** The county's ways to reach a colleague. */
  links: readonly ContactLink[];
  token: () => Promise<string | undefined>;
  session: Pick<Live<Session>, 'get' | 'subscribe'>;
  clock: Clock;
  log: Log;
  fetch: typeof globalThis.fetch;
  random?: () => number;
  newDevice?: () => string;
  own: Omit<OwnParts, 'say' | 'self' | 'clock'>;
}) {
  const device = newDevice();
  let board = emptyBoard();
  let link: HubLink | undefined;
  let subject: string | undefined;
  let connection: HubConnection['state'] = 'connecting';
  /** The connection that stands, or comes next, has not been told anything yet. */
  let isNew = true;
  let heardAt: number | undefined;
  const hubListeners = new Set<(message: ConsultationFromHub) => void>();
  const linkListeners = new Set<() => void>();
  const shown = new Map<Screen, { ordinals: readonly number[]; hidden: boolean }>();
  /** As it was said on this connection; a new one begins with all. */
  let wantsOthers = true;

  const asOf = () => (heardAt === undefined ? undefined : new Date(heardAt).toISOString());
  /** With the load, which travels with the others' states. */
  const seenSelf = (): Board['self'] =>
    board.self === undefined
      ? undefined
      : { ...board.self, presence: board.presences.get(board.self.presence.ordinal) ?? board.self.presence };
  const seenOfSelf = (): Presence | undefined => board.self?.presence;
  const connectionState = (): HubConnection => {
    const since = asOf();
    return { state: connection, ...(since === undefined ? {} : { asOf: since }) };
  };
  const isConnected = () => connection === 'connected';
  const own = createOwn({
    ...ownParts,
    say: (message) => link?.say(message) ?? false,
    self: () => (isConnected() ? seenSelf() : undefined),
    clock,
  });
  const updates = createUpdates({
    connection: connectionState,
    epoch: () => board.numbering,
    // What was true before the connection was lost is not told as if it were now.
    presences: () => (isConnected() ? [...board.presences.values()] : []),
    own: () => (isConnected() ? seenOfSelf() : undefined),
    asOf: () => asOf() ?? new Date(clock.now()).toISOString(),
  });
  const directory = createDirectoryCache({
    url: () => hubs[link?.place() ?? 0]?.directoryUrl ?? '',
    token,
    fetch,
    clock,
    random,
    log,
    onNew: ({ version, epoch }) => updates.directory({ version, epoch }),
  });

  function sayShown(): void {
    const screens = [...shown.values()];
    link?.say({ type: 'watch', ordinals: [...new Set(screens.flatMap(({ ordinals }) => ordinals))] });
    const others = screens.length === 0 || screens.some(({ hidden }) => !hidden);
    if (others !== wantsOthers) link?.say({ type: 'lanes', others });
    wantsOthers = others;
  }
  function take(message: HubMessage): void {
    if (message.type === 'consulted' || message.type === 'consultations' || message.type === 'queues') {
      for (const listener of hubListeners) listener(message);
      return;
    }
    const run = board.position?.epoch;
    const change = applyMessage(board, message);
    if (message.type === 'directory') directory.need(message.version, message.numbering);
    if (change.kind === 'gap') {
      board.position = undefined;
      link?.restart();
    } else if (change.kind === 'all') {
      connection = 'connected';
      wantsOthers = wantsOthers || isNew;
      updates.everything();
      sayShown();
      // Another hub, or one that began anew, knows nothing of what the professional chose; nor does one that was away long.
      if (isNew || board.position?.epoch !== run) own.connected();
      if (isNew) for (const listener of linkListeners) listener();
      isNew = false;
    } else if (change.kind === 'some') updates.people(change.presences);
    const self = board.self?.presence.ordinal;
    if (change.kind === 'some' && change.presences.some(({ ordinal }) => ordinal === self)) own.changed();
  }

  function begin(): void {
    connection = 'connecting';
    isNew = true;
    link = createHubLink({
      urls: hubs.map(({ url }) => url),
      device,
      token,
      position: () => board.position,
      clock,
      random,
      log,
      onMessage: take,
      onHeard: () => (heardAt = clock.now()),
      onLost(briefly) {
        isNew = true;
        // What is shown stays for the moment that the next connection takes: it holds at the hub, too.
        if (briefly || connection === 'lost') return;
        connection = 'lost';
        updates.connection();
        own.changed();
        for (const listener of linkListeners) listener();
      },
    });
  }
  function end(): void {
    link?.close();
    link = undefined;
    directory.stop();
    board = emptyBoard();
    heardAt = undefined;
    connection = 'connecting';
    updates.everything();
    own.changed();
    for (const listener of linkListeners) listener();
  }
  function follow(state: Session): void {
    const next = state.state === 'signedIn' ? state.professional.id : undefined;
    if (next === subject) return;
    subject = next;
    end();
    // A lock is no end: the same person comes back, and what they set by hand holds.
    if (state.state === 'signedOut') own.end();
    if (next === undefined) return;
    own.begin(next);
    begin();
  }
  follow(session.get());
  const stopFollowing = session.subscribe(follow);

  const router = createRouter({
    directory: (knownVersion) => (subject === undefined ? { kind: 'notYet' } : directory.answer(knownVersion)),
    watch: updates.watch,
    show(screen, ordinals, hidden) {
      shown.set(screen, { ordinals, hidden });
      sayShown();
    },
    links,
    own: own.live.watch,
    setOwn: own.set,
    saveOwnSettings: own.save,
  });

  return {
    router,
    connectionState,
    /** The same connection, for what is said of consultations. */
    talk: {
      say: (message: ConsultationToHub) => link?.say(message) ?? false,
      connected: isConnected,
      asOf,
      onMessage: listenTo(hubListeners),
      onConnection: listenTo(linkListeners),
    },
    /** Somebody uses the workbench. */
    used: own.used,
    /** Takes back a word set by hand that keeps others away: the person has said elsewhere that they are ready. */
    welcomeAgain(): void {
      const { hand } = own.live.get();
      if (hand !== undefined && hand.state !== 'available' && hand.state !== 'interruptible') own.set(undefined);
    },
    /** Name, title and unit of a colleague, from the directory at hand. */
    nameOf: (id: string): string | undefined => {
      const one = directory.held()?.colleagues.find((colleague) => colleague.id === id);
      return one === undefined ? undefined : [one.name, one.title, one.unit].join(', ');
    },
    /** Takes leave of the hub and stops. */
    close(): void {
      stopFollowing();
      own.close();
      end();
    },
  };
}

/** Adds to a set of listeners; gives the way to stop. */
const listenTo =
  <T>(listeners: Set<T>) =>
  (listener: T): (() => void) => {
    listeners.add(listener);
    return () => void listeners.delete(listener);
  };
