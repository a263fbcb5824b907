import { oc } from '@orpc/contract';
import * as z from 'zod';
import { accessResultSchema } from './access.js';
import { textsSchema } from './county-tool.js';
import { languageSchema } from './language.js';

/** What a fact of a service tells. Under turvakielto those that tell a place are kept out of what leaves. */
export const handoutFactKinds = ['where', 'when', 'reach', 'price', 'begin', 'needs'] as const;

const line = z.string().max(2000);
const handoutEntrySchema = z.object({
  /** Of the service, as the access log has it. */
  id: z.string().max(200),
  name: line,
  /** Who gives it. */
  provider: line.optional(),
  /** What it is; in plain language several short sentences. */
  what: z.array(line).max(20),
  facts: z.array(z.object({ kind: z.enum(handoutFactKinds), label: line, lines: z.array(line).max(60) })).max(20),
  /** Its page on the net: what is shown and what the QR code holds. */
  web: z.object({ url: z.url().max(1000), shown: line }).optional(),
  /** The professional's own words to the client. */
  note: line.optional(),
});
export type HandoutEntry = z.infer<typeof handoutEntrySchema>;

/**
 * What the client is given, in the client's language, as paper, PDF, message and text all have it. Never the client's name
 * or henkilötunnus: a paper is left on tables.
 */
export const handoutSchema = z.object({
  language: languageSchema,
  title: line,
  date: line,
  county: line,
  /** Whom to ask, in words. */
  help: line.optional(),
  entries: z.array(handoutEntrySchema).min(1).max(100),
  labels: z.object({ note: line, web: line, scan: line }),
  /** Where the facts come from. */
  source: line,
  /** Size of the text on paper, points. */
  points: z.union([z.literal(14), z.literal(18)]),
});
export type Handout = z.infer<typeof handoutSchema>;

/** Ways in which the client gets it. */
export const handingWaySchema = z.enum(['paper', 'pdf', 'copy']);
export type HandingWay = z.infer<typeof handingWaySchema>;

export const handingContract = {
  /** What the county's file tells that a handout needs. */
  about: oc.output(
    z.object({
      county: textsSchema,
      counselling: z.object({ name: textsSchema, phone: z.string(), hours: textsSchema.optional() }).optional(),
    }),
  ),
  /**
   * The handout goes to the open client: in the access log first, with what was in it. `pdf` is the document (base64) of
   * that way; paper and text are the window's own matter, and may be given after `done` only.
   */
  give: oc
    .input(z.object({ version: z.number().int(), way: handingWaySchema, handout: handoutSchema }))
    .output(z.object({ result: accessResultSchema, pdf: z.base64().optional() })),
};
