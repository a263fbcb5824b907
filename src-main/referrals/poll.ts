import type { Clock } from '#shared/clock.js';
import type { Failure } from '#shared/failure.js';
import { SENDER, UNIT } from './codes.js';
import { waitMs } from './post.js';
import type { Receiver } from './receiver.js';
import type { TaskView } from './task.js';

interface Heard {
  receiver: Receiver;
  tasks: Map<string, TaskView>;
  since: string | undefined;
  tries: number;
  failure: Failure | undefined;
}

/** How often they are asked while nobody looks, to know what is due: seldom, for a county has thousands of workbenches. */
const UNSEEN_MS = 15 * 60_000;

/** Asks the receivers how referrals stand while somebody looks: only what has changed, more seldom while one is silent. */
export function createPoll({
  receivers,
  whose,
  onHeard,
  clock,
  chance,
}: {
  receivers: readonly Receiver[];
  /** Undefined while nobody may be told anything. */
  whose: () => { id: string; unit?: string | undefined } | undefined;
  onHeard: () => void;
  clock: Clock;
  chance: () => number;
}) {
  let watchers = 0;
  let unseen = false;
  let round = new AbortController();
  let checkedAt: number | undefined;
  let stops: (() => void)[] = [];
  const blank = (): Heard[] =>
    receivers.map((receiver) => ({ receiver, tasks: new Map(), since: undefined, tries: 0, failure: undefined }));
  let heard = blank();

  async function ask(one: Heard, { signal }: AbortController): Promise<void> {
    const who = whose();
    if (who === undefined) return later(one, 0);
    const tags = [`${SENDER}|${who.id}`, ...(who.unit === undefined ? [] : [`${UNIT}|${who.unit}`])];
    const answer = await one.receiver.tasks(tags, one.since, signal);
    if (signal.aborted) return;
    one.failure = answer.ok ? undefined : answer.failure;
    one.tries = answer.ok ? 0 : one.tries + 1;
    if (answer.ok) {
      checkedAt = clock.now();
      for (const task of answer.value) one.tasks.set(task.referral, task);
      one.since = answer.value
        .flatMap(({ lastUpdated }) => lastUpdated ?? [])
        .reduce((newest, time) => (newest === undefined || time > newest ? time : newest), one.since);
    }
    onHeard();
    later(one, answer.ok ? 0 : waitMs(one.tries, chance()));
  }
  function later(one: Heard, atLeast: number): void {
    if (watchers === 0 && !unseen) return;
    const ms = watchers > 0 ? one.receiver.pollSeconds * 1000 : UNSEEN_MS;
    stops.push(clock.after(Math.max(ms, atLeast), () => void ask(one, round)));
  }

  function begin(): void {
    stop();
    round = new AbortController();
    for (const one of heard) void ask(one, round);
  }
  function stop(): void {
    round.abort();
    for (const end of stops) end();
    stops = [];
  }

  return {
    heard: () => heard.map(({ receiver, tasks }) => ({ receiver: receiver.name, tasks: [...tasks.values()] })),
    failures: () => heard.flatMap(({ failure }) => failure ?? []),
    checkedAt: () => checkedAt,
    taskOf: (referral: string) => heard.map(({ tasks }) => tasks.get(referral)).find((one) => one !== undefined),
    /** Somebody looks. @returns the way to look no more */
    watch(): () => void {
      watchers += 1;
      if (watchers === 1) begin();
      return () => {
        watchers -= 1;
        if (watchers > 0) return;
        stop();
        for (const one of heard) later(one, 0);
      };
    },
    /** Asks also while nobody looks, or no more. */
    keepUp(on: boolean): void {
      if (unseen === on) return;
      unseen = on;
      if (watchers > 0) return;
      if (on) begin();
      else stop();
    },
    /** Asks now, where somebody looks. */
    refresh: () => void (watchers > 0 && begin()),
    /** Forgets what was heard: another professional. */
    forget(): void {
      stop();
      heard = blank();
      checkedAt = undefined;
      if (watchers > 0 || unseen) begin();
    },
    close: stop,
  };
}
