import * as z from 'zod';
import type { Answer } from '../machine.js';

/** An answer of a subscriber to an event on its socket (FHIRcast §2.5). */
export interface EventAnswer {
  id: string;
  answer: Answer;
  /** Its own words, if it gave any. */
  detail: string | undefined;
}

const statusSchema = z.union([z.string(), z.number()]).nullish();
const answerSchema = z.looseObject({
  id: z.union([z.string(), z.number()]).transform(String),
  status: statusSchema,
  statusCode: statusSchema,
});
const wordsSchema = z.string().trim().min(1);
const outcomeSchema = z.looseObject({
  resourceType: z.literal('OperationOutcome'),
  issue: z
    .array(
      z.looseObject({
        diagnostics: z.string().optional().catch(undefined),
        details: z
          .looseObject({ text: z.string().optional().catch(undefined) })
          .optional()
          .catch(undefined),
      }),
    )
    .min(1),
});

/** What a status says of the tool. No status at all is what clients send that mean "done". */
export function readStatus(status: string | number | null | undefined): Answer {
  const text = String(status ?? '').trim();
  const code = text === '' ? 200 : Number.parseInt(text, 10);
  if (code === 202) return 'accepted';
  if (code >= 200 && code < 300) return 'shown';
  return code >= 400 && code < 500 ? 'refused' : 'failed';
}

/** The words of an OperationOutcome. */
export function wordsOfOutcome(outcome: unknown): string | undefined {
  const parsed = outcomeSchema.safeParse(outcome);
  const issue = parsed.success ? parsed.data.issue[0] : undefined;
  return wordsSchema.safeParse(issue?.diagnostics).data ?? wordsSchema.safeParse(issue?.details?.text).data;
}

/** Reads a text of the socket as an answer; undefined when it is something else, which is not answered. */
export function readAnswer(text: string): EventAnswer | undefined {
  const parsed = answerSchema.safeParse(parseJson(text));
  if (!parsed.success) return undefined;
  const { id, status, statusCode, ...rest } = parsed.data;
  const values = Object.values(rest);
  const said = [rest['message'], rest['reason'], rest['detail'], rest['details']];
  const detail =
    wordsOfOutcome(rest) ??
    values.map(wordsOfOutcome).find((words) => words !== undefined) ??
    said.map((one) => wordsSchema.safeParse(one).data).find((words) => words !== undefined);
  return { id, answer: readStatus(status ?? statusCode), detail };
}

/** JSON or nothing: what does not parse is treated like any other malformed input. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
