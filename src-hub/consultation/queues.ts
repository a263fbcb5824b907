import type { QueueOffer } from '#shared/consultation.js';
import type { HubPolicy } from '#shared/hub-policy.js';
import type { FromHub } from '#shared/hub-protocol.js';
import type { Roster } from './members.js';

/** The queues as they are now, the same for everybody but for which of them are one's own. */
export function offersOf(
  policy: HubPolicy,
  roster: Pick<Roster, 'members' | 'targetsOf'>,
  mayBeAsked: (person: string) => boolean,
): { offer: Omit<QueueOffer, 'own'>; members: ReadonlySet<string> }[] {
  return policy.queues.map(({ id, name }) => {
    const target = { kind: 'queue' as const, queue: id };
    const members = roster.members(target);
    const free = [...members].filter(mayBeAsked).length;
    const { fi, sv, en } = name;
    const named = { fi, ...(sv === undefined ? {} : { sv }), ...(en === undefined ? {} : { en }) };
    return { offer: { id, name: named, members: members.size, free, targets: roster.targetsOf(target) }, members };
  });
}

/**
 * Tells people of the queues, again when their figures have become others. Those who belong to the same queues are told
 * the same object, so that it can be written once for all of them.
 */
export function createQueueTeller(look: () => ReturnType<typeof offersOf>) {
  let offers: ReturnType<typeof offersOf> = [];
  let told = '';
  let messages = new Map<string, FromHub>();

  /** Looks anew; true when something has changed. */
  function refresh(): boolean {
    offers = look();
    const now = JSON.stringify(offers.map(({ offer, members }) => [offer, [...members]]));
    if (now === told) return false;
    told = now;
    messages = new Map();
    return true;
  }
  function messageFor(person: string): FromHub {
    if (told === '') refresh();
    const own = offers.map(({ members }) => members.has(person));
    const key = own.map(Number).join('');
    const message: FromHub = messages.get(key) ?? {
      type: 'queues',
      queues: offers.map(({ offer }, index) => ({ ...offer, own: own[index] === true })),
    };
    messages.set(key, message);
    return message;
  }

  return { messageFor, refresh };
}
