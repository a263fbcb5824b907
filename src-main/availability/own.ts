import { type OwnSettings, type OwnStanding, type OwnStateInput, ownSettingsSchema } from '#shared/availability.js';
import type { Clock } from '#shared/clock.js';
import { type Standing, type ToHub, encodeStanding } from '#shared/hub-protocol.js';
import { type Live, createLive } from '../live.js';
import type { Board } from './board.js';
import { type ByHand, NO_WISHES, holding, idleSince, withWishes, wordsOf } from './own-words.js';

const LOOK_MS = 15_000;
/** The hub takes no older age of a word. */
const MOST_AGO_S = 86_400;

/** Where each person's own wishes are kept. */
export interface OwnStore {
  get: (person: string) => unknown;
  set: (person: string, settings: OwnSettings) => void;
}

export interface OwnParts {
  /** Gives a word to the connection; false when there is none. */
  say: (message: ToHub) => boolean;
  /** What the hub says of the person; undefined while it is not heard or does not know them. */
  self: () => Board['self'];
  /** Whether a client is open; nothing else of the client is known here. */
  client: Pick<Live<{ reference: string | null }>, 'get' | 'subscribe'>;
  /** How the contact centre here shows the professional: on the phone, at the work after it, on a break. Absent = it says nothing. */
  phone?: Pick<Live<OwnStateInput | null>, 'get' | 'subscribe'> | undefined;
  /** Is told what the professional has set by hand, once the hub has it; undefined = taken back. */
  onHand?: ((input: OwnStateInput | undefined) => void) | undefined;
  store: OwnStore;
  /** The county offers the hint of idleness. */
  idleHint: boolean;
  /** Seconds since anything on the machine was used, where the host knows. */
  idleSeconds?: (() => number) | undefined;
  clock: Clock;
}

/** The professional's own state: what they set by hand, the open client, their wishes, and what others see of them. */
export function createOwn({ say, self, client, phone, onHand, store, idleHint, idleSeconds, clock }: OwnParts) {
  let owner: string | undefined;
  let hand: ByHand | undefined;
  let settings = NO_WISHES;
  let usedAt = clock.now();
  /** What this connection has been told, by layer. */
  let said: Partial<Record<'hand' | 'contact', string>> = {};
  /** Whether this run has ever said that a client is open: a hub that was away may hold it still. */
  let wasInContact = false;

  const words = () =>
    wordsOf({
      hand,
      clientOpen: owner !== undefined && client.get().reference !== null,
      phone: owner === undefined ? null : (phone?.get() ?? null),
      settings,
      now: clock.now(),
    });
  const lastUse = () => {
    const machine = idleSeconds === undefined ? 0 : clock.now() - idleSeconds() * 1000;
    return Math.max(usedAt, machine);
  };

  function compose(): OwnStanding {
    const known = self();
    const seen = known?.presence;
    const by = known === undefined ? {} : { by: known.by };
    const idle =
      idleHint && owner !== undefined ? idleSince(lastUse(), { seen, settings, now: clock.now() }) : undefined;
    const held = holding(hand, clock.now());
    return {
      ...(seen === undefined ? {} : { seen }),
      ...by,
      ...(held === undefined ? {} : { hand: held }),
      contact: words().contact?.reason === 'client',
      settings,
      idleHintOffered: idleHint,
      ...(idle === undefined ? {} : { idleSince: new Date(idle).toISOString() }),
    };
  }
  const live = createLive(compose());
  function show(): void {
    const next = compose();
    if (JSON.stringify(next) !== JSON.stringify(live.get())) live.set(next);
  }

  /** Says one layer, unless this connection has been told the same. */
  function sayLayer(layer: 'hand' | 'contact', standing: Standing | null): boolean {
    const text = JSON.stringify(standing);
    if (said[layer] === text) return true;
    const ago = Math.max(0, Math.floor((clock.now() - (hand?.at ?? 0)) / 1000));
    const age = layer === 'hand' ? { agoSeconds: Math.min(ago, MOST_AGO_S) } : {};
    const isSaid = say({ type: 'say', layer, standing: standing === null ? null : encodeStanding(standing), ...age });
    if (isSaid) said = { ...said, [layer]: text };
    return isSaid;
  }
  function sayAll(): void {
    const now = words();
    // Who has set nothing here takes nothing back: it may have been set on another device. What has ended by itself has
    // ended at the hub too.
    if (now.hand !== null || hand?.input === null) sayLayer('hand', now.hand);
    if (now.contact !== null || wasInContact) sayLayer('contact', now.contact);
    wasInContact ||= now.contact !== null;
    show();
  }

  const stops = [client.subscribe(sayAll), phone?.subscribe(sayAll) ?? (() => {}), clock.every(LOOK_MS, show)];
  return {
    live,
    /** A connection has begun: it has been told nothing of this workbench. */
    connected(): void {
      said = {};
      sayAll();
    },
    /** What the hub says of the person, or whether it is heard, has changed. */
    changed: show,
    /** Whose workbench it is. What was set by hand outlives a lock, and never goes to another person. */
    begin(person: string): void {
      if (person === owner) return;
      owner = person;
      hand = undefined;
      said = {};
      settings = withWishes(NO_WISHES, ownSettingsSchema.partial().safeParse(store.get(person)).data ?? {});
      usedAt = clock.now();
      show();
    },
    end(): void {
      owner = undefined;
      hand = undefined;
      said = {};
      settings = NO_WISHES;
      show();
    },
    /** Somebody uses the workbench. */
    used(): void {
      usedAt = clock.now();
      show();
    },
    /** @returns whether the hub was told */
    set(input: OwnStateInput | undefined): boolean {
      if (owner === undefined || self() === undefined) return false;
      const before = hand;
      hand = { input: input ?? null, at: clock.now() };
      if (!sayLayer('hand', words().hand)) {
        hand = before;
        return false;
      }
      show();
      onHand?.(input);
      return true;
    },
    save(wishes: Parameters<typeof withWishes>[1]): void {
      if (owner === undefined) return;
      settings = withWishes(settings, wishes);
      store.set(owner, settings);
      sayAll();
    },
    close(): void {
      for (const stop of stops) stop();
    },
  };
}
