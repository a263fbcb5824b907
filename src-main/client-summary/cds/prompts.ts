import type { Prompts, SectionSource } from '#shared/client-summary.js';
import type { CdsService } from '#shared/data-sources.js';
import type { Failure } from '#shared/failure.js';
import type { Prompt } from '#shared/prompts.js';
import type { Log } from '../../log.js';
import { backoffMs, mayPass } from '../backoff.js';
import type { Clock } from '../clock.js';
import { SLOW_MS } from '../slow.js';
import { type Told, createAnswers } from './answers.js';
import type { CdsServer } from './service.js';
import { toPrompt } from './to-prompt.js';

interface Parts {
  server: CdsServer;
  /** Who asks and of whom; a template's answer, undefined where it may not or cannot be had. */
  patientId: string;
  userId: string;
  prefetch: (template: string, service: CdsService, signal: AbortSignal) => Promise<unknown>;
  clock: Clock;
  log: Log;
  chance: () => number;
  uuid: () => string;
  /** Ends everything: the client has changed, or may no longer be seen. */
  signal: AbortSignal;
  changed: () => void;
}

/** The prompts of one server for one client. */
export function createServicePrompts(parts: Parts) {
  const { server, clock, log, chance, uuid, signal } = parts;
  const { service } = server;
  let state: SectionSource = { source: service.name, register: service.register, state: 'loading' };
  let cards: readonly Prompt[] = [];
  let attempt = 0;
  let stops: (() => void)[] = [];
  const answers = createAnswers({ server, clock, chance, signal, changed: parts.changed });

  const set = (next: Pick<SectionSource, 'state' | 'failure' | 'retryAt'>) => {
    const { fetchedAt } = state;
    state = {
      source: service.name,
      register: service.register,
      ...(fetchedAt === undefined ? {} : { fetchedAt }),
      ...next,
    };
    parts.changed();
  };

  async function read(): Promise<void> {
    stopTimers();
    stops.push(
      clock.setTimeout(() => {
        if (state.state === 'loading') set({ state: 'slow' });
      }, SLOW_MS),
    );
    const held = server.circuit.ask();
    const failure = held?.failure ?? (await readAll());
    if (signal.aborted) return server.circuit.cancelled();
    stopTimers();
    if (failure === undefined) {
      attempt = 0;
      state = { ...state, fetchedAt: iso() };
      return set({ state: 'ready' });
    }
    log('warn', 'client-summary.prompts-failed', { service: service.id, kind: failure.kind });
    if (!mayPass(failure)) return set({ state: 'failed', failure });
    const until = held?.until ?? server.circuit.until() ?? clock.now() + backoffMs(attempt, chance());
    attempt += 1;
    stops.push(clock.setTimeout(() => void read(), Math.max(0, until - clock.now())));
    set({ state: 'failed', failure, retryAt: new Date(until).toISOString() });
  }

  /** All services of the server; cards that came stand beside the failure of another. */
  async function readAll(): Promise<Failure | undefined> {
    const services = await server.discover(signal);
    if (services.kind !== 'ok') return services.kind === 'failed' ? services.failure : undefined;
    const outcomes = await Promise.all(
      services.value.map(async ({ id, prefetch: templates = {} }) => {
        const filled = await Promise.all(
          Object.entries(templates).map(async ([key, template]) => {
            const value = await parts.prefetch(template, service, signal);
            return value === undefined ? [] : [[key, value] as const];
          }),
        );
        if (signal.aborted) return undefined;
        const { patientId, userId } = parts;
        const prefetch = Object.fromEntries(filled.flat());
        const answer = await server.call(id, { hookInstance: uuid(), userId, patientId, prefetch }, signal);
        if (signal.aborted || answer.kind === 'cancelled') return undefined;
        if (answer.kind === 'failed') return answer.failure;
        take(id, answer.value);
        return undefined;
      }),
    );
    return outcomes.find((one) => one !== undefined);
  }

  /** The new cards of one service in the place of its former ones. */
  function take(hookService: string, given: readonly unknown[]): void {
    const prefix = `${service.id}/${hookService}/`;
    const at = iso();
    const fresh = given.flatMap((card) => {
      const id = `${prefix}${uuid()}`;
      const made = toPrompt(card, { service, id, at });
      if (made === undefined) return [];
      const { prompt, uuid: own } = made;
      // The same card keeps its name, and so its answer.
      return [{ prompt: own === undefined ? prompt : { ...prompt, id: `${prefix}${own}` }, own }];
    });
    const unique = new Map(fresh.map(({ prompt, own }) => [prompt.id, { prompt, own }]));
    for (const [id, { own }] of unique) if (own !== undefined) answers.known(id, { hookService, card: own });
    cards = [...cards.filter((one) => !one.id.startsWith(prefix)), ...[...unique.values()].map((one) => one.prompt)];
    parts.changed();
  }

  const iso = () => new Date(clock.now()).toISOString();
  const stopTimers = () => {
    for (const stop of stops) stop();
    stops = [];
  };
  signal.addEventListener('abort', stopTimers, { once: true });
  return {
    start: () => void read(),
    retry(): void {
      server.circuit.insist();
      set({ state: 'loading' });
      void read();
    },
    /** Undefined where the prompt is not of this server. */
    answer(id: string, told: Told): Promise<Failure | undefined> | undefined {
      return cards.some((one) => one.id === id) ? answers.give(id, told) : undefined;
    },
    get: (): { state: SectionSource; cards: Prompt[] } => ({
      state,
      cards: cards.map((card) => {
        const answer = answers.of(card.id);
        return answer === undefined ? card : { ...card, answer };
      }),
    }),
  };
}

const WEIGHT = { critical: 0, warning: 1, info: 2 };

/** All servers' prompts as one, the gravest first. Pure. */
export const allPrompts = (each: readonly { state: SectionSource; cards: Prompt[] }[]): Prompts => ({
  services: each.map((one) => one.state),
  cards: each.flatMap((one) => one.cards).toSorted((a, b) => WEIGHT[a.indicator] - WEIGHT[b.indicator]),
});
