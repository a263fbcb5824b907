import type { CallBackBook, ContactSource, Line } from '../desk/index.js';
import type { createTelephony } from '../telephony/index.js';

export type Phone = Pick<ReturnType<typeof createTelephony>, 'live' | 'hold' | 'confirm' | 'unconfirm' | 'callBacks'>;

/** The contact centre as the desk sees it: lines that come, and who the professional says that they are about. */
export function phoneSource(telephony: Phone, onConfirmed: () => void): ContactSource {
  return {
    lines: () => {
      const { contacts, queues } = telephony.live.get();
      return contacts.flatMap(({ id, channel, queue, caller, state, arrivedAt, connectedAt, client }): Line[] =>
        state === 'waiting'
          ? []
          : [
              {
                id,
                channel,
                queue: queues.find((one) => one.id === queue)?.name ?? queue,
                state: state === 'abandoned' ? 'missed' : state,
                beganAt: connectedAt ?? arrivedAt,
                ...(caller.kind === 'number' ? { number: caller.number } : {}),
                ...(client === undefined ? {} : { client: { reference: client.reference, role: client.role } }),
              },
            ],
      );
    },
    subscribe: (listener) => telephony.live.subscribe(listener),
    // What the contact centre cannot do is done at its own desk; the contact goes on as it tells.
    hold: (line, held) => void telephony.hold(line, held),
    confirm: (line, client, role) => void telephony.confirm(line, client, role).then(onConfirmed),
    unconfirm: (line) => void telephony.unconfirm(line),
  };
}

/** Promised call-backs as the desk sees them: the caller's number and queue are the contact centre's own. */
export function phoneCallBacks({ live, callBacks }: Phone): CallBackBook {
  return {
    list: () => {
      const { queues } = live.get();
      return callBacks.list().map((one) => ({ ...one, queue: queues.find(({ id }) => id === one.queue)?.name }));
    },
    subscribe: (listener) => live.subscribe(listener),
    promise: async ({ number, ...wish }) => {
      const line = live.get().contacts.find(({ id }) => id === wish.contact);
      const own = line?.caller.kind === 'number' ? line.caller.number : undefined;
      return (await callBacks.promise({ ...wish, number: number ?? own, queue: line?.queue })).result;
    },
    take: callBacks.take,
    settle: callBacks.settle,
    isOf: callBacks.isOf,
  };
}
