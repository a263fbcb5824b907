import * as z from 'zod';
import type { Store } from '../fhir/store.js';

/** The codes that the senders of this municipality use: a part of the agreement between them, as a county's profile would be. */
const PART = 'urn:tyopoyta:referral-part';
const STATUS = 'urn:tyopoyta:referral-status';

const text = z.string().optional().catch(undefined);
const concept = z
  .object({
    text,
    coding: z
      .array(z.object({ system: text, code: text }))
      .optional()
      .catch(undefined),
  })
  .optional()
  .catch(undefined);
const taskSchema = z.looseObject({
  resourceType: z.literal('Task'),
  id: z.string(),
  status: z.string(),
  businessStatus: concept,
  code: concept,
  description: text,
  for: z.object({ display: text }).optional(),
  requester: z.object({ display: text }).optional(),
  authoredOn: text,
  lastModified: text,
  restriction: z.object({ period: z.object({ end: text }) }).optional(),
  input: z
    .array(
      z.object({
        type: concept,
        valueString: text,
        valueBoolean: z.boolean().optional(),
        valueReference: z.object({ reference: text }).optional(),
      }),
    )
    .default([]),
  output: z.array(z.object({ type: concept, valueString: text, valueDate: text })).default([]),
});
type Task = z.infer<typeof taskSchema>;

const answerSchema = z.object({
  valueString: text,
  valueDate: text,
  valueInteger: z.number().optional(),
  valueBoolean: z.boolean().optional(),
  valueCoding: z.object({ display: text, code: text }).optional(),
});
const itemSchema = z.object({
  text: z.string().default(''),
  answer: z.array(answerSchema).default([]),
  get item() {
    return z.array(itemSchema).optional();
  },
});
const responseSchema = z.object({ item: z.array(itemSchema).default([]) });
type Item = z.infer<typeof itemSchema>;

/** How a referral stands, in this system's own words. */
export const STEPS = {
  sent: 'Saapunut',
  received: 'Vastaanotettu',
  contacted: 'Asiakkaaseen otettu yhteyttä',
  takingPart: 'Asiakas osallistuu',
  ended: 'Päättynyt',
  notReached: 'Asiakasta ei tavoitettu',
  cancelled: 'Lähettäjä peruutti',
  rejected: 'Ei otettu vastaan',
} as const;
export type Step = keyof typeof STEPS;

/** Steps that the counsellor may take from each. */
export const NEXT: Record<Step, readonly Step[]> = {
  sent: ['received', 'rejected'],
  received: ['contacted', 'notReached', 'rejected'],
  contacted: ['takingPart', 'notReached', 'ended'],
  takingPart: ['ended'],
  ended: [],
  notReached: [],
  cancelled: [],
  rejected: [],
};

const WRITTEN: Record<Exclude<Step, 'cancelled' | 'sent'>, Record<string, unknown>> = {
  received: { status: 'received' },
  contacted: { status: 'accepted', businessStatus: { coding: [{ system: STATUS, code: 'contacted' }] } },
  takingPart: { status: 'in-progress' },
  ended: { status: 'completed' },
  notReached: { status: 'failed' },
  rejected: { status: 'rejected' },
};

function stepOf({ status, businessStatus }: Task): Step {
  switch (status) {
    case 'requested':
      return 'sent';
    case 'received':
      return 'received';
    case 'accepted':
      return businessStatus?.coding?.some(({ code }) => code === 'contacted') === true ? 'contacted' : 'received';
    case 'in-progress':
      return 'takingPart';
    case 'completed':
      return 'ended';
    case 'failed':
      return 'notReached';
    case 'rejected':
      return 'rejected';
    default:
      return 'cancelled';
  }
}

const inWords = ({ valueString, valueDate, valueInteger, valueBoolean, valueCoding }: z.infer<typeof answerSchema>) =>
  valueString ??
  valueDate ??
  valueCoding?.display ??
  valueCoding?.code ??
  (valueBoolean === undefined ? String(valueInteger ?? '') : valueBoolean ? 'kyllä' : 'ei');

const answersOf = ({ text: question, answer, item = [] }: Item): { question: string; answer: string }[] => [
  ...(answer.length === 0 ? [] : [{ question, answer: answer.map(inWords).join(', ') }]),
  ...item.flatMap(answersOf),
];

