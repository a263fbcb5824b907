import { join } from 'node:path';
import { implement } from '@orpc/server';
import * as z from 'zod';
import type { Clock } from '#shared/clock.js';
import {
  type DraftAction,
  type DraftAnswer,
  type KeptDraft,
  type Workdesk,
  draftAnswerSchema,
  guidelinesAuthoringContract,
  keptDraftSchema,
} from '#shared/guidelines-authoring.js';
import type { Professional, Session } from '#shared/identity.js';
import { type Live, createLive } from '../live.js';
import type { Log } from '../log.js';
import type { Caller } from '../rpc.js';
import { createDistribution } from './distribution.js';
import { createHubLink, readJson } from './hub-link.js';
import { createUnsent } from './unsent.js';

const SYNC_MS = 60_000;
const DRAFTS_MS = 20_000;
const listSchema = z.object({ drafts: z.array(keptDraftSchema) });

/**
 * Writing guidelines and taking what the county has published. A text is on this machine's disk before it goes to the hub;
 * what the hub has not taken is offered again. Who may do what is decided at the hub.
 * @param urls of guidelines at each of the county's hubs
 * @param publicKeys whose signatures on published guidelines are believed
 * @param folder in the data folder
 */
export function createGuidelinesAuthoring({
  urls,
  publicKeys,
  token,
  session,
  professional,
  folder,
  clock,
  log,
  fetch,
}: {
  urls: readonly string[];
  publicKeys: readonly string[];
  token: () => Promise<string | undefined>;
  session: Pick<Live<Session>, 'get' | 'subscribe'>;
  professional: () => Professional | undefined;
  folder: string;
  clock: Clock;
  log: Log;
  fetch: typeof globalThis.fetch;
}) {
  const link = createHubLink({ urls, token, fetch });
  const distribution = createDistribution({ folder: join(folder, 'published'), link, publicKeys, log });
  const unsent = createUnsent({ file: join(folder, 'unsent.json'), log });
  let drafts: { person: string; list: KeptDraft[] } | undefined;
  let connected = false;

  const mayWork = (person = professional()) =>
    person?.duties?.some((duty) => duty === 'guidelineEditor' || duty === 'guidelineApprover') === true;
  const state = (): Workdesk => {
    const person = professional();
    const own = mayWork(person);
    return {
      connected,
      drafts: own && drafts?.person === person?.id ? (drafts?.list ?? []) : [],
      unsent: own ? unsent.of(person?.id) : [],
      distribution: distribution.live.get(),
    };
  };
  const live = createLive(state());
  const tell = () => live.set(state());

  async function readDrafts(): Promise<void> {
    const person = professional();
    if (person === undefined || !mayWork(person)) return;
    const answer = await link('drafts');
    const list = answer?.status === 200 ? readJson(answer.text, listSchema) : undefined;
    connected = list !== undefined;
    if (list !== undefined) drafts = { person: person.id, list: list.drafts };
    tell();
  }

  async function act(id: string, revision: number, action: DraftAction): Promise<DraftAnswer> {
    const answer = await link(`drafts/${id}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ revision, action }),
    });
    const read = answer?.status === 200 ? readJson(answer.text, draftAnswerSchema) : undefined;
    connected = read !== undefined;
    if (read === undefined) {
      tell();
      return { kind: 'unreachable' };
    }
    if ('now' in read && drafts !== undefined) {
      drafts = { ...drafts, list: [read.now, ...drafts.list.filter(({ draft }) => draft.id !== read.now.draft.id)] };
    }
    if (read.kind === 'done' && action.do === 'approve') void distribution.sync();
    tell();
    return read;
  }

  /** Brings one text that waits to the hub. What another has changed meanwhile stays here until its writer decides. */
  async function send(id: string): Promise<DraftAnswer> {
    const one = unsent.get(id);
    if (one === undefined) return { kind: 'unreachable' };
    const { revision, form, base } = one;
    const answer = await act(id, revision, { do: 'save', form, ...(base === undefined ? {} : { base }) });
    const same = unsent.get(id) === one;
    if (answer.kind === 'done') {
      // What was written while this was under way stands upon what the hub has now.
      const later = unsent.get(id);
      if (same) await unsent.remove(id);
      else if (later !== undefined) await unsent.put({ ...later, revision: answer.now.revision });
    } else if (same && answer.kind !== 'unreachable') await unsent.put({ ...one, state: 'changed' });
    tell();
    return answer;
  }

  // One text after another, so that the revisions of one draft follow upon each other.
  let turn: Promise<unknown> = unsent.loaded;
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const done = turn.catch(() => undefined).then(work);
    turn = done;
    return done;
  };
  const sendWaiting = () =>
    inTurn(async () => {
      for (const { id, state: waits } of unsent.of(professional()?.id)) {
        // One after another.
        if (waits === 'waiting' && (await send(id)).kind === 'unreachable') return;
      }
    });
  const lookAtAll = async () => {
    if (mayWork()) {
      await sendWaiting();
      await readDrafts();
    }
    await distribution.sync();
    tell();
  };

  let person = professional()?.id;
  const stops = [
    distribution.live.subscribe(tell),
    session.subscribe(() => {
      if (professional()?.id === person) return;
      person = professional()?.id;
      drafts = undefined;
      connected = false;
      tell();
      if (person !== undefined) void lookAtAll();
    }),
    clock.every(DRAFTS_MS, () => {
      if (mayWork()) void sendWaiting().then(readDrafts);
    }),
    clock.every(SYNC_MS, () => {
      if (professional() !== undefined) void distribution.sync();
    }),
  ];
  void unsent.loaded.then(tell);

  const os = implement(guidelinesAuthoringContract).$context<Caller>();
  const router = os.router({
    watch: os.watch.handler(({ signal }) => live.watch(signal)),
    refresh: os.refresh.handler(lookAtAll),
    save: os.save.handler(({ input }) =>
      inTurn(async () => {
        const writer = professional();
        if (writer === undefined) return { kind: 'unreachable' };
        const savedAt = new Date(clock.now()).toISOString();
        await unsent.put({ ...input, person: writer.id, savedAt, state: 'waiting' });
        tell();
        return send(input.id);
      }),
    ),
    act: os.act.handler(({ input: { id, revision, action } }) => inTurn(() => act(id, revision, action))),
    forget: os.forget.handler(async ({ input: { id } }) => {
      if (unsent.get(id)?.person !== professional()?.id) return;
      await unsent.remove(id);
      tell();
    }),
  });

  return {
    router,
    /** What the county has published, as files that go before those of the county's folder. */
    published: distribution.published,
    async close(): Promise<void> {
      for (const stop of stops) stop();
      await unsent.written();
    },
  };
}
