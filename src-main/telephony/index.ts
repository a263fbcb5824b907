import type { OwnStateInput } from '#shared/availability.js';
import type { ClientReference } from '#shared/context.js';
import type { CallerRole, CentreContact, TelephonyResult, TelephonySource, TelephonyState } from '#shared/telephony.js';
import { createLive } from '../live.js';
import { buildCentre } from './build.js';
import { createCallers } from './callers.js';
import type { CentreAction, CentreView } from './centre.js';
import { type Book, afterWord, isOver, isOwn, withBeside } from './contacts.js';
import { createIdentify } from './identify.js';
import type { TelephonyParts } from './parts.js';
import { createPromiseDesk } from './promise-desk.js';
import { createRouter } from './router.js';
import { type AgentWish, agentWish, standingOf } from './standing.js';
import { tieOf } from './tie.js';

export { mistakesInNames } from './ace/index.js';
export { tiedByContact } from './tie.js';

const nothingHeard: CentreView = { contacts: [], queues: [] };
/** How often it is looked whether a promise has become late. */
const LOOK_MS = 15_000;

/**
 * Calls, chats and promised call-backs of the professional at the county's contact centre. A contact opens no client: clients
 * are proposed, and the professional confirms.
 */
export function createTelephony(parts: TelephonyParts) {
  const { policy, clock, professional, owner } = parts;
  const centre = buildCentre(parts);
  let view = nothingHeard;
  let book: Book = new Map();
  let away = new Set<string>();
  let connection: TelephonySource['state'] = 'connecting';
  let asOf: number | undefined;
  let followed: string | undefined;
  let stopFollowing = () => {};
  let looking = new Map<string, AbortController>();
  let told: AgentWish['state'] | undefined;
  const iso = () => new Date(clock.now()).toISOString();
  const self = () => professional()?.id;

  const callers = createCallers({
    directory: parts.directory,
    accessLog: parts.accessLog,
    professional: self,
    uuid: parts.uuid,
  });
  const promises = createPromiseDesk({
    parts,
    hours: policy?.officeHours ?? { from: '08:00', until: '16:00' },
    remembers: () => centre?.can.includes('callbacks') === true,
    act,
    heard: () => view.callBacks ?? [],
    onChange: () => publish(),
  });
  const live = createLive<TelephonyState>(compose());
  const phone = createLive<OwnStateInput | null>(null);

  function compose(): TelephonyState {
    const vault = promises.vault();
    const kept = { vault: vault?.kind ?? ({ kind: 'opening' } as const), unreadable: vault?.unreadable ?? false };
    if (professional() === undefined) return { contacts: [], queues: [], promises: [], ...kept };
    return {
      ...(centre === undefined
        ? {}
        : {
            source: {
              name: policy?.name ?? { fi: centre.name },
              state: connection,
              ...(asOf === undefined ? {} : { asOf: new Date(asOf).toISOString() }),
              can: [...centre.can],
            },
          }),
      contacts: [...book.values()],
      queues: [...view.queues],
      ...(view.agent === undefined ? {} : { agent: view.agent }),
      promises: promises.list(),
      ...kept,
    };
  }
  function publish(): void {
    live.set(compose());
    const standing = policy?.availability.fromCalls === true ? standingOf(book.values(), view.agent) : null;
    if (JSON.stringify(standing) !== JSON.stringify(phone.get())) phone.set(standing);
  }
  function change(id: string, how: (one: CentreContact) => CentreContact): void {
    book = withBeside(book, id, how);
    publish();
  }

  /** Looks for clients by the numbers of own contacts, once for each, while somebody may be told. */
  function lookForClients(): void {
    if (professional() === undefined) return;
    for (const one of book.values()) {
      if (!isOwn(one) || one.proposal.state !== 'none' || looking.has(one.id)) continue;
      if (one.caller.kind !== 'number' || (one.channel !== 'call' && one.channel !== 'callback')) continue;
      const abort = new AbortController();
      looking.set(one.id, abort);
      change(one.id, (each) => ({ ...each, proposal: { state: 'looking' } }));
      void callers.look(one, abort.signal).then((proposal) => {
        looking.delete(one.id);
        if (abort.signal.aborted) return;
        // Whoever locked meanwhile is told when they are back.
        change(one.id, (each) =>
          each.proposal.state === 'looking'
            ? { ...each, proposal: isOwn(each) && professional() !== undefined ? proposal : { state: 'none' } }
            : each,
        );
      });
    }
  }
  function hear(next: CentreView): void {
    connection = 'connected';
    asOf = clock.now();
    view = next;
    book = afterWord(book, next.contacts, { away, now: iso() });
    for (const id of looking.keys()) if (!book.has(id)) looking.get(id)?.abort();
    promises.follow();
    publish();
    lookForClients();
  }
  function forget(): void {
    stopFollowing();
    followed = undefined;
    told = undefined;
    for (const abort of looking.values()) abort.abort();
    looking = new Map();
    view = nothingHeard;
    book = new Map();
    away = new Set();
    callers.forget();
    identify.close();
    connection = 'connecting';
    asOf = undefined;
  }
  function follow(): void {
    const next = owner()?.id;
    if (next !== followed) {
      forget();
      followed = next;
      if (next !== undefined && centre !== undefined) {
        const stopWaiting = clock.after(parts.followAfterMs, () => {
          const stop = centre.follow(next, {
            heard: hear,
            lost() {
              connection = 'lost';
              publish();
            },
          });
          stopFollowing = stop;
        });
        stopFollowing = stopWaiting;
      }
    }
    promises.sessionChanged();
    publish();
    lookForClients();
  }

  async function act(action: CentreAction): Promise<TelephonyResult> {
    const agent = self();
    if (agent === undefined || centre === undefined) return { kind: 'notAllowed' };
    return centre.act(agent, action);
  }
  async function setAgent(wish: AgentWish): Promise<TelephonyResult> {
    told = wish.state;
    const result = await act({ do: 'agent', ...wish });
    if (result.kind === 'done' && wish.state === 'ready' && policy?.availability.agentFollows === true) parts.onReady();
    return result;
  }
  const identify = createIdentify({
    contact: (id) => book.get(id),
    change,
    callers,
    professional: self,
    accessLog: parts.accessLog,
    door: parts.door,
    now: iso,
  });
  const stopLooking = clock.every(LOOK_MS, publish);

  return {
    router: createRouter({
      live,
      act,
      setAgent,
      identify,
      promises: {
        ...promises,
        settle: async (id, as) => (parts.isPassing(id) ? { kind: 'notAllowed' } : promises.settle(id, as)),
      },
      contact: (id) => book.get(id),
      putAway(id) {
        const one = book.get(id);
        if (one === undefined || !isOver(one)) return;
        away.add(id);
        callers.forget(id);
        book = new Map([...book].filter(([each]) => each !== id));
        publish();
      },
    }),
    /** Own contacts, queues and promises as the professional may see them now. */
    live,
    /** What the contact centre says of the professional, for their own availability. */
    phone,
    /** The one who called is put on hold, or taken back from there. */
    hold: (id: string, held: boolean) =>
      book.has(id) ? act({ do: held ? 'hold' : 'resume', contact: id }) : Promise.resolve({ kind: 'gone' as const }),
    /** The professional has said elsewhere who the client of the contact is, or that it was not that client. */
    confirm: (id: string, reference: ClientReference, role: CallerRole) =>
      identify.confirm(id, { reference }, role, false),
    unconfirm: identify.unconfirm,
    /** Promised call-backs, for the contact in which they are promised and kept. */
    callBacks: {
      list: () => (professional() === undefined ? [] : promises.list()),
      promise: promises.promise,
      take: promises.take,
      settle: promises.settle,
      isOf: promises.isOf,
    },
    /** The contact by which the professional serves the client now, if there is one, with its queue's name. */
    tie(who: string, client: string): { queue: string; arrivedAt: string } | undefined {
      return followed === who ? tieOf(book.values(), view.queues, client) : undefined;
    },
    /** The professional has set their own state by hand; the contact centre follows where the county says so. */
    followHand(hand: OwnStateInput | undefined): void {
      const wish = policy?.availability.agentFollows === true ? agentWish(hand, view.agent) : undefined;
      // Its own "ready" has taken the hand's word back: that is not said to it once more.
      if (wish === undefined || (wish.state === 'ready' && told === 'ready')) return;
      void setAgent(wish);
    },
    /** The machine was asked to open `tyopoyta://call?…`. @returns whether it was a call that this county takes so */
    callLink: (address: string): boolean =>
      centre !== undefined && 'callLink' in centre ? centre.callLink(address) : false,
    sessionChanged: follow,
    /** At sign-out: the professional leaves the queues; what is kept on the disk stays there. */
    clear(): void {
      if (view.agent !== undefined && view.agent.state !== 'signedOut' && followed !== undefined)
        void centre?.act(followed, { do: 'agent', state: 'signedOut' });
      forget();
      promises.drop();
      publish();
    },
    /** Keeps what is in memory only aside while another person works here. @returns the way to have it back */
    setAside: promises.setAside,
    async close(): Promise<void> {
      stopLooking();
      forget();
      centre?.close();
      await promises.saved();
    },
  };
}
