import * as z from 'zod';

/** A request of a hook of a patient (CDS Hooks 2.0, Calling a CDS Service). */
export const hookRequestSchema = z.looseObject({
  hook: z.string(),
  hookInstance: z.uuid(),
  fhirServer: z.url({ protocol: /^https?$/ }).optional(),
  fhirAuthorization: z.looseObject({ access_token: z.string(), token_type: z.string() }).optional(),
  context: z.looseObject({
    userId: z.string(),
    patientId: z.string().regex(/^[A-Za-z0-9\-.]{1,64}$/),
    /** Of the workbench's own hook of assessments: what has been answered so far. */
    questionnaireResponse: z.unknown().optional(),
  }),
  /** A key is null where the caller could not read it. */
  prefetch: z.record(z.string(), z.unknown()).optional(),
});
export type HookRequest = z.infer<typeof hookRequestSchema>;

/** What professionals did with cards (CDS Hooks 2.0, Feedback). */
export const feedbackSchema = z.object({
  feedback: z
    .array(
      z.object({
        card: z.uuid(),
        outcome: z.enum(['accepted', 'overridden']),
        acceptedSuggestions: z.array(z.object({ id: z.string() })).optional(),
        overrideReason: z
          .object({
            reason: z.looseObject({ code: z.string(), system: z.string().optional() }).optional(),
            userComment: z.string().max(2000).optional(),
          })
          .optional(),
        outcomeTimestamp: z.iso.datetime({ offset: true }),
      }),
    )
    .min(1),
});
export type Feedback = z.infer<typeof feedbackSchema>['feedback'][number];

/** One prompt before it has an id and a source. `summary` may be long: it is cut to the standard's 140 characters. */
export interface Prompt {
  summary: string;
  /** GitHub flavoured Markdown. */
  detail: string;
  indicator: 'info' | 'warning' | 'critical';
  topic: { code: string; display: string };
  /** What could be done about it, in words. */
  suggestions: string[];
}

const MOST = 140;

/** A text of at most 140 characters, cut at a word where it is longer. Pure. */
export function short(text: string): string {
  if (text.length <= MOST) return text;
  const cut = text.slice(0, MOST - 1);
  const space = cut.lastIndexOf(' ');
  return `${(space > MOST / 2 ? cut.slice(0, space) : cut).trimEnd()}…`;
}
