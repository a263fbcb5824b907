import type { ConsultationRefusal, OperationResult } from '#shared/consultation.js';
import type { Clock } from '#shared/clock.js';
import type { ConsultationFromHub, ConsultationOperation } from '#shared/hub-consultation.js';
import { MOST_WAITING, type Outbox, due, put, said, settle, unsaid } from './outbox.js';
import type { HubTalk } from './talk.js';

/** So long the one who did something waits to hear that the hub has it, before hearing that it waits. */
const ANSWER_MS = 2_000;
/** Answers that are remembered, so that the same operation told again is the same one. */
const MOST_ANSWERS = 500;

type Consulted = Extract<ConsultationFromHub, { type: 'consulted' }>;
export interface Refused {
  operation: ConsultationOperation;
  why: ConsultationRefusal;
}

/**
 * Takes operations to the hub, each until the hub has answered it: after a lost connection, and when an answer does not
 * come, it is said again. The hub does an id only once.
 * @param onRefused a refusal that nobody waited for any more
 */
export function createPost({
  talk,
  clock,
  onChange,
  onRefused,
}: {
  talk: HubTalk;
  clock: Clock;
  onChange: () => void;
  onRefused: (refused: Refused) => void;
}) {
  let outbox: Outbox = [];
  const answers = new Map<string, OperationResult>();
  const settled = new Set<() => void>();
  const waiters = new Map<string, Set<(result: OperationResult) => void>>();

  /** Says what is due. */
  function work(): void {
    if (!talk.connected()) return;
    for (const operation of due(outbox, clock.now())) {
      if (!talk.say({ type: 'consult', operation })) return;
      outbox = said(outbox, operation.id, clock.now());
    }
  }

  function hear({ operation: id, result }: Consulted): void {
    const waited = outbox.find((one) => one.operation.id === id);
    if (waited === undefined) return;
    outbox = settle(outbox, id);
    const answer: OperationResult = result.ok
      ? { kind: 'done', id: waited.operation.consultation }
      : { kind: 'refused', why: result.why };
    answers.set(id, answer);
    for (const [oldest] of answers) if (answers.size > MOST_ANSWERS) answers.delete(oldest);
    const told = [...(waiters.get(id) ?? [])];
    for (const tell of told) tell(answer);
    if (!result.ok && told.length === 0) onRefused({ operation: waited.operation, why: result.why });
    for (const look of settled) look();
    work();
    onChange();
  }

  /** The hub's answer, or that it waits. @param gone aborts when nobody wants to hear it any more */
  const answerTo = ({ id, consultation }: ConsultationOperation, gone: AbortSignal | undefined) =>
    new Promise<OperationResult>((resolve) => {
      const all = waiters.get(id) ?? new Set();
      const finish = (result: OperationResult) => {
        all.delete(finish);
        if (all.size === 0) waiters.delete(id);
        stop();
        gone?.removeEventListener('abort', leave);
        resolve(result);
      };
      const leave = () => finish({ kind: 'waiting', id: consultation });
      const stop = clock.after(ANSWER_MS, leave);
      if (gone?.aborted === true) return leave();
      gone?.addEventListener('abort', leave);
      waiters.set(id, all.add(finish));
    });

  const stopAgain = clock.every(1_000, work);
  return {
    waiting: () => outbox,
    hear,
    /** A connection has begun: nothing has been said on it. */
    begin(): void {
      outbox = unsaid(outbox);
      work();
    },
    /** Does an operation once, however often it is told. */
    async send(operation: ConsultationOperation, gone?: AbortSignal): Promise<OperationResult> {
      const before = answers.get(operation.id);
      if (before !== undefined) return before;
      if (outbox.length >= MOST_WAITING) return { kind: 'refused', why: 'tooMany' };
      outbox = put(outbox, operation, clock.now());
      // Without a connection there is no answer to wait for.
      const answer = talk.connected() ? answerTo(operation, gone) : undefined;
      work();
      onChange();
      return answer ?? { kind: 'waiting', id: operation.consultation };
    },
    /** Resolves when the hub has all of it, or after `ms`, or when the hub is not heard. */
    drained: (ms: number) =>
      new Promise<void>((resolve) => {
        const look = () => {
          if (outbox.length > 0 && talk.connected()) return;
          settled.delete(look);
          stop();
          resolve();
        };
        const stop = clock.after(ms, () => {
          settled.delete(look);
          resolve();
        });
        settled.add(look);
        look();
      }),
    /** Forgets what waits. @returns what waited */
    clear(): Outbox {
      const waited = outbox;
      outbox = [];
      answers.clear();
      for (const all of waiters.values()) for (const tell of all) tell({ kind: 'changed' });
      return waited;
    },
    /** Has back what waited, before what has been done since. */
    restore(waited: Outbox): void {
      outbox = unsaid([...waited, ...outbox]);
      work();
    },
    close: stopAgain,
  };
}
