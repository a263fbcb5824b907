import { oc } from '@orpc/contract';
import * as z from 'zod';
import { accessResultSchema } from './access.js';
import { textsSchema } from './county-tool.js';
import { failureSchema } from './failure.js';
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

/** All ways, as the record tells them. */
export const givenWaySchema = z.enum([...handingWaySchema.options, 'message']);
export type GivenWay = z.infer<typeof givenWaySchema>;

/** What of a message leaves, as it leaves. */
const outgoingMessageSchema = z.object({
  /** The asiointipalvelu, and who is told to have sent it. */
  to: z.string(),
  from: z.string(),
  title: z.string(),
  text: z.string(),
  /** Turvakielto: what tells a place was left out. */
  masked: z.boolean(),
});

/** What came of asking how a message would leave. `noAccount`: the client has not taken the service into use. */
const previewSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('ready'), message: outgoingMessageSchema }),
  z.object({ kind: z.literal('noAccount'), service: z.string() }),
  /** The client's henkilötunnus is not known, so nobody can be asked for. */
  z.object({ kind: z.literal('noIdentityCode') }),
  z.object({ kind: z.literal('changed') }),
  z.object({ kind: z.literal('failed'), failure: failureSchema }),
]);
export type MessagePreview = z.infer<typeof previewSchema>;

const version = z.number().int();
/** One giving: sent or recorded again with the same id, it is still one message and one record. */
const id = z.uuid();

export const handingContract = {
  /** What the county's file tells that a handout needs. */
  about: oc.output(
    z.object({
      county: textsSchema,
      /** The clients' asiointipalvelu, where the county has one. */
      messages: textsSchema.optional(),
      counselling: z.object({ name: textsSchema, phone: z.string(), hours: textsSchema.optional() }).optional(),
    }),
  ),
  /**
   * The handout goes to the open client: in the access log first, with what was in it. `pdf` is the document (base64) of
   * that way; paper and text are the window's own matter, and may be given after `done` only.
   */
  give: oc
    .input(z.object({ version, way: handingWaySchema, handout: handoutSchema }))
    .output(z.object({ result: accessResultSchema, pdf: z.base64().optional() })),
  /** Looks whether the client gets messages, and shows exactly what would leave. Nothing leaves yet but the question. */
  preview: oc.input(z.object({ version, id, handout: handoutSchema })).output(previewSchema),
  /** Sends what the preview showed: in the access log first. */
  send: oc
    .input(z.object({ version, id, handout: handoutSchema }))
    .output(z.union([accessResultSchema, z.object({ kind: z.literal('noAccount'), service: z.string() })])),
  /** Records to the client's data what was given and how: in the access log first. */
  record: oc
    .input(z.object({ version, id, handout: handoutSchema, ways: z.array(givenWaySchema).min(1) }))
    .output(accessResultSchema),
};
