import * as z from 'zod';
import { type Feedback, type FeedbackAnswer, type FeedbackWords, feedbackSchema } from '#shared/guidelines-feedback.js';
import { mayBecome } from '#shared/guidelines-limits.js';
import type { HubEngine } from '../engine/index.js';
import { createRecords } from './records.js';

/** What one person may send in a day, and how many of theirs are shown to them. */
const MOST = { inADay: 30, own: 100 };
const KEEP_DAYS = 400;
const DAY_MS = 86_400_000;

const keptSchema = feedbackSchema.extend({ sender: z.string() });
const indexSchema = z.object({ sent: z.array(z.object({ id: z.uuid(), at: z.iso.datetime() })) });

const told = ({ sender: _sender, ...feedback }: z.infer<typeof keptSchema>): Feedback => feedback;
const latestFirst = (a: Feedback, b: Feedback) => b.changedAt.localeCompare(a.changedAt);

/** Feedback on articles: each a record of its own, and for each sender a list of theirs. */
export function createFeedbackBook({ engine, now }: { engine: Pick<HubEngine, 'records'>; now: () => number }) {
  const records = createRecords(engine, 'feedback', keptSchema);
  const indexes = createRecords(engine, 'feedback-of', indexSchema);
  const stamp = () => new Date(now()).toISOString();
  const isKept = ({ at }: { at: string }) => Date.parse(at) > now() - KEEP_DAYS * DAY_MS;

  return {
    /** @returns `tooMany` when the sender has sent so much today that it can be no person's work */
    async take(sender: string, unit: string | undefined, words: FeedbackWords): Promise<'taken' | 'tooMany'> {
      let full = false;
      await indexes.change(sender, (index) => {
        const sent = (index?.sent ?? []).filter(isKept);
        // Sent again, since the answer did not come through.
        if (sent.some(({ id }) => id === words.id)) return undefined;
        full = sent.filter(({ at }) => Date.parse(at) > now() - DAY_MS).length >= MOST.inADay;
        return full ? undefined : { sent: [{ id: words.id, at: stamp() }, ...sent].slice(0, MOST.own) };
      });
      if (full) return 'tooMany';
      await records.change(words.id, (there) =>
        there === undefined
          ? {
              ...words,
              state: 'sent',
              changedAt: stamp(),
              revision: 1,
              sender,
              ...(unit === undefined ? {} : { unit }),
            }
          : undefined,
      );
      return 'taken';
    },
    /** A person's own, with what has become of each. */
    async of(sender: string): Promise<Feedback[]> {
      const sent = (await indexes.read([sender])).get(sender)?.value.sent ?? [];
      const found = await records.read(sent.map(({ id }) => id));
      return [...found.values()]
        .flatMap(({ value }) => (value.sender === sender && isKept(value) ? [told(value)] : []))
        .toSorted(latestFirst);
    },
    async all(): Promise<Feedback[]> {
      const found = await records.read();
      return [...found.values()].flatMap(({ value }) => (isKept(value) ? [told(value)] : [])).toSorted(latestFirst);
    },
    /** An editor's word. @returns `changed` when it is not as the editor saw it, `unknown` when there is none */
    async answer({ id, state, answer, revision }: FeedbackAnswer): Promise<'taken' | 'changed' | 'unknown'> {
      let became: 'taken' | 'changed' | 'unknown' = 'unknown';
      await records.change(id, (there) => {
        became = there === undefined ? 'unknown' : 'changed';
        if (there === undefined || there.revision !== revision || !mayBecome(there.state, state)) return undefined;
        became = 'taken';
        return {
          ...there,
          state,
          changedAt: stamp(),
          revision: revision + 1,
          ...(answer === undefined ? {} : { answer }),
        };
      });
      return became;
    },
  };
}
export type FeedbackBook = ReturnType<typeof createFeedbackBook>;
