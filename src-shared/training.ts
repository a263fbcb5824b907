import { eventIterator, oc } from '@orpc/contract';
import * as z from 'zod';
import { purposeSchema, serviceSchema } from './access.js';
import { sectionIdSchema } from './client-summary.js';
import { clientReferenceSchema } from './context.js';
import { type Localized, localizedSchema } from './language.js';
import { screenSchema } from './workspace.js';

/** A text of a scenario: plain text is Finnish. */
const text = (longest: number) =>
  z.union([
    z
      .string()
      .min(1)
      .max(longest)
      .transform((fi): Localized => ({ fi })),
    localizedSchema.strict().refine((texts) => Object.values(texts).every((one) => (one ?? '').length <= longest), {
      message: `at most ${longest} characters`,
    }),
  ]);

const id = z.string().regex(/^[a-z0-9-]+$/);

/** Parts of the interface that are marked `data-tour` under a name of their own. */
export const tourMarks = [
  'banner',
  'client-tabs',
  'tool-rail',
  'palette',
  'purpose',
  'note',
  'articles',
  'compose',
  'handover',
  'tray',
] as const;

/**
 * A real part of the interface, by a name that stays when its looks change: a mark of its own, or a pane, a section of the
 * client summary, a tool in the rail, or the article that is open.
 */
export const targetSchema = z.union([
  z.enum(tourMarks),
  z.string().regex(/^(pane|section|tool|article):[A-Za-z0-9-]+$/),
]);
export type Target = z.infer<typeof targetSchema>;

/** What is done to the screens when a step begins, in this order; what stands so already is left alone. */
export const prepareSchema = z.discriminatedUnion('do', [
  z.strictObject({ do: z.literal('openClient'), client: clientReferenceSchema }),
  z.strictObject({ do: z.literal('closeClient') }),
  /** Answers the question for a purpose, where it is asked. */
  z.strictObject({ do: z.literal('choosePurpose'), purpose: purposeSchema, service: serviceSchema }),
  z.strictObject({ do: z.literal('showPane'), pane: z.string() }),
  z.strictObject({ do: z.literal('openTool'), tool: id }),
  z.strictObject({ do: z.literal('openArticle'), article: id }),
  z.strictObject({ do: z.literal('listArticles') }),
  z.strictObject({ do: z.literal('showSection'), section: sectionIdSchema }),
  z.strictObject({ do: z.literal('compose') }),
]);
export type Prepare = z.infer<typeof prepareSchema>;

/** What the workbench's own state must be for a step to count as reached. */
export const checkpointSchema = z.discriminatedUnion('when', [
  z.strictObject({ when: z.literal('clientOpen'), client: clientReferenceSchema }),
  z.strictObject({ when: z.literal('noClient') }),
  /** The reason for opening has been found or chosen: the client's data show. */
  z.strictObject({ when: z.literal('summaryOpen'), client: clientReferenceSchema }),
  /** A part of the interface can be seen on either screen. */
  z.strictObject({ when: z.literal('visible'), target: targetSchema }),
  z.strictObject({ when: z.literal('noteWritten'), characters: z.number().int().positive().default(40) }),
  /** A request was sent after the scenario had begun. */
  z.strictObject({ when: z.literal('requestSent'), kind: z.enum(['consultation', 'handOver']) }),
  z.strictObject({ when: z.literal('trayFilled') }),
]);
export type Checkpoint = z.infer<typeof checkpointSchema>;

export const stepSchema = z.strictObject({
  title: text(60),
  /** What the group reads on screen 2: a few short lines in large type. */
  screen: z.array(text(110)).max(3).default([]),
  /** The trainer's own notes, in the words to be said. */
  say: text(900),
  show: z
    .strictObject({
      /** The first of them that can be seen is highlighted, on each screen. */
      targets: z.array(targetSchema).min(1),
      prepare: z.array(prepareSchema).default([]),
    })
    .optional(),
  /** Asked of the group. */
  ask: text(140).optional(),
  /** The answer, or what should now be seen. Shown to the group when the trainer uncovers it. */
  expected: text(240),
  checkpoint: checkpointSchema.optional(),
});
export type Step = z.infer<typeof stepSchema>;

