import { implement } from '@orpc/server';
import * as z from 'zod';
import type { Clock } from '#shared/clock.js';
import {
  type Feedback,
  type FeedbackWords,
  articleOpensSchema,
  feedbackListSchema,
  guidelinesFeedbackContract,
} from '#shared/guidelines-feedback.js';
import {
  type Reading,
  guidelinesReadingsContract,
  mergeReadings,
  ownReadingsSchema,
  unitReadingsSchema,
} from '#shared/guidelines-readings.js';
import { createLive } from '../live.js';
import type { Caller } from '../rpc.js';
import type { HubDoor } from '../hub-door.js';
import type { Outbox, OutboxItem } from './outbox.js';

/** How often the hub is asked for what has become of things, and told what it does not have. */
const EVERY_MS = 60_000;

const opensSchema = z.object({ opens: z.array(articleOpensSchema) });
const readingsOs = implement(guidelinesReadingsContract).$context<Caller>();
const feedbackOs = implement(guidelinesFeedbackContract).$context<Caller>();

/**
 * What the signed-in professional says to the county about guidelines: read, and this is wrong. Each word is kept in the
 * outbox first and goes to the hub when it answers; what the hub has is asked for again each minute.
 * @param person subject of the signed-in professional, or undefined
 * @param gathersUse whether the county gathers figures of use
 */
export function createHubDesk({
  door,
  outbox,
  person,
  gathersUse,
  clock,
  random,
}: {
  door: HubDoor;
  outbox: Outbox;
  person: () => string | undefined;
  gathersUse: boolean;
  clock: Clock;
  random: () => string;
}) {
  /** Whose these are: another's are never shown. */
  let owner: string | undefined;
  let readings: Reading[] = [];
  let feedback: Feedback[] = [];
  const now = () => new Date(clock.now()).toISOString();

  const waitingReadings = (): Reading[] =>
    owner === undefined ? [] : outbox.of(owner).flatMap((item) => (item.kind === 'reading' ? [item.reading] : []));
  const waitingWords = (): FeedbackWords[] =>
    owner === undefined ? [] : outbox.of(owner).flatMap((item) => (item.kind === 'feedback' ? [item.words] : []));
  const readingsNow = () => {
    const waiting = waitingReadings();
    return { readings: mergeReadings(readings, waiting), waiting: waiting.length };
  };
  const feedbackNow = () => ({ feedback, waiting: waitingWords() });
  const liveReadings = createLive(readingsNow());
  const liveFeedback = createLive(feedbackNow());
  function tell(): void {
    liveReadings.set(readingsNow());
    liveFeedback.set(feedbackNow());
  }

  /** Whoever is signed in; what was another's is gone at once. */
  function whose(): string | undefined {
    const mine = person();
    if (mine === owner) return mine;
    owner = mine;
    readings = [];
    feedback = [];
    tell();
    return mine;
  }

  /** Sends what waits; what the hub will never take is dropped, so that it does not stop what comes after it. */
  async function send(mine: string): Promise<void> {
    const items = outbox.of(mine);
    const read = items.filter((item) => item.kind === 'reading');
    const gone: OutboxItem[] = [];
    for (let at = 0; at < read.length; at += 200) {
      const part = read.slice(at, at + 200);
      const answer = await door.post('/guidelines/readings', { readings: part.map(({ reading }) => reading) });
      if (!answer.ok && answer.why !== 'refused') break;
      gone.push(...part);
      // They are the hub's now, and stay on show until it is asked again.
      if (answer.ok && owner === mine)
        readings = mergeReadings(
          readings,
          part.map(({ reading }) => reading),
        );
    }
    for (const item of items) {
      if (item.kind !== 'feedback') continue;
      const answer = await door.post('/guidelines/feedback', item.words);
      if (answer.ok || answer.why === 'refused') gone.push(item);
    }
    await outbox.remove(gone);
  }

  async function refresh(): Promise<void> {
    await outbox.ready();
    const mine = whose();
    if (mine === undefined) return;
    await send(mine);
    const [read, said] = await Promise.all([
      door.get('/guidelines/readings', ownReadingsSchema),
      door.get('/guidelines/feedback', feedbackListSchema),
    ]);
    // Somebody else may have signed in meanwhile.
    if (person() !== mine) return;
    if (read.ok) readings = read.value.readings;
    if (said.ok) feedback = said.value.feedback;
    tell();
  }
  /** One at a time; a word that comes meanwhile is sent by the next. */
  let turn: Promise<void> = Promise.resolve();
  function look(): Promise<void> {
    whose();
    turn = turn.then(refresh).catch(() => undefined);
    return turn;
  }
  const stop = clock.every(EVERY_MS, () => void look());

  async function add(item: OutboxItem): Promise<void> {
    await outbox.add(item);
    tell();
    void look();
  }
  const failed = (why: 'signedOut' | 'unreachable' | 'notAllowed' | 'changed' | 'refused') =>
    why === 'notAllowed' || why === 'signedOut'
      ? ({ state: 'notAllowed' } as const)
      : ({ state: 'unreachable' } as const);

  return {
    readings: readingsOs.router({
      watch: readingsOs.watch.handler(({ signal }) => liveReadings.watch(signal)),
      acknowledge: readingsOs.acknowledge.handler(async ({ input }) => {
        const mine = whose();
        if (mine === undefined) return;
        await add({ kind: 'reading', person: mine, reading: { ...input, at: now() } });
      }),
      unit: readingsOs.unit.handler(async () => {
        const answer = await door.get('/guidelines/readings/unit', unitReadingsSchema);
        return answer.ok ? { state: 'told', ...answer.value } : failed(answer.why);
      }),
    }),
    feedback: feedbackOs.router({
      watch: feedbackOs.watch.handler(({ signal }) => liveFeedback.watch(signal)),
      send: feedbackOs.send.handler(async ({ input }) => {
        const mine = whose();
        if (mine === undefined) return;
        await add({ kind: 'feedback', person: mine, words: { ...input, id: random(), at: now() } });
      }),
      all: feedbackOs.all.handler(async () => {
        const answer = await door.get('/guidelines/feedback?all', feedbackListSchema);
        return answer.ok ? { state: 'told', ...answer.value } : failed(answer.why);
      }),
      answer: feedbackOs.answer.handler(async ({ input }) => {
        const answer = await door.post('/guidelines/feedback/answer', input);
        if (answer.ok) return { state: 'taken' };
        return answer.why === 'changed' ? { state: 'changed' } : failed(answer.why);
      }),
      opens: feedbackOs.opens.handler(async () => {
        if (!gathersUse) return { state: 'off' };
        const answer = await door.get('/usage/articles', opensSchema);
        return answer.ok ? { state: 'told', ...answer.value } : failed(answer.why);
      }),
    }),
    /** Somebody has signed in or out, or it is time to ask: the hub is told and asked. */
    look,
    close: stop,
  };
}