export interface Received {
  id: string;
  title: string;
  client: string;
  sender: string;
  link: string;
  step: Step;
  at: string;
  changed: string;
  until: string;
  answers: { question: string; answer: string }[];
  /** The client may be reached through the link person only. */
  byLink: boolean;
  feedbackAllowed: boolean;
  feedback: string;
  /** Day on which the counsellor means to contact the client, YYYY-MM-DD. */
  planned: string;
}

function toReceived(store: Store, task: Task): Received {
  const input = (code: string) => task.input.find(({ type }) => type?.coding?.some((one) => one.code === code));
  const [type = '', id = ''] = (input('form')?.valueReference?.reference ?? '').split('/');
  const found = store.read(type, id);
  const response = responseSchema.safeParse(found.state === 'present' ? found.resource : {});
  return {
    id: task.id,
    title: [task.code?.text, task.description].filter(Boolean).join(' · '),
    client: task.for?.display ?? '',
    sender: task.requester?.display ?? '',
    link: input('link')?.valueString ?? '',
    step: stepOf(task),
    at: task.authoredOn ?? '',
    changed: task.lastModified ?? '',
    until: task.restriction?.period.end ?? '',
    answers: response.success ? response.data.item.flatMap(answersOf) : [],
    byLink: input('contact-by-link')?.valueBoolean === true,
    feedbackAllowed: input('feedback-allowed')?.valueBoolean === true,
    feedback: task.output.find(isOf('feedback'))?.valueString ?? '',
    planned: task.output.find(isOf('planned-contact'))?.valueDate ?? '',
  };
}

const isOf =
  (part: string) =>
  ({ type }: Task['output'][number]): boolean =>
    type?.coding?.some(({ code }) => code === part) === true;

/** What has come, newest first, and what the counsellor does with it. */
export function createReferralBook(store: Store, now: () => Date) {
  const read = (id: string): Task | undefined => {
    const found = store.read('Task', id);
    return found.state === 'present' ? taskSchema.safeParse(found.resource).data : undefined;
  };
  const write = (task: Task, change: Record<string, unknown>) =>
    void store.put({ ...task, ...change, lastModified: now().toISOString() });
  return {
    all: (): Received[] =>
      store
        .all('Task')
        .flatMap((one) => {
          const task = taskSchema.safeParse(one);
          return task.success ? [toReceived(store, task.data)] : [];
        })
        .toReversed(),
    one(id: string): Received | undefined {
      const task = read(id);
      return task === undefined ? undefined : toReceived(store, task);
    },
    /** False when the step does not follow from how it stands: the sender may have cancelled it meanwhile. */
    take(id: string, step: string): boolean {
      const task = read(id);
      const next = task === undefined ? undefined : NEXT[stepOf(task)].find((one) => one === step);
      if (task === undefined || next === undefined || next === 'sent' || next === 'cancelled') return false;
      // The period begins when the client is reached (Task.executionPeriod, FHIR R4).
      const begins = next === 'contacted' ? { executionPeriod: { start: now().toISOString() } } : {};
      write(task, { ...WRITTEN[next], ...begins });
      return true;
    },
    /** False when the client is not waiting to be contacted, or it is no day. @param day YYYY-MM-DD; empty = none is planned */
    plan(id: string, day: string): boolean {
      const task = read(id);
      const isDay = day === '' || /^\d{4}-\d\d-\d\d$/.test(day);
      if (task === undefined || !isDay || stepOf(task) !== 'received') return false;
      const others = task.output.filter((one) => !isOf('planned-contact')(one));
      const type = { coding: [{ system: PART, code: 'planned-contact' }], text: 'Yhteydenotto suunniteltu' };
      write(task, { output: day === '' ? others : [...others, { type, valueDate: day }] });
      return true;
    },
    /** False when the client has not allowed it. */
    tell(id: string, words: string): boolean {
      const task = read(id);
      if (task === undefined || !toReceived(store, task).feedbackAllowed) return false;
      const others = task.output.filter((one) => !isOf('feedback')(one));
      const type = { coding: [{ system: PART, code: 'feedback' }], text: 'Palaute' };
      write(task, { output: words === '' ? others : [...others, { type, valueString: words }] });
      return true;
    },
  };
}
