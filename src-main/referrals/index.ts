import { access as fileAccess } from 'node:fs/promises';
import type { FollowUp, OwnReferral, ReferralType, ReferralsState } from '#shared/referrals.js';
import { dayOf } from '../access/index.js';
import { createLive } from '../live.js';
import { createDesk } from './desk.js';
import { toRows } from './follow.js';
import { createPoll } from './poll.js';
import { createPost } from './post.js';
import { createReceiver } from './receiver.js';
import type { ReferralsParts } from './parts.js';
import { recordStanding } from './record.js';
import { createRecorder } from './recorder.js';
import { heardOf } from './task.js';
import { type Referral, isOver, stateOf } from './referral.js';
import { createRouter } from './router.js';
import { type Shelf, fileOf, openShelf } from './shelf.js';

const HOUR_MS = 60 * 60_000;

/**
 * Referrals: made for the open client, kept sealed until they leave, sent only with the client's consent, and followed at the
 * receivers' own systems.
 */
export function createReferrals(parts: ReferralsParts) {
  const { policy, clock, chance, context, access, professional, owner } = parts;
  const receivers = policy.receivers.map((one) => createReceiver(one, { fetch: parts.fetch, clock, chance }));
  // With the forms comes the engine of their rules, which the start does without.
  const types = () => (reading ??= import('./forms.js').then(({ readForms }) => readForms(policy, parts.readFile)));
  let reading: Promise<ReferralType[]> | undefined;

  let shelf: Shelf | undefined;
  let opening: { owner: string; done: Promise<Shelf | undefined> } | undefined;
  const state = createLive<ReferralsState>(compose());
  const followUp = createLive<FollowUp>({ rows: [], failures: [] });
  const due = createLive({ count: 0 });

  const receiverOf = ({ type }: Referral) => {
    const to = policy.types.find(({ id }) => id === type)?.receiver;
    return receivers.find(({ id }) => id === to);
  };
  const post = createPost({
    receiverOf,
    bundleOf: async (referral) => (await desk.outgoing(referral))?.bundle,
    onDone: (id, phase) => {
      shelf?.happen(id, { type: phase === 'sending' ? 'delivered' : 'withdrawn' });
      poll.refresh();
    },
    onChange: publish,
    clock,
    chance,
  });
  const recorder = createRecorder({
    outgoingOf: (referral) => desk.outgoing(referral),
    write: parts.write,
    log: (referral) => desk.recordLogged(referral),
    onWritten: (id, part, status) => void shelf?.happen(id, { type: 'recorded', part, status }),
    onChange: publish,
    clock,
    chance,
  });
  const poll = createPoll({ receivers, whose: professional, onHeard: hear, clock, chance });

  function compose(): ReferralsState {
    const { version, active } = context.get();
    const seen = access.get();
    const open = active !== null && seen.contextVersion === version && seen.opening.state === 'open';
    const client = professional() === undefined ? null : (active?.reference ?? null);
    const mine = client === null ? [] : (shelf?.all() ?? []).filter((one) => one.client === client);
    return {
      contextVersion: version,
      client,
      open: open && client !== null,
      masked: active !== null && (active.nonDisclosure || active.origin === 'message'),
      vault: shelf?.vault.kind ?? { kind: 'opening' },
      unreadable: shelf?.vault.unreadable ?? false,
      referrals: mine.map(toOwn),
    };
  }
  function toOwn(referral: Referral): OwnReferral {
    const { id, type, service, answers, link, language, consent, revision, savedAt } = referral;
    const failure = post.failureOf(id);
    return {
      id,
      type,
      answers,
      link,
      language,
      revision,
      savedAt,
      state: stateOf(referral),
      ...(service === undefined ? {} : { service }),
      ...(consent === undefined ? {} : { consent }),
      ...(failure === undefined ? {} : { failure }),
    };
  }
  const recordOf = (referral: Referral) => recordStanding(referral, recorder.failureOf(referral.id));
  function publish(): void {
    state.set(compose());
    const self = professional();
    const checked = poll.checkedAt();
    followUp.set({
      rows:
        self === undefined
          ? []
          : toRows({
              own: shelf?.all() ?? [],
              typeOf: (id) => {
                const type = policy.types.find((one) => one.id === id);
                const to = policy.receivers.find((one) => one.id === type?.receiver);
                const reminders = type?.reminders ?? { unopenedDays: 7, uncontactedDays: 14 };
                return { title: type?.name.fi ?? id ?? '', receiver: to?.name.fi ?? '', reminders };
              },
              failureOf: post.failureOf,
              recordOf,
              heard: poll.heard(),
              self: self.id,
              selfName: [self.name, self.unit].filter(Boolean).join(', '),
              today: dayOf(clock.now()),
            }),
      failures: self === undefined ? [] : poll.failures(),
      ...(checked === undefined ? {} : { checkedAt: new Date(checked).toISOString() }),
    });
    const count = followUp.get().rows.filter(({ reminder }) => reminder?.due === true).length;
    if (count !== due.get().count) due.set({ count });
    // What has left and is not over is asked after also while nobody looks: a reminder must know what it says.
    poll.keepUp(
      self !== undefined && (shelf?.all() ?? []).some((one) => one.phase === 'sent' && !isOver(stateOf(one))),
    );
  }
  /** What the receivers told is remembered with the own referrals, for the time when they do not answer. */
  function hear(): void {
    for (const one of shelf?.all() ?? []) {
      const task = poll.taskOf(one.id);
      const event = task === undefined ? undefined : heardOf(one, task, clock.now());
      if (event !== undefined) shelf?.happen(one.id, event);
    }
    publish();
  }
  function changed(): void {
    publish();
    post.take(shelf?.all() ?? []);
    recorder.take(shelf?.all() ?? []);
  }

  /** Opens what the professional has kept, once a session. */
  function ensure(): Promise<Shelf | undefined> {
    const who = owner()?.id;
    if (who === undefined) return Promise.resolve(undefined);
    if (opening?.owner === who) return opening.done;
    const file = fileOf(parts.dataDir, parts.county.id, who);
    const done = openShelf({
      owner: who,
      file,
      keyFor: parts.keyFor,
      nonce: parts.nonce,
      now: clock.now,
      onChange: changed,
      log: parts.log,
    }).then((opened) => {
      if (opening?.owner !== who) return undefined;
      shelf = opened;
      changed();
      return opened;
    });
    opening = { owner: who, done };
    return done;
  }
  function drop(): void {
    opening = undefined;
    shelf = undefined;
    post.take([]);
    recorder.take([]);
    poll.forget();
    publish();
  }
  function sessionChanged(): void {
    const who = owner()?.id;
    if (opening !== undefined && opening.owner !== who) drop();
    publish();
    // What waits for its receiver goes on its way without anybody looking; a keyring is not asked for nothing.
    if (who !== undefined && opening === undefined)
      void fileAccess(fileOf(parts.dataDir, parts.county.id, who)).then(ensure, () => undefined);
  }

  const desk = createDesk({ ...parts, types, ensure });
  // Days pass also while nothing else happens.
  const stops = [context.subscribe(publish), access.subscribe(publish), clock.every(HOUR_MS, publish)];
  return {
    /** Those that the professional has sent, and the way to hear when that changes. */
    sent: {
      list: () =>
        (shelf?.all() ?? []).flatMap(({ id, client, type: typeId, phase, sentAt }) => {
          const type = policy.types.find((one) => one.id === typeId);
          const receiver = policy.receivers.find((one) => one.id === type?.receiver)?.name;
          const left = (phase === 'sending' || phase === 'sent') && sentAt !== undefined;
          return left && type !== undefined && receiver !== undefined
            ? [{ id, client, title: type.name, receiver, sentAt }]
            : [];
        }),
      subscribe: (listener: () => void) => state.subscribe(listener),
    },
    router: createRouter({ desk, state, followUp, due, poll, post, recorder, ensure, types }),
    sessionChanged,
    /** At sign-out: what is kept on the disk stays there; what was in memory only is gone. */
    clear: drop,
    /** Keeps what is in memory only aside while another person works here. @returns the way to have it back */
    setAside(): () => void {
      const kept = shelf?.vault.kind.kind === 'memory' ? shelf.all() : [];
      return () => void ensure().then((opened) => opened?.restore(kept));
    },
    async close(): Promise<void> {
      for (const stop of stops) stop();
      await shelf?.saved();
      post.close();
      recorder.close();
      poll.close();
    },
  };
}
