import { eventIterator, oc } from '@orpc/contract';
import * as z from 'zod';
import { failureSchema } from './failure.js';
import { promptSchema } from './prompts.js';
import * as entry from './summary-entries.js';

export { type MeasurementPoint, type MeasurementSeries, type Register, registerSchema } from './summary-entries.js';

export const sectionIdSchema = z.enum([
  'flags',
  'allergies',
  'conditions', // diagnoses and reasons for care
  'medication',
  'measurements',
  'outcomes', // what the client reports by instruments (Omavointi)
  'contacts', // encounters and appointments
  'careAccess', // statutory limits for getting to care, T3
  'social', // matters, services and decisions of social welfare
  'plans', // care plans, goals, care team
  'selfCare', // own assessments, digital pathways
  'messages',
  'consents',
  'documents',
  'family',
  'other', // whatever else the sources have
]);
export type SectionId = z.infer<typeof sectionIdSchema>;

/** What a section holds; the kind of entries follows the section. Partial data stands beside failures, never instead. */
export const sectionDataSchema = z.discriminatedUnion('id', [
  z.object({ id: z.literal('flags'), entries: z.array(entry.flagEntrySchema) }),
  z.object({ id: z.literal('allergies'), entries: z.array(entry.allergyEntrySchema) }),
  z.object({ id: z.literal('conditions'), entries: z.array(entry.conditionEntrySchema) }),
  z.object({ id: z.literal('medication'), entries: z.array(entry.medicationEntrySchema) }),
  z.object({ id: z.literal('measurements'), entries: z.array(entry.measurementSeriesSchema) }),
  z.object({ id: z.literal('outcomes'), entries: z.array(entry.measurementSeriesSchema) }),
  z.object({ id: z.literal('contacts'), entries: z.array(entry.contactEntrySchema) }),
  z.object({ id: z.literal('careAccess'), entries: z.array(entry.careAccessEntrySchema) }),
  z.object({ id: z.literal('social'), entries: z.array(entry.socialEntrySchema) }),
  z.object({ id: z.literal('plans'), entries: z.array(entry.planEntrySchema) }),
  z.object({ id: z.literal('selfCare'), entries: z.array(entry.selfCareEntrySchema) }),
  z.object({ id: z.literal('messages'), entries: z.array(entry.messageEntrySchema) }),
  z.object({ id: z.literal('consents'), entries: z.array(entry.consentEntrySchema) }),
  z.object({ id: z.literal('documents'), entries: z.array(entry.documentEntrySchema) }),
  z.object({ id: z.literal('family'), entries: z.array(entry.familyEntrySchema) }),
  z.object({ id: z.literal('other'), entries: z.array(entry.otherEntrySchema) }),
]);
export type SectionData = z.infer<typeof sectionDataSchema>;

/** Why an entry that a source sent is not shown. Says nothing of the client: only FHIR type and element names. */
const skippedSchema = z.object({
  /** FHIR type of the entry, `Resource` when not even that could be read. */
  type: z.string(),
  reason: z.enum([
    'unreadable', // `element` is missing or not in FHIR's form
    'otherClient', // does not point at this client
    'enteredInError', // the source itself has withdrawn it
    'tooMany', // the source has more than is read at once
  ]),
  element: z.string().optional(),
});
export type Skipped = z.infer<typeof skippedSchema>;

/** How one source stands for one section. */
const sectionSourceSchema = z.object({
  source: z.string(),
  register: entry.registerSchema,
  /** `slow`: asked, and no answer within its usual time yet. */
  state: z.enum(['loading', 'slow', 'ready', 'failed']),
  failure: failureSchema.optional(),
  /** When the data shown came, also after a later failure. */
  fetchedAt: z.iso.datetime().optional(),
  /** When it is asked again by itself: the circuit is open until then. */
  retryAt: z.iso.datetime().optional(),
  /** Entries the source sent that are not shown; told as a count with reasons. */
  skipped: z.array(skippedSchema).optional(),
});
export type SectionSource = z.infer<typeof sectionSourceSchema>;

