import * as z from 'zod';

/** What a longest time is to: decides which rules concern a matter. */
export const careKindSchema = z.enum([
  'contact', // reaching the health centre
  'needAssessment', // assessment of the need for care
  'primary',
  'dental',
  'therapy', // short therapies of children and the young at basic level
  'referral', // taking up a referral to specialised care
  'specialised', // specialist's assessment
  'treatment', // treatment in specialised care
  'psychiatricReferral',
  'psychiatric',
  'psychiatricTreatment',
  'serviceNeeds',
  'serviceNeedsReady',
  'specialChild',
  'specialChildReady',
  'disability',
  'childUrgent', // urgent need for child welfare
  'childNeeds', // need for child welfare
  'psychosocialSupport', // support by structured methods for children and the young, as a service of social care
  'incomeSupport',
  'incomeSupportUrgent',
  'incomeSupportMeeting',
  'socialDecision', // a decision carried out
]);
export type CareKind = z.infer<typeof careKindSchema>;

/** From which event to which the time is counted. */
const fromEventSchema = z.enum(['contact', 'assessment', 'referral', 'needFound', 'opened', 'application', 'request']);
const toEventSchema = z.enum([
  'answered',
  'assessed',
  'care',
  'begun',
  'specialistSeen',
  'treated',
  'ready',
  'decided',
  'met',
  'carriedOut',
]);

const count = z.int().nonnegative();
/** How long. Working days are counted from Monday to Friday; none = the same day, or the next that is one. */
export const limitLengthSchema = z.union([
  z.strictObject({ days: count }),
  z.strictObject({ weeks: count }),
  z.strictObject({ months: count }),
  z.strictObject({ workingDays: count }),
]);
export type LimitLength = z.infer<typeof limitLengthSchema>;

/** One longest time, as the law sets it or as the county's plan aims at it. */
export const limitRuleSchema = z.strictObject({
  /** Key of the rule's words in the locale files, where it is shown with a client; unique within its age and kind. */
  key: z.string(),
  basis: z.enum(['law', 'plan']),
  register: z.enum(['health', 'social']),
  kind: careKindSchema,
  counts: z.strictObject({ from: fromEventSchema, to: toEventSchema }),
  /** First and last day of the starting event that it concerns: a law that changes later does not reach back. */
  from: z.iso.date(),
  until: z.iso.date().optional(),
  /** Whole years of age on the day of the starting event: at least, and less than. */
  age: z.strictObject({ from: count.optional(), below: count.optional() }).optional(),
  urgency: z.enum(['urgent', 'nonUrgent']),
  limit: limitLengthSchema,
  /**
   * A last day that is no working day: what is done before an authority may be done on the next one (150/1930, 5 §);
   * a person's own time to get to care is not made longer by it.
   */
  dayOff: z.enum(['stays', 'moves']),
  /** Share of matters in which the plan wants it kept, and by when. */
  aim: z.strictObject({ share: z.number().min(0).max(1), by: z.iso.date() }).optional(),
  /** The act and section, or the plan. */
  act: z.string(),
  source: z.string(),
  /** When it was last compared with its source; `checked` is false where the text of the law in force was not at hand. */
  checkedOn: z.iso.date(),
  checked: z.boolean(),
});
export type LimitRule = z.infer<typeof limitRuleSchema>;
