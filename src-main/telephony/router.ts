import { implement } from '@orpc/server';
import type { CentreContact, TelephonyResult, TelephonyState } from '#shared/telephony.js';
import { telephonyContract } from '#shared/telephony-contract.js';
import type { Live } from '../live.js';
import type { Caller } from '../rpc.js';
import type { CentreAction } from './centre.js';
import type { createIdentify } from './identify.js';
import type { createPromiseDesk } from './promise-desk.js';
import type { AgentWish } from './standing.js';

/** The contract's calls, on the feature's parts. */
export function createRouter({
  live,
  act,
  setAgent,
  identify,
  promises,
  contact,
  putAway,
}: {
  live: Live<TelephonyState>;
  act: (action: CentreAction) => Promise<TelephonyResult>;
  setAgent: (wish: AgentWish) => Promise<TelephonyResult>;
  identify: ReturnType<typeof createIdentify>;
  promises: ReturnType<typeof createPromiseDesk>;
  contact: (id: string) => CentreContact | undefined;
  putAway: (id: string) => void;
}) {
  const os = implement(telephonyContract).$context<Caller>();
  const known = (id: string, action: CentreAction): Promise<TelephonyResult> =>
    contact(id) === undefined ? Promise.resolve({ kind: 'gone' }) : act(action);
  return os.router({
    watch: os.watch.handler(({ signal }) => live.watch(signal)),
    answer: os.answer.handler(({ input: { id } }) => known(id, { do: 'answer', contact: id })),
    hold: os.hold.handler(({ input: { id, held } }) => known(id, { do: held ? 'hold' : 'resume', contact: id })),
    end: os.end.handler(({ input: { id } }) => known(id, { do: 'end', contact: id })),
    forward: os.forward.handler(({ input: { id, queue } }) => known(id, { do: 'forward', contact: id, queue })),
    requeue: os.requeue.handler(({ input: { id } }) => known(id, { do: 'requeue', contact: id })),
    putAway: os.putAway.handler(({ input }) => putAway(input.id)),
    say: os.say.handler(({ input: { id, text } }) => known(id, { do: 'say', contact: id, text })),
    dial: os.dial.handler(({ input }) => act({ do: 'dial', number: input.number })),
    setAgent: os.setAgent.handler(({ input: { state, reason } }) =>
      setAgent({ state, ...(reason === undefined ? {} : { reason }) }),
    ),
    relatives: os.relatives.handler(({ input }) => identify.relatives(input.id, input.candidate)),
    identify: os.identify.handler(({ input }) => identify.identify(input.id, input.candidate, input.by)),
    confirm: os.confirm.handler(({ input }) => identify.confirm(input.id, input.client, input.role, input.open)),
    unconfirm: os.unconfirm.handler(({ input }) => identify.unconfirm(input.id)),
    promise: os.promise.handler(({ input }) => promises.promise(input)),
    take: os.take.handler(({ input }) => promises.take(input.id)),
    settle: os.settle.handler(({ input }) => promises.settle(input.id, input.as)),
  });
}
