import * as z from 'zod';
import type { ReferralState } from '#shared/referrals.js';
import type { Referral, ReferralEvent } from './referral.js';
import { PART, REFERRAL, SENDER, STATUS, UNIT } from './codes.js';

const text = z.string().optional().catch(undefined);
const list = <T extends z.ZodType>(one: T) => z.array(one).optional().catch(undefined);
const concept = z
  .looseObject({ text, coding: list(z.looseObject({ system: text, code: text })) })
  .optional()
  .catch(undefined);
const taskSchema = z.looseObject({
  resourceType: z.literal('Task'),
  meta: z.looseObject({ lastUpdated: text, tag: list(z.looseObject({ system: text, code: text })) }),
  status: z.string(),
  businessStatus: concept,
  code: concept,
  description: text,
  for: z.looseObject({ display: text }).optional().catch(undefined),
  requester: z.looseObject({ display: text }).optional().catch(undefined),
  owner: z.looseObject({ display: text }).optional().catch(undefined),
  authoredOn: text,
  lastModified: text,
  executionPeriod: z.looseObject({ start: text }).optional().catch(undefined),
  restriction: z
    .looseObject({ period: z.looseObject({ end: text }).optional() })
    .optional()
    .catch(undefined),
  input: list(
    z.looseObject({ type: concept, valueString: text, valueBoolean: z.boolean().optional().catch(undefined) }),
  ),
  output: list(z.looseObject({ type: concept, valueString: text, valueDate: text })),
});
type Task = z.infer<typeof taskSchema>;

/** A Task of the receiver's, as far as the follow-up needs it. */
export interface TaskView {
  referral: string;
  type: string | undefined;
  title: string;
  client: string | undefined;
  sender: { id: string | undefined; name: string };
  unit: string | undefined;
  link: string;
  state: ReferralState;
  sentAt: string | undefined;
  changedAt: string | undefined;
  /** When the receiver began with it: the client was first reached. */
  contactedAt: string | undefined;
  lastUpdated: string | undefined;
  until: string | undefined;
  /** Day on which the receiver means to contact the client. */
  planned: string | undefined;
  feedbackAllowed: boolean;
  feedback: string | undefined;
}

const codeOf = (found: z.infer<typeof concept>, system: string) =>
  found?.coding?.find((one) => one.system === system)?.code;

/** How the receiver says that it stands: Task.status, and by our own codes in businessStatus what status cannot tell apart. */
function stateOf({ status, businessStatus }: Task): ReferralState {
  switch (status) {
    case 'draft':
    case 'requested':
      return 'sent';
    case 'received':
      return 'received';
    case 'accepted':
    case 'ready':
    case 'on-hold':
      return codeOf(businessStatus, STATUS) === 'contacted' ? 'contacted' : 'received';
    case 'in-progress':
      return 'takingPart';
    case 'completed':
      return 'ended';
    case 'failed':
      return 'notReached';
    default:
      // rejected, cancelled, entered-in-error
      return 'cancelled';
  }
}

/** Reads a Task; undefined for what is not one of our referrals. Pure. */
export function readTask(resource: unknown): TaskView | undefined {
  const { data: task } = taskSchema.safeParse(resource);
  const tag = (system: string) => task?.meta.tag?.find((one) => one.system === system)?.code;
  const referral = tag(REFERRAL);
  if (task === undefined || referral === undefined) return undefined;
  const state = stateOf(task);
  const changedAt = task.lastModified ?? task.meta.lastUpdated;
  const input = (code: string) => task.input?.find((one) => codeOf(one.type, PART) === code);
  const output = (code: string) => task.output?.find((one) => codeOf(one.type, PART) === code);
  return {
    referral,
    type: codeOf(task.code, `${REFERRAL}-type`),
    title: [task.code?.text, task.description].filter(Boolean).join(' · '),
    client: task.for?.display,
    sender: { id: tag(SENDER), name: task.requester?.display ?? '' },
    unit: tag(UNIT),
    link: input('link')?.valueString ?? '',
    state,
    sentAt: task.authoredOn,
    changedAt,
    // A receiver that tells no period has just reached the client when that is its last word.
    contactedAt: task.executionPeriod?.start ?? (state === 'contacted' ? changedAt : undefined),
    lastUpdated: task.meta.lastUpdated,
    until: task.restriction?.period?.end,
    planned: output('planned-contact')?.valueDate,
    feedbackAllowed: input('feedback-allowed')?.valueBoolean === true,
    feedback: output('feedback')?.valueString,
  };
}

/** What the receiver's word changes of what is remembered of a referral; undefined where that is known already. @param now ms since the epoch. Pure. */
export function heardOf({ heard }: Referral, task: TaskView, now: number): ReferralEvent | undefined {
  const { state, planned, changedAt } = task;
  const feedback = task.feedbackAllowed && task.feedback !== undefined;
  const known = heard?.state === state && heard.planned === planned && (heard.feedback ?? false) === feedback;
  if (known) return undefined;
  return { type: 'heard', state, at: changedAt ?? new Date(now).toISOString(), planned, feedback };
}
