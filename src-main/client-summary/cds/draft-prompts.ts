import type { DraftPrompts } from '#shared/assessment.js';
import type { Register } from '#shared/client-summary.js';
import type { CdsService } from '#shared/data-sources.js';
import type { Failure } from '#shared/failure.js';
import type { Prompt } from '#shared/prompts.js';
import type { Clock } from '../clock.js';
import { type Told, createAnswers } from './answers.js';
import { allPrompts } from './prompts.js';
import type { CdsServer } from './service.js';
import { toPrompt } from './to-prompt.js';

/** Our own hook (CDS Hooks 2.0, custom hooks are named by a domain): an assessment is being made, and what has been answered so far is in the context. */
export const ASSESSMENT_HOOK = 'fi.tyopoyta.assessment-draft';
export const NO_DRAFT_PROMPTS: DraftPrompts = { state: 'none', failures: [], cards: [] };

interface Parts {
  servers: readonly CdsServer[];
  patientId: string;
  userId: string;
  prefetch: (template: string, service: CdsService, signal: AbortSignal) => Promise<unknown>;
  clock: Clock;
  chance: () => number;
  uuid: () => string;
  /** Ends everything: the client has changed, or may no longer be seen. */
  signal: AbortSignal;
  changed: (now: DraftPrompts) => void;
}

/** Prompts on an assessment of one client. A service is given the answers of its own register and no others. */
export function createDraftPrompts(parts: Parts) {
  const { servers, patientId, userId, prefetch, clock, chance, uuid, signal } = parts;
  const running = servers.map((server) => ({
    server,
    answers: createAnswers({ server, clock, chance, signal, changed: () => publish() }),
    cards: new Array<Prompt>(),
  }));
  let asked = 0;
  let state: DraftPrompts['state'] = 'none';
  let failures: Failure[] = [];

  function publish(): void {
    if (signal.aborted) return;
    const { cards } = allPrompts(
      running.map(({ server: { service }, answers, cards: own }) => ({
        state: { source: service.name, register: service.register, state: 'ready' },
        cards: own.map((card) => {
          const answer = answers.of(card.id);
          return answer === undefined ? card : { ...card, answer };
        }),
      })),
    );
    parts.changed({ state, failures, cards });
  }

  /** The cards of one server, or why there are none. */
  async function readOne(one: (typeof running)[number], draft: object, mine: number): Promise<Failure | undefined> {
    const { server, answers } = one;
    const { service } = server;
    const services = await server.discover(signal, ASSESSMENT_HOOK);
    if (services.kind !== 'ok') return services.kind === 'failed' ? services.failure : undefined;
    const found: Prompt[] = [];
    for (const { id, prefetch: templates = {} } of services.value) {
      const filled: Record<string, unknown> = {};
      for (const [key, template] of Object.entries(templates)) {
        const value = await prefetch(template, service, signal);
        if (value !== undefined) filled[key] = value;
      }
      const call = { hookInstance: uuid(), userId, patientId, prefetch: filled };
      const context = { questionnaireResponse: draft };
      const answer = await server.call(id, { ...call, hook: ASSESSMENT_HOOK, context }, signal);
      if (answer.kind === 'failed') return answer.failure;
      if (answer.kind === 'cancelled') return undefined;
      const at = new Date(clock.now()).toISOString();
      for (const card of answer.value) {
        const made = toPrompt(card, { service, id: `${service.id}/${id}/${uuid()}`, at });
        if (made === undefined) continue;
        // What is said again in the same words is the same prompt: its answer stands. Twice in one answer it is one.
        if (found.some(({ summary }) => summary === made.prompt.summary)) continue;
        const before = one.cards.find(({ summary }) => summary === made.prompt.summary);
        if (before === undefined && made.uuid !== undefined)
          answers.known(made.prompt.id, { hookService: id, card: made.uuid });
        found.push(before ?? made.prompt);
      }
    }
    // An answer that comes after a newer asking tells of answers that have changed.
    if (mine !== asked) return undefined;
    one.cards = found;
    // One server's cards are not kept waiting for another's.
    publish();
    return undefined;
  }

  return {
    /** Asks every server that has a draft of its register; the newest asking counts. */
    async ask(drafts: Partial<Record<Register, object>>): Promise<void> {
      asked += 1;
      const mine = asked;
      state = 'asking';
      publish();
      const outcomes = await Promise.all(
        running.map(async (one) => {
          const draft = drafts[one.server.service.register];
          if (draft !== undefined) return readOne(one, draft, mine);
          one.cards = [];
          return undefined;
        }),
      );
      if (signal.aborted || mine !== asked) return;
      failures = outcomes.filter((one) => one !== undefined);
      state = failures.length > 0 ? 'failed' : 'ready';
      publish();
    },
    /** Keeps the professional's judgement and tells it to the service. */
    async answer(id: string, told: Told): Promise<Failure | undefined> {
      const one = running.find(({ cards }) => cards.some((card) => card.id === id));
      return one?.answers.give(id, told);
    },
  };
}
