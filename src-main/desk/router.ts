import type { DeskResult, DeskState } from '#shared/desk.js';
import { deskContract } from '#shared/desk-contract.js';
import { implement } from '@orpc/server';
import type { Live } from '../live.js';
import type { Caller } from '../rpc.js';
import type { DeskCallBacks } from './call-backs.js';
import { type Contact, type ContactEvent, standsStill } from './contact.js';
import type { Hold } from './hold.js';
import { openClientOf } from './lines.js';
import type { DeskEvent, DeskParts } from './parts.js';
import { createTaking } from './take.js';
import { compose } from './text/compose.js';
import { wordsIn } from './text/words.js';
import { textsOf } from './texts.js';

const os = implement(deskContract).$context<Caller>();
const GONE: DeskResult = { kind: 'refused', why: 'gone' };
const CHANGED: DeskResult = { kind: 'refused', why: 'changed' };

/** Answers both screens. Nothing happens while nobody is signed in. */
export function createRouter(
  parts: DeskParts & {
    hold: Hold;
    state: Live<DeskState>;
    dispatch: (event: DeskEvent) => DeskResult;
    begin: (contact: Pick<Contact, 'channel'> & Partial<Contact>) => string;
    deny: (contact: Contact) => void;
    calls: DeskCallBacks;
  },
) {
  const { hold, state, dispatch, begin, context, professional, source, language, calls } = parts;
  const take = createTaking(parts);
  const of = (id: string) => hold.get().contacts.find((one) => one.id === id);
  const signedIn = (run: () => DeskResult): DeskResult => (professional() === undefined ? GONE : run());
  const happen = (id: string, event: Extract<DeskEvent, { type: 'happen' }>['event']) =>
    signedIn(() => dispatch({ type: 'happen', id, event }));

  /** Who is open in this version, as the banner names them. */
  function clientAt(version: number): Contact['client'] {
    return version === context.live.get().version ? openClientOf(context.live.get()) : undefined;
  }
  function identify(id: string, version: number): DeskResult {
    const client = clientAt(version);
    if (client === undefined) return CHANGED;
    const result = dispatch({ type: 'identify', id, client });
    const contact = of(id);
    if (result.kind === 'done' && contact?.line !== undefined)
      source?.confirm(contact.line.id, client.reference, contact.caller);
    return result;
  }
  function beginByHand(channel: Contact['channel'], aboutOpen: boolean, version: number) {
    if (professional() === undefined) return { result: GONE };
    const client = aboutOpen ? clientAt(version) : undefined;
    if (aboutOpen && client === undefined) return { result: CHANGED };
    const id = begin({ channel, ...(client === undefined ? {} : { client, phase: 'identified' as const }) });
    return { result: { kind: 'done' as const }, id };
  }
  function unidentify(id: string): DeskResult {
    const contact = of(id);
    if (contact === undefined || hold.get().active !== id) return GONE;
    if (standsStill(contact)) return { kind: 'refused', why: 'beingGiven' };
    parts.deny(contact);
    const result = happen(id, { type: 'unidentify' });
    if (result.kind === 'done') void calls.forgetClient(contact);
    return result;
  }
  function write(id: string, { register, text }: Pick<Extract<ContactEvent, { type: 'write' }>, 'register' | 'text'>) {
    const contact = of(id);
    if (contact === undefined) return GONE;
    return happen(id, { type: 'write', register, text, from: compose(contact, register, wordsIn(language())) });
  }

  return os.router({
    watch: os.watch.handler(({ signal }) => {
      void hold.ensure();
      return state.watch(signal);
    }),
    unfinished: os.unfinished.handler(() => ({
      count: hold.get().contacts.length,
      kept: hold.vault().kind === 'sealed',
    })),
    begin: os.begin.handler(({ input: { channel, aboutOpen, version } }) => beginByHand(channel, aboutOpen, version)),
    resume: os.resume.handler(({ input: { id } }) => signedIn(() => dispatch({ type: 'resume', id }))),
    park: os.park.handler(({ input: { id, cue } }) =>
      signedIn(() => {
        const client = of(id)?.client?.reference;
        const result = dispatch({ type: 'park', id, cue });
        const { version, active } = context.live.get();
        // The client waits with the contact, so that nothing of them stands beside the next one.
        if (result.kind === 'done' && client !== undefined && active?.reference === client) context.park(version, cue);
        return result;
      }),
    ),
    identify: os.identify.handler(({ input: { id, version } }) => signedIn(() => identify(id, version))),
    unidentify: os.unidentify.handler(({ input: { id } }) => unidentify(id)),
    describe: os.describe.handler(({ input: { id, reason, caller, callerName, identifiedBy, register } }) =>
      happen(id, {
        type: 'describe',
        with: {
          ...(reason === undefined ? {} : { reason }),
          ...(caller === undefined ? {} : { caller }),
          ...(callerName === undefined ? {} : { callerName }),
          ...(identifiedBy === undefined ? {} : { identifiedBy }),
          ...(register === undefined ? {} : { register }),
        },
      }),
    ),
    addLine: os.addLine.handler(({ input: { id, line, part, register, text } }) =>
      signedIn(() => {
        const at = new Date(parts.clock.now()).toISOString();
        const step = { id: `own:${line}`, at, kind: 'own' as const, part, register, text, removed: false };
        return dispatch({ type: 'ownStep', id, event: { type: 'step', step } });
      }),
    ),
    leaveOut: os.leaveOut.handler(({ input: { id, step, removed } }) =>
      happen(id, { type: 'leaveOut', step, removed }),
    ),
    promise: os.promise.handler(({ input: { id, promise, kind, about, due, number } }) => {
      if (kind === 'callBack') return calls.promise(id, { id: promise, about, number, agreedAt: due });
      return happen(id, {
        type: 'promise',
        promise: { id: promise, kind, about, ...(due === undefined ? {} : { due }), state: { kind: 'open' } },
      });
    }),
    takeCallBack: os.takeCallBack.handler(({ input: { id } }) => calls.take(id)),
    settle: os.settle.handler(async ({ input: { id, promise, as: wish } }) => {
      const at = new Date(parts.clock.now()).toISOString();
      const as = wish.kind === 'kept' ? { kind: 'kept' as const, at } : wish;
      return (await calls.settle(id, promise, as)) ?? happen(id, { type: 'settle', promise, as });
    }),
    wrapUp: os.wrapUp.handler(({ input: { id, on } }) => happen(id, { type: 'wrapUp', on })),
    write: os.write.handler(({ input: { id, ...what } }) => write(id, what)),
    take: os.take.handler(({ input }) => take(input)),
    close: os.close.handler(({ input: { id, outcome, unrecorded } }) =>
      signedIn(() => {
        const contact = of(id);
        const untold =
          contact !== undefined && textsOf(contact, wordsIn(language())).some(({ taken }) => taken === undefined);
        const result = dispatch({ type: 'close', id, outcome, unrecorded, untold });
        if (result.kind === 'done' && contact?.received !== undefined) parts.endHanded(contact.received.request);
        return result;
      }),
    ),
    followedUp: os.followedUp.handler(
      async ({ input: { id } }) => (await calls.followedUp(id)) ?? signedIn(() => dispatch({ type: 'followedUp', id })),
    ),
    openFollowUp: os.openFollowUp.handler(({ input: { id } }) =>
      signedIn(() => {
        const client = hold.get().followUps.find((one) => one.id === id)?.client?.reference;
        if (client === undefined) return GONE;
        context.open(client);
        return { kind: 'done' };
      }),
    ),
  });
}
