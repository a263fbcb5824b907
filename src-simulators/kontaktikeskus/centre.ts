import type { Agent, AgentStatus, CallBack, Contact, Message } from './types.js';

export interface CentreParts {
  now: () => number;
  newId: () => string;
  /** Calls once after `ms`; returns the way to stop it. */
  after: (ms: number, call: () => void) => () => void;
}

/** A phone rings so long; then the contact goes back to its queue, and the agent on a pause. */
const RING_MS = 60_000;
/** After-call work ends by itself. */
const WRAP_UP_MS = 120_000;
const over = ({ state }: Contact) => state === 'ENDED' || state === 'ABANDONED';

/** Rules of the contact centre: who is offered what, and what may be done with a contact. Everything is in memory. */
export function createCentre({ now, newId, after }: CentreParts) {
  const contacts = new Map<string, Contact>();
  const agents = new Map<string, Agent>();
  const callBacks = new Map<string, CallBack>();
  const listeners = new Set<() => void>();
  const rings = new Map<string, () => void>();
  const wraps = new Map<string, () => void>();
  let revision = 1;
  const iso = () => new Date(now()).toISOString();

  function changed(): void {
    offer();
    revision += 1;
    for (const listener of listeners) listener();
  }
  const agentOf = (id: string): Agent => {
    const known = agents.get(id) ?? { id, status: 'LOGGED_OUT' as const, since: iso() };
    agents.set(id, known);
    return known;
  };
  function setStatus(id: string, status: AgentStatus, reason?: string): void {
    wraps.get(id)?.();
    wraps.delete(id);
    agents.set(id, { id, status, since: iso(), ...(reason === undefined ? {} : { reason }) });
    if (status === 'WRAP_UP')
      wraps.set(
        id,
        after(WRAP_UP_MS, () => {
          if (agentOf(id).status === 'WRAP_UP') setStatus(id, 'READY');
          changed();
        }),
      );
  }
  const put = (contact: Contact) => contacts.set(contact.contactId, contact);
  const own = (agent: string) => [...contacts.values()].filter((one) => one.agent === agent);
  /** Somebody is on the line still, if only on hold. */
  const isBusy = (agent: string) =>
    own(agent).some(({ state, channel }) => (state === 'CONNECTED' || state === 'HELD') && channel !== 'digital');

  /** The oldest in the queue to an agent who is ready and whose phone is not ringing. */
  function offer(): void {
    for (const agent of agents.values()) {
      if (agent.status !== 'READY' || own(agent.id).some(({ state }) => state === 'ALERTING')) continue;
      const next = [...contacts.values()].find(({ state }) => state === 'QUEUED');
      if (next !== undefined) alert(next, agent.id);
    }
  }
  function alert(contact: Contact, agent: string): void {
    put({ ...contact, state: 'ALERTING', agent, offeredAt: iso() });
    rings.set(
      contact.contactId,
      after(RING_MS, () => {
        const one = contacts.get(contact.contactId);
        if (one?.state !== 'ALERTING') return;
        backToQueue(one);
        setStatus(agent, 'PAUSE', 'BREAK');
        changed();
      }),
    );
  }
  function backToQueue({ agent: _agent, offeredAt: _offered, connectedAt: _connected, ...rest }: Contact): void {
    quiet(rest.contactId);
    put({ ...rest, state: 'QUEUED' });
  }
  const quiet = (id: string) => {
    rings.get(id)?.();
    rings.delete(id);
  };
  /** Who rang and hung up before an answer is called back: by whoever takes it. */
  function callBackFor({ channel, ani, queueId }: Contact): void {
    if (channel !== 'voice' || ani === undefined) return;
    const callbackId = newId();
    callBacks.set(callbackId, {
      callbackId,
      ani,
      queueId,
      subject: 'Soitto, johon ei ehditty vastata',
      createdAt: iso(),
      attempts: [],
      state: 'OPEN',
    });
  }
  function finish(contact: Contact): void {
    quiet(contact.contactId);
    const talked = contact.state === 'CONNECTED' || contact.state === 'HELD';
    put({ ...contact, state: talked ? 'ENDED' : 'ABANDONED', endedAt: iso() });
    if (!talked) callBackFor(contact);
    if (contact.agent === undefined || !talked || contact.channel === 'digital') return;
    if (!isBusy(contact.agent)) setStatus(contact.agent, 'WRAP_UP');
  }

  return {
    revision: () => revision,
    subscribe(listener: () => void): () => void {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    agent: agentOf,
    agents: () => [...agents.values()],
    contacts: () => [...contacts.values()],
    own: (agent: string) => own(agent).filter((one) => !over(one) || now() - Date.parse(one.endedAt ?? '') < 3_600_000),
    callBacks: () => [...callBacks.values()],

    /** Somebody calls, writes or leaves a request. */
    arrive(contact: Omit<Contact, 'contactId' | 'enqueuedAt' | 'state'>): Contact {
      const arrived: Contact = { ...contact, contactId: newId(), enqueuedAt: iso(), state: 'QUEUED' };
      const { agent, ...queued } = arrived;
      put(queued);
      if (agent !== undefined) alert(queued, agent);
      changed();
      return contacts.get(arrived.contactId) ?? arrived;
    },
    /** Whoever called hangs up. */
    hangUp(id: string): boolean {
      const one = contacts.get(id);
      if (one === undefined || over(one)) return false;
      finish(one);
      changed();
      return true;
    },
    setAgent(id: string, status: 'LOGGED_OUT' | 'READY' | 'PAUSE', reason?: string): void {
      setStatus(id, status, reason);
      // What rings goes to somebody else when nobody is there to answer.
      if (status !== 'READY') for (const one of own(id)) if (one.state === 'ALERTING') backToQueue(one);
      changed();
    },
    /** @returns whether it could be done: it is the agent's, and in a state for it */
    act(id: string, verb: string, agent: string, queueId?: string): boolean {
      const one = contacts.get(id);
      if (one === undefined || one.agent !== agent || over(one)) return false;
      const { state } = one;
      if (verb === 'accept' && state === 'ALERTING') {
        quiet(id);
        put({ ...one, state: 'CONNECTED', connectedAt: iso() });
        if (one.channel !== 'digital') setStatus(agent, 'BUSY');
      } else if (verb === 'hold' && state === 'CONNECTED') put({ ...one, state: 'HELD' });
      else if (verb === 'retrieve' && state === 'HELD') put({ ...one, state: 'CONNECTED' });
      else if (verb === 'disconnect' && state !== 'ALERTING') finish(one);
      else if (verb === 'return' || (verb === 'transfer' && queueId !== undefined)) {
        const talked = state !== 'ALERTING';
        backToQueue({ ...one, queueId: queueId ?? one.queueId });
        if (talked) setStatus(agent, isBusy(agent) ? 'BUSY' : 'WRAP_UP');
        // Not the same agent's phone at once: they said that it is somebody else's.
        else setStatus(agent, 'PAUSE', 'ADMIN');
      } else return false;
      changed();
      return true;
    },
    say(id: string, sender: Message['sender'], text: string): boolean {
      const one = contacts.get(id);
      if (one === undefined || one.channel !== 'chat' || over(one)) return false;
      const message = { messageId: newId(), sender, text, at: iso() };
      put({ ...one, messages: [...(one.messages ?? []), message] });
      changed();
      return true;
    },
    /** The agent calls out: the other end answers at once. */
    dial(agent: string, ani: string): void {
      const at = iso();
      const id = newId();
      put({
        contactId: id,
        channel: 'callback',
        queueId: '',
        ani,
        enqueuedAt: at,
        connectedAt: at,
        state: 'CONNECTED',
        agent,
      });
      setStatus(agent, 'BUSY');
      changed();
    },
    promise(callBack: Omit<CallBack, 'createdAt' | 'attempts' | 'state'>): void {
      if (!callBacks.has(callBack.callbackId))
        callBacks.set(callBack.callbackId, { ...callBack, createdAt: iso(), attempts: [], state: 'OPEN' });
      changed();
    },
    /** @returns whether the agent has it now; whoever was first keeps it */
    take(id: string, agent: string): boolean {
      const one = callBacks.get(id);
      if (one?.state !== 'OPEN' || (one.assignedTo ?? agent) !== agent) return false;
      callBacks.set(id, { ...one, assignedTo: agent });
      changed();
      return true;
    },
    settle(id: string, verb: string, reason?: string): boolean {
      const one = callBacks.get(id);
      if (one?.state !== 'OPEN') return false;
      if (verb === 'attempt') callBacks.set(id, { ...one, attempts: [...one.attempts, iso()] });
      else if (verb === 'complete') callBacks.set(id, { ...one, state: 'COMPLETED', closedAt: iso() });
      else if (verb === 'cancel')
        callBacks.set(id, { ...one, state: 'CANCELLED', closedAt: iso(), ...(reason === undefined ? {} : { reason }) });
      else return false;
      changed();
      return true;
    },
    /** The queues' own life has moved. */
    touch: changed,
  };
}
export type Centre = ReturnType<typeof createCentre>;