/** Two entries that cannot both hold. The product never picks one: both are shown with source, date and writer. */
export const conflictSchema = z.object({
  kind: z.enum(['dose', 'allergyStatus', 'duplicateSubstance', 'status', 'value']),
  /** What they are about, e.g. the medicine's name. */
  title: z.string(),
  sides: z
    .array(
      z.object({
        entry: z.string(),
        source: z.string(),
        /** What this side says, in the source's words. */
        says: z.string(),
        /** Whether it stands by this side, where that is what they differ in. */
        active: z.boolean().optional(),
        date: z.string().optional(),
        writer: z.string().optional(),
      }),
    )
    .min(2),
});
export type Conflict = z.infer<typeof conflictSchema>;

const sectionSchema = z.object({
  id: sectionIdSchema,
  /** Registers whose entries stay closed in this section until a ground is chosen; says nothing of what there is. */
  closed: z.array(entry.registerSchema),
  sources: z.array(sectionSourceSchema),
  data: sectionDataSchema,
  conflicts: z.array(conflictSchema),
});
export type Section = z.infer<typeof sectionSchema>;

const promptsSchema = z.object({
  services: z.array(sectionSourceSchema),
  cards: z.array(promptSchema),
});
export type Prompts = z.infer<typeof promptsSchema>;

export const summarySchema = z.object({
  /** The context version that this summary belongs to; a pane shows it only when the banner's version is the same. */
  contextVersion: z.number().int(),
  /** Reference of the client, null when there is none. */
  client: z.string().nullable(),
  /** Empty until the professional may see the client (`access.watch`). */
  sections: z.array(sectionSchema),
  /** Decision support of CDS Hooks services; gone the moment the client changes. */
  prompts: promptsSchema,
});
export type Summary = z.infer<typeof summarySchema>;

/** The order of the sections and those that are folded away, by the role of the signed-in professional. */
export const arrangementSchema = z.object({
  order: z.array(sectionIdSchema),
  hidden: z.array(sectionIdSchema),
});
export type Arrangement = z.infer<typeof arrangementSchema>;
/**
 * What has changed since the message before on the same stream: ten thousand measurements are not sent again because a
 * message arrived. `summary-update.ts` makes it and puts it together again.
 */
export const summaryUpdateSchema = z.object({
  contextVersion: z.number().int(),
  client: z.string().nullable(),
  /** True: all there is; what came before is forgotten. False: sections and prompts that are not named stand as they were. */
  whole: z.boolean(),
  /** `data` is left out where only the state of the sources changed. */
  sections: z.array(sectionSchema.partial({ data: true })),
  prompts: promptsSchema.optional(),
});
export type SummaryUpdate = z.infer<typeof summaryUpdateSchema>;

export const clientSummaryContract = {
  /** The summary of the active client as it is now, then what changes whenever a part arrives, fails or is dropped. */
  watch: oc.output(eventIterator(summaryUpdateSchema)),
  /** Reads one section again from every source (or all sections when absent). */
  retry: oc.input(z.object({ section: sectionIdSchema.optional() })).output(z.void()),
  /** Justified or not: told to the service that gave the card (CDS Hooks feedback). Nothing happens to a card that is gone. */
  answerPrompt: oc
    .input(
      z.object({
        version: z.number().int(),
        id: z.string(),
        outcome: z.enum(['justified', 'notJustified']),
        /** Why not, in the professional's own words. */
        reason: z.string().trim().min(1).max(500).optional(),
      }),
    )
    /** `failure`: the service did not take it yet; it is told again until the client changes. */
    .output(z.object({ failure: failureSchema.optional() })),
  /** Text or print of sections was taken out of the workbench: logged before the renderer is given leave. */
  taken: oc
    .input(
      z.object({
        version: z.number().int(),
        how: z.enum(['copied', 'printed']),
        sections: z.array(sectionIdSchema).min(1),
      }),
    )
    .output(z.object({ allowed: z.boolean() })),
  /** The professional's own arrangement, or that of the role. */
  arrangement: oc.output(eventIterator(arrangementSchema)),
  /** Saves it; absent = back to the role's own. */
  arrange: oc.input(z.object({ arrangement: arrangementSchema.optional() })).output(z.void()),
};
