import type { CdsService } from '#shared/data-sources.js';
import { type Circuit, createCircuit } from '../circuit.js';
import type { Clock } from '../clock.js';
import { type Fetch, createExchange, invalidAnswer } from '../exchange.js';
import type { Answer } from '../fhir-answer.js';
import { type HookService, discoverySchema, responseSchema } from './schemas.js';

/** What a service is called with (CDS Hooks 2.0, Calling a CDS Service, and the patient-view hook). */
export interface HookCall {
  hookInstance: string;
  userId: string;
  patientId: string;
  prefetch: Readonly<Record<string, unknown>>;
  /** Absent = patient-view. */
  hook?: string;
  /** What the hook's context has beside the two above. */
  context?: Readonly<Record<string, unknown>>;
}

/** What the professional thought of a card (CDS Hooks 2.0, Feedback). */
export interface Feedback {
  card: string;
  outcome: 'accepted' | 'overridden';
  /** The professional's own words for overriding. */
  userComment?: string;
  /** ISO 8601. */
  at: string;
}

/** One CDS Hooks server. Every answer is a value; addresses hold nothing of a client. */
export interface CdsServer {
  readonly service: CdsService;
  readonly circuit: Circuit;
  /** Its services of a hook, `patient-view` unless told; read once, again after a failure. */
  discover: (signal: AbortSignal, hook?: string) => Promise<Answer<HookService[]>>;
  /** The cards of one service, not yet looked into. */
  call: (id: string, call: HookCall, signal: AbortSignal) => Promise<Answer<unknown[]>>;
  feedback: (id: string, feedback: Feedback, signal: AbortSignal) => Promise<Answer<unknown>>;
}

export function createCdsServer(service: CdsService, fetch: Fetch, clock: Clock, chance: () => number): CdsServer {
  const base = `${service.baseUrl.replace(/\/$/, '')}/cds-services`;
  const { name, timeoutMs } = service;
  const circuit = createCircuit(clock, chance);
  const ask = createExchange({
    name,
    timeoutMs,
    retries: 0,
    accept: 'application/json',
    fetch,
    clock,
    chance,
    ended: circuit.ended,
  });
  let known: HookService[] | undefined;

  const post = (url: string, body: unknown, signal: AbortSignal) =>
    ask(url, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }, signal);

  return {
    service,
    circuit,
    async discover(signal, hook = 'patient-view') {
      const of = (all: readonly HookService[]) => ({
        kind: 'ok' as const,
        value: all.filter((one) => one.hook === hook),
      });
      if (known !== undefined) return of(known);
      const answer = await ask(base, { method: 'GET' }, signal);
      if (answer.kind !== 'ok') return answer;
      const parsed = discoverySchema.safeParse(answer.value);
      if (!parsed.success) return invalidAnswer(name, 'not a list of CDS services');
      known = parsed.data.services;
      return of(known);
    },
    async call(id, { hookInstance, userId, patientId, prefetch, hook = 'patient-view', context = {} }, signal) {
      const body = { hook, hookInstance, context: { ...context, userId, patientId }, prefetch };
      const answer = await post(`${base}/${id}`, body, signal);
      if (answer.kind !== 'ok') return answer;
      const parsed = responseSchema.safeParse(answer.value);
      return parsed.success ? { kind: 'ok', value: parsed.data.cards } : invalidAnswer(name, 'not a list of cards');
    },
    feedback: (id, { card, outcome, userComment, at }, signal) =>
      post(
        `${base}/${id}/feedback`,
        {
          feedback: [
            {
              card,
              outcome,
              ...(outcome === 'accepted' ? { acceptedSuggestions: [] } : {}),
              ...(userComment === undefined ? {} : { overrideReason: { userComment } }),
              outcomeTimestamp: at,
            },
          ],
        },
        signal,
      ),
  };
}
