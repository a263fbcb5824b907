import type { Failure } from '#shared/failure.js';
import type { Prompt } from '#shared/prompts.js';
import { backoffMs, mayPass } from '../backoff.js';
import type { Clock } from '../clock.js';
import type { CdsServer } from './service.js';

/** What the professional has said of a prompt. */
export interface Told {
  outcome: 'justified' | 'notJustified';
  reason?: string;
}
type Given = NonNullable<Prompt['answer']>;

interface Parts {
  server: CdsServer;
  clock: Clock;
  chance: () => number;
  /** Ends the repeats: the client has changed. What is on its way then is still delivered. */
  signal: AbortSignal;
  changed: () => void;
}

/** The professional's answers to the cards of one server, told to it until it takes them. */
export function createAnswers({ server, clock, chance, signal, changed }: Parts) {
  const cards = new Map<string, { hookService: string; card: string }>();
  const given = new Map<string, Given>();
  const underWay = new Map<string, Promise<Failure | undefined>>();
  const repeats = new Set<() => void>();
  const never = new AbortController().signal;

  async function deliver(id: string, answer: Given, attempt: number): Promise<Failure | undefined> {
    const card = cards.get(id);
    // A card without a name cannot be spoken of (CDS Hooks: feedback needs the card's uuid).
    if (card === undefined) return undefined;
    const { outcome, reason, at } = answer;
    const sent = await server.feedback(
      card.hookService,
      {
        card: card.card,
        outcome: outcome === 'justified' ? 'accepted' : 'overridden',
        ...(reason === undefined || outcome === 'justified' ? {} : { userComment: reason }),
        at,
      },
      never,
    );
    // Answered otherwise in the meantime: that one is told by itself.
    if (signal.aborted || given.get(id) !== answer) return undefined;
    if (sent.kind === 'failed') {
      if (mayPass(sent.failure)) repeat(id, answer, attempt);
      return sent.failure;
    }
    given.set(id, { ...answer, delivered: true });
    changed();
    return undefined;
  }

  function repeat(id: string, answer: Given, attempt: number): void {
    const stop = clock.setTimeout(
      () => {
        repeats.delete(stop);
        void deliver(id, answer, attempt + 1);
      },
      backoffMs(attempt, chance()),
    );
    repeats.add(stop);
  }

  signal.addEventListener(
    'abort',
    () => {
      for (const stop of repeats) stop();
    },
    { once: true },
  );

  return {
    /** By what a card is spoken of at its server. */
    known: (id: string, card: { hookService: string; card: string }) => void cards.set(id, card),
    of: (id: string): Given | undefined => given.get(id),
    /** Keeps the answer and tells it; a second click on the same one changes nothing. @returns why it was not taken at once */
    give(id: string, { outcome, reason }: Told): Promise<Failure | undefined> {
      const before = given.get(id);
      if (before?.outcome === outcome && before.reason === reason)
        return underWay.get(id) ?? Promise.resolve(undefined);
      const answer: Given = {
        outcome,
        ...(reason === undefined ? {} : { reason }),
        at: new Date(clock.now()).toISOString(),
        delivered: false,
      };
      given.set(id, answer);
      changed();
      // One after another, so that the last word is also the last to arrive.
      const last = underWay.get(id) ?? Promise.resolve(undefined);
      const now = last.then(() => (given.get(id) === answer ? deliver(id, answer, 0) : undefined));
      underWay.set(id, now);
      return now;
    },
  };
}