/** What a scenario's file holds. */
export const scenarioFileSchema = z.strictObject({
  title: text(80),
  audience: text(120),
  /** How long it takes with a group. */
  minutes: z.number().int().min(5).max(240),
  summary: text(240),
  client: clientReferenceSchema,
  /** Ids of guidelines that it draws on. */
  articles: z.array(id).min(1),
  steps: z.array(stepSchema).min(3).max(20),
  practice: z.strictObject({
    task: text(900),
    /** The model entry, in plain text. */
    model: text(2400),
    /** What to look for in one's own entry. */
    check: z.array(text(160)).min(3).max(10),
  }),
});
export const scenarioSchema = scenarioFileSchema.extend({
  /** The file's name without its ending. */
  id,
});
export type Scenario = z.infer<typeof scenarioSchema>;

/** Why a scenario's file is left out. The words stand in the locale files (`problem.<why>`). */
export const scenarioProblemSchema = z.object({
  file: z.string(),
  /** From 1. */
  line: z.number().int(),
  why: z.enum(['unreadable', 'tooLong', 'notYaml', 'missing', 'unknownField', 'wrongValue']),
  /** Place in the file, such as `steps[2].title`; empty for the whole. */
  field: z.string(),
  /** What the reader of the file said of it, in English. */
  detail: z.string(),
});
export type ScenarioProblem = z.infer<typeof scenarioProblemSchema>;

/** A scenario that is being shown, or was left and can be gone on with. */
export const showSchema = z.object({
  scenario: z.string(),
  /** Grows with each beginning and each reset: what an earlier one prepared is over. */
  run: z.number().int(),
  /** From 0. */
  step: z.number().int(),
  /** Grows when the step's preparation is asked for once more. */
  prepared: z.number().int(),
  /** False while the trainer has left it. */
  on: z.boolean(),
  startedAt: z.iso.datetime(),
  /** The group sees the answer of this step. */
  revealed: z.boolean(),
  /** Steps whose checkpoint has been reached, from 0. */
  reached: z.array(z.number().int()),
});
export type Show = z.infer<typeof showSchema>;

export const trainingStateSchema = z.object({
  show: showSchema.nullable(),
  /** What of the present step's targets each open screen can show now. */
  visible: z.array(z.object({ screen: screenSchema, targets: z.array(targetSchema) })),
});
export type TrainingState = z.infer<typeof trainingStateSchema>;

/** Training: empty, and nothing can be started, unless the workbench is in training mode. */
export const trainingContract = {
  /** Whether training can be gone over to from here. */
  about: oc.output(z.object({ canEnter: z.boolean() })),
  /** Starts training beside this workbench; `url` lets in once. Absent: it did not start. Nothing here has changed by it. */
  enter: oc.output(z.object({ url: z.url().optional() })),
  /** Scenarios as their files are now. */
  library: oc.output(z.object({ scenarios: z.array(scenarioSchema), problems: z.array(scenarioProblemSchema) })),
  watch: oc.output(eventIterator(trainingStateSchema)),
  /** Begins a scenario, with everything as it is when nothing has been done yet. `done: false`: there is none of this id. */
  start: oc.input(z.object({ scenario: z.string() })).output(z.object({ done: z.boolean() })),
  /** To a step, from 0; also goes on with one that was left. To the step that it stands at: prepares the screens once more. */
  go: oc.input(z.object({ step: z.number().int().nonnegative() })).output(z.void()),
  /** Uncovers the answer for the group, or covers it again. */
  reveal: oc.input(z.object({ revealed: z.boolean() })).output(z.void()),
  /** Back to the scenario's beginning: client, panes and drafts as well. */
  reset: oc.output(z.void()),
  leave: oc.output(z.void()),
  /** A screen tells which targets of the step can be seen on it. */
  report: oc
    .input(z.object({ run: z.number().int(), step: z.number().int(), targets: z.array(targetSchema).max(20) }))
    .output(z.void()),
};
