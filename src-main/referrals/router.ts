import { implement } from '@orpc/server';
import type { FollowUp, ReferralType, ReferralsState } from '#shared/referrals.js';
import { referralsContract } from '#shared/referrals.js';
import type { Live } from '../live.js';
import type { Caller } from '../rpc.js';
import type { createDesk } from './desk.js';
import { toLeaving } from './leaving.js';
import type { createPoll } from './poll.js';
import type { createPost } from './post.js';
import type { createRecorder } from './recorder.js';
import type { Shelf } from './shelf.js';

const os = implement(referralsContract).$context<Caller>();

/** Answers both screens. */
export function createRouter({
  desk,
  state,
  followUp,
  due,
  poll,
  post,
  recorder,
  ensure,
  types,
}: {
  desk: ReturnType<typeof createDesk>;
  state: Live<ReferralsState>;
  followUp: Live<FollowUp>;
  due: Live<{ count: number }>;
  poll: ReturnType<typeof createPoll>;
  post: ReturnType<typeof createPost>;
  recorder: ReturnType<typeof createRecorder>;
  ensure: () => Promise<Shelf | undefined>;
  types: () => Promise<readonly ReferralType[]>;
}) {
  async function* look(signal: AbortSignal | undefined) {
    void ensure();
    const stop = poll.watch();
    try {
      yield* followUp.watch(signal);
    } finally {
      stop();
    }
  }
  return os.router({
    types: os.types.handler(async () => [...(await types())]),
    watch: os.watch.handler(({ signal }) => {
      void ensure();
      return state.watch(signal);
    }),
    begin: os.begin.handler(({ input }) => desk.begin(input)),
    save: os.save.handler(({ input: { id, answers, link } }) => desk.save(id, answers, link)),
    discard: os.discard.handler(({ input }) => desk.discard(input.id)),
    consent: os.consent.handler(({ input: { version, id, ...consent } }) => desk.consent(version, id, consent)),
    unconsent: os.unconsent.handler(({ input: { version, id } }) => desk.unconsent(version, id)),
    preview: os.preview.handler(async ({ input: { version, id } }) => {
      const outgoing = await desk.preview(version, id);
      return outgoing === undefined ? {} : { leaving: toLeaving(outgoing) };
    }),
    send: os.send.handler(({ input: { version, id, revision } }) => desk.send(version, id, revision)),
    followUp: os.followUp.handler(({ signal }) => look(signal)),
    due: os.due.handler(({ signal }) => due.watch(signal)),
    remind: os.remind.handler(async ({ input: { id, kind, until } }) => {
      const reminder = followUp.get().rows.find((one) => one.id === id)?.reminder;
      return { done: reminder?.kind === kind && (await desk.remind(id, reminder, until)) };
    }),
    refresh: os.refresh.handler(() => {
      post.hurry();
      recorder.hurry();
      poll.refresh();
    }),
    withdraw: os.withdraw.handler(({ input: { id, revoked } }) => desk.withdraw(id, revoked)),
    feedback: os.feedback.handler(async ({ input: { id } }) => {
      const row = followUp.get().rows.find((one) => one.id === id);
      if (row?.feedback !== 'given') return { result: { kind: 'notAllowed' as const } };
      const refused = await desk.readFeedback(id, row.receiver);
      if (refused !== undefined) return { result: refused };
      // Somebody may have locked the session while the log was written.
      const still = followUp.get().rows.find((one) => one.id === id)?.feedback === 'given';
      const text = still ? poll.taskOf(id)?.feedback : undefined;
      // What has been read reminds no more.
      if (text !== undefined && row.reminder?.kind === 'feedback') await desk.remind(id, row.reminder, undefined);
      return { result: { kind: 'done' as const }, ...(text === undefined ? {} : { text }) };
    }),
  });
}
