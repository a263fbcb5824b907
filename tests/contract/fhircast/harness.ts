import * as z from 'zod';
import { createManualClock } from '#shared/clock.js';
import type { ClientReference } from '#shared/context.js';
import type { Delivery } from '../../../src-main/context/binding.js';
import {
  type FhircastBinding,
  type FhircastTool,
  type TokenHolder,
  createFhircastBinding,
} from '../../../src-main/context/fhircast/index.js';
import type { Limits } from '../../../src-main/context/fhircast/limits.js';
import type { Answer, Change } from '../../../src-main/context/machine.js';
import type { Identified } from '../../../src-main/context/types.js';
import { type FhircastClient, type FhircastClientOptions, createFhircastClient } from '../../lib/fhircast-client.js';

export const START = Date.parse('2026-11-23T08:00:00.000Z');
/** A time of day on the tests' only day, UTC. */
export const at = (time: string) => `2026-11-23T${time}Z`;

const tool = (id: string, more: Partial<FhircastTool> = {}): FhircastTool => ({
  id,
  name: id.toUpperCase(),
  clientId: id,
  master: false,
  auth: 'token',
  trustsAccepted: false,
  origins: [`https://${id}.example.fi`],
  ...more,
});
export const TOOLS = [
  tool('aptj', { master: true }),
  tool('pex'),
  tool('lab'),
  tool('slow', { trustsAccepted: true }),
  tool('old', { auth: 'none', clientId: undefined }),
];

export const facts = (reference: ClientReference): Identified => ({
  identity: {
    reference,
    family: 'Esimerkki',
    given: ['Eevi'],
    birthDate: '1990-01-01',
    nonDisclosure: false,
    allergies: { state: 'unavailable', substances: [] },
    origin: 'source',
  },
  identityCode: '010190-900A',
});
const patientSchema = z.looseObject({ id: z.string() });

export interface HarnessOptions {
  tools?: FhircastTool[];
  anyClient?: boolean;
  limits?: Partial<Limits>;
  /** Proposals wait for `commit` or `drop`. */
  byHand?: boolean;
}

/**
 * The hub on real sockets, driven by a context manager of ten lines: a change is committed at once, the newest wins.
 * Time stands still until a test moves it.
 */
export async function createHarness({ tools = TOOLS, anyClient, limits, byHand = false }: HarnessOptions = {}) {
  const clock = createManualClock(START);
  const tokens = new Map<string, TokenHolder>(
    tools.map(({ id }) => [id, { subject: 'u1', clientId: id, scopes: ['fhircast/*.*'] }]),
  );
  const heard = {
    joined: [] as string[],
    guests: new Map<string, string>(),
    left: [] as string[],
    answered: [] as { tool: string; id: string; answer: Answer; detail: string | undefined }[],
    proposed: [] as Change[],
  };
  const waiters = new Set<() => void>();
  const wake = () => {
    for (const one of waiters) one();
  };
  const listening = new Set<string>();
  /** Tools that the professional left behind: they are told nothing. */
  const leftBehind = new Set<string>();
  let user: string | undefined = 'u1';
  let current: Delivery | undefined;
  let pending: { change: Change; given: Identified | undefined } | undefined;

  function commit() {
    if (pending === undefined) return;
    const { change, given } = pending;
    pending = undefined;
    const opens = change.client === null ? undefined : (given ?? facts(change.client));
    current = { change, version: (current?.version ?? 0) + 1, opens, closes: current?.opens, mayShow: [] };
    binding.committed(current);
    for (const one of listening) if (one !== change.by && !leftBehind.has(one)) binding.tell(one, current);
  }
  function propose(change: Change, given?: () => Identified | undefined) {
    heard.proposed.push(change);
    const present = pending?.change.client ?? current?.opens?.identity.reference ?? null;
    const stale = change.at < (current?.change.at ?? -Infinity) || (change.closes ?? present) !== present;
    if (!stale && (change.client !== present || pending !== undefined)) {
      pending = { change, given: given?.() };
      if (!byHand) queueMicrotask(commit);
    }
    wake();
  }

  const binding: FhircastBinding = createFhircastBinding({
    tools,
    verify: async (token) => tokens.get(token),
    user: () => user,
    factsOf: (patient) => {
      const parsed = patientSchema.safeParse(patient);
      return parsed.success ? facts(`Patient/${parsed.data.id}`) : undefined;
    },
    ...(anyClient === undefined ? {} : { anyClient }),
    events: {
      joined(id, guest) {
        heard.joined.push(id);
        if (guest !== undefined) heard.guests.set(id, guest.name);
        listening.add(id);
        if (current?.opens !== undefined) binding.tell(id, current);
        wake();
      },
      left(id, how) {
        heard.left.push(`${id} ${how}`);
        listening.delete(id);
        wake();
      },
      answered(id, change, answer, detail) {
        heard.answered.push({ tool: id, id: change, answer, detail });
        wake();
      },
      propose,
      decide: () => {},
    },
    view: { current: () => current, surveyed: async () => 'gone' },
    clock,
    log: () => {},
    limits: { requestsPerSecond: 1000, requestBurst: 1000, ...limits },
  });
  await binding.listen();

  const clients: FhircastClient[] = [];
  return {
    binding,
    clock,
    tokens,
    heard,
    leftBehind,
    commit,
    /** The context manager gives up the change that waits. */
    drop() {
      const change = pending?.change;
      pending = undefined;
      if (change !== undefined) binding.cancelled?.(change.by, change);
    },
    current: () => current,
    signInAs: (next: string | undefined) => (user = next),
    /** A change begun in the workbench itself. */
    open: (client: ClientReference | null, id = 'from-workbench') =>
      propose({ id, client, at: clock.now(), by: 'workbench' }),
    /** A client of a tool; its token is the tool's id unless said. */
    client(id: string, more: Partial<FhircastClientOptions> = {}): FhircastClient {
      const made = createFhircastClient({
        hubUrl: binding.hubUrl(),
        topic: binding.topic(),
        token: id,
        name: `${id} window`,
        ...more,
      });
      clients.push(made);
      return made;
    },
    /** A client that has joined. */
    async joined(id: string, events?: string, more: Partial<FhircastClientOptions> = {}) {
      const made = this.client(id, more);
      await made.join(events);
      return made;
    },
    /** Waits until the context manager has heard something. */
    async until<T>(find: () => T | undefined | false): Promise<T> {
      const limit = AbortSignal.timeout(5000);
      for (;;) {
        const found = find();
        if (found !== undefined && found !== false) return found;
        if (limit.aborted) throw new Error(`nothing came of ${String(find)}; heard ${JSON.stringify(heard)}`);
        await new Promise<void>((resolve) => {
          waiters.add(resolve);
          limit.addEventListener('abort', () => resolve());
        });
      }
    },
    answerOf: (id: string, change?: string) =>
      heard.answered.findLast((one) => one.tool === id && (change === undefined || one.id === change)),
    async close() {
      for (const one of clients) one.terminate();
      await binding.close();
    },
  };
}
export type Harness = Awaited<ReturnType<typeof createHarness>>;
