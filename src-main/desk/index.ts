import type { KnownOfContact } from '#shared/assessment.js';
import type { ClientReference } from '#shared/context.js';
import type { DeskResult, DeskState, DeskStep } from '#shared/desk.js';
import { createLive } from '../live.js';
import { apply } from './board.js';
import type { Contact } from './contact.js';
import { createCallBacks } from './call-backs.js';
import { createHanding } from './handing.js';
import { createHold } from './hold.js';
import { createListening, openClientOf } from './lines.js';
import type { DeskEvent, DeskParts } from './parts.js';
import { createRouter } from './router.js';
import { toState } from './show.js';
import { createSteering } from './steer.js';
import { wordsIn } from './text/words.js';

export type { CallBackBook, ContactSource, Line } from './parts.js';
export { consultationSteps } from './listen/consultations.js';
export { assessmentSteps } from './listen/assessments.js';
export { bookingStep } from './listen/bookings.js';
export { givenStep } from './listen/given.js';
export { referralStep } from './listen/referrals.js';

/**
 * The counselling desk: carries each contact (call, chat, digital request) as a thing of its own, from who it is to what is
 * recorded of it. The pure machine decides (`board.ts`); here it meets the context, the contact centre and the disk.
 */
export function createDesk(parts: DeskParts) {
  const { context, access, clock, professional } = parts;
  const iso = () => new Date(clock.now()).toISOString();
  const hold = createHold({ ...parts, now: clock.now }, changed);
  const state = createLive<DeskState>(compose());
  const notOpened = () => void dispatch({ type: 'notOpened' });
  const steering = createSteering(hold, { ...context, open }, notOpened);

  /** A contact that a colleague handed over opens its client by that hand-over, while it is a reason to. */
  function open(client: ClientReference): void {
    const { contacts, opening } = hold.get();
    const request = contacts.find(({ id }) => id === opening)?.received?.request;
    if (request === undefined) return context.open(client);
    void parts.openHanded(request, client).then((opened) => (opened ? undefined : notOpened()));
  }
  function compose(): DeskState {
    return toState({
      board: hold.get(),
      context: context.live.get(),
      access: access.get(),
      signedIn: professional() !== undefined,
      vault: hold.vault(),
      unreadable: hold.unreadable(),
      callBacks: parts.callBacks.list(),
      words: wordsIn(parts.language()),
      now: iso(),
    });
  }
  function publish(): void {
    state.set(compose());
  }
  function changed(): void {
    publish();
    // Contacts come back from the disk, and new ones come: each finds the call-backs that were promised in it.
    queueMicrotask(() => {
      calls.follow();
      handing.follow();
    });
  }
  function dispatch(event: DeskEvent): DeskResult {
    const before = hold.get();
    const applied = apply(before, { ...event, at: iso() });
    if (!applied.ok) return { kind: 'refused', why: applied.why };
    hold.set(applied.board);
    callsFollow(before.active, applied.board.active);
    steering.steer();
    noteOpened();
    return { kind: 'done' };
  }
  /** The caller of the contact that is left waits on the line; the one of the contact that is taken up is heard again. */
  function callsFollow(left: string | undefined, taken: string | undefined): void {
    if (left === taken || parts.source === undefined) return;
    const lineOf = (id: string | undefined) => hold.get().contacts.find((one) => one.id === id)?.line;
    const [away, here] = [lineOf(left), lineOf(taken)];
    if (away?.state === 'connected') parts.source.hold(away.id, true);
    if (here?.state === 'held') parts.source.hold(here.id, false);
  }

  function clientChanged(): void {
    const { reference } = context.client.get();
    if (reference !== hold.get().client) dispatch({ type: 'clientIs', client: reference });
    listening.listen();
    nameClient();
    publish();
  }
  /** A client who came with a contact as a reference only gets their name when the professional has opened them. */
  function nameClient(): void {
    const client = openClientOf(context.live.get());
    const isNew = hold
      .get()
      .contacts.some((one) => one.client?.label === '' && one.client.reference === client?.reference);
    if (client !== undefined && isNew && client.reference === hold.get().client) dispatch({ type: 'named', client });
  }
  /** That the client's data have been opened is the contact's first step. */
  function noteOpened(): void {
    const { active, client } = hold.get();
    const { client: seen, opening } = access.get();
    const contact = hold.get().contacts.find(({ id }) => id === active);
    const opened = opening.state === 'open' && seen !== null && seen === client;
    if (contact !== undefined && opened && !contact.steps.some(({ kind }) => kind === 'opened'))
      done(seen, iso(), { id: `opened:${contact.id}`, kind: 'opened', part: 'background', text: '' });
  }
  function accessChanged(): void {
    noteOpened();
    nameClient();
    publish();
  }
  function done(client: ClientReference, begunAt: string, step: Omit<DeskStep, 'at' | 'removed'>): void {
    const whole = { ...step, at: iso(), removed: false };
    const before = hold
      .get()
      .contacts.flatMap(({ steps }) => steps)
      .find(({ id }) => id === step.id);
    // Told again as it was: nothing new.
    if (before !== undefined && before.text === step.text) return;
    dispatch({
      type: 'done',
      client,
      begunAt,
      event: { type: 'step', step: before ? { ...whole, at: before.at } : whole },
    });
  }

  const begin = (contact: Pick<Contact, 'channel'> & Partial<Contact>): string => {
    const { id = parts.uuid() } = contact;
    const base = { caller: 'self', callerName: '', reason: '', steps: [], promises: [], texts: {} } as const;
    const register = access.get().own[0] ?? 'social';
    const fresh: Contact = { ...base, steps: [], promises: [], id, phase: 'new', register, beganAt: iso(), ...contact };
    dispatch({ type: 'arrive', contact: fresh });
    return id;
  };
  const listening = createListening({ ...parts, hold, dispatch, begin });
  const calls = createCallBacks({ ...parts, hold, dispatch, begin });
  const handing = createHanding({ ...parts, hold, dispatch });
  const router = createRouter({ ...parts, hold, state, dispatch, begin, deny: listening.deny, calls });

  const stops = [
    context.client.subscribe(clientChanged),
    access.subscribe(accessChanged),
    steering.stop,
    parts.source?.subscribe(listening.listen) ?? (() => {}),
    parts.callBacks.subscribe(() => {
      calls.follow();
      handing.follow();
      publish();
    }),
  ];
  sessionChanged();
  clientChanged();

  function sessionChanged(): void {
    hold.belongTo(parts.owner()?.id);
    publish();
  }
  return {
    router,
    /**
     * Something was done for a client: it becomes a step of the contact in which it was begun, and changes that step when it is
     * told anew. Without such a contact it is nobody's.
     * @param begunAt when it was begun, ISO 8601
     */
    done,
    /** Contacts that go to colleagues and come from them. */
    handing,
    /** How the hand-over that is this step stands. */
    handedOver: (step: string, as: NonNullable<Contact['handOver']> | 'back') => {
      const contact = hold.get().contacts.find(({ steps }) => steps.some(({ id }) => id === step));
      if (contact !== undefined && (contact.handOver ?? 'back') !== as) dispatch({ type: 'handOver', step, state: as });
    },
    /** What the contact that is worked with tells of its client; undefined where it is another's. */
    knownOf(client: ClientReference): KnownOfContact | undefined {
      const { active, contacts } = hold.get();
      const contact = contacts.find(({ id }) => id === active);
      if (contact?.client?.reference !== client) return undefined;
      const { id, caller: role, register } = contact;
      const reason = contact.reason.trim();
      return { id, role, ...(reason === '' ? {} : { reason, register }) };
    },
    sessionChanged,
    /** At sign-out: what is sealed stays on the disk, what was in memory only is gone. */
    clear: () => hold.belongTo(undefined),
    /** Keeps what is in memory only aside while another person works here. @returns the way to have it back */
    setAside(): () => void {
      const kept = hold.inMemory();
      return () => void (kept === undefined ? undefined : hold.restore(kept));
    },
    async close(): Promise<void> {
      for (const stop of stops) stop();
      await hold.settled();
    },
  };
}
