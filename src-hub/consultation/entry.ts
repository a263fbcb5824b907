import * as z from 'zod';
import { consultationActionSchema, consultationIdSchema } from '#shared/consultation.js';
import type { LogEntry } from '../engine/index.js';

const personSchema = z.string().min(1).max(128);
const timeSchema = z.number().int().nonnegative();

/** What an entry of the county's log says. */
const bodySchema = z.discriminatedUnion('kind', [
  /** Somebody did something to a request. */
  z.object({
    kind: z.literal('did'),
    consultation: consultationIdSchema,
    by: personSchema,
    action: consultationActionSchema,
    /** Of a new request: by when it should be answered, as the policy was when it came. */
    respondBy: timeSchema.optional(),
  }),
  /**
   * The hubs' own turn: a ring that is over, whom to ring next, a step up the ladder. It follows from the state that
   * `base` names and from no other, so that of two hubs that take the same turn one does it.
   */
  z.object({
    kind: z.literal('turn'),
    consultation: consultationIdSchema,
    base: z.number().int().nonnegative(),
    step: z.number().int().nonnegative(),
    ring: z.array(personSchema),
    /** When the ring is over. */
    until: timeSchema,
    /** When the next turn is due by itself after that. */
    next: timeSchema.optional(),
  }),
]);
export type EntryBody = z.infer<typeof bodySchema>;
export type Turn = Extract<EntryBody, { kind: 'turn' }>;

/** An entry that has been read. */
export interface Told {
  id: string;
  at: number;
  body: EntryBody;
}

/** Undefined when the entry is not of this form: a newer hub's, which this one passes over. */
export function readEntry({ id, at, body }: LogEntry): Told | undefined {
  try {
    const parsed = bodySchema.safeParse(JSON.parse(body));
    return parsed.success ? { id, at, body: parsed.data } : undefined;
  } catch {
    return undefined;
  }
}

export const writeEntry = ({ id, at, body }: Told): LogEntry => ({ id, at, body: JSON.stringify(body) });

/** The same at each hub that takes this turn. */
export const turnId = ({ consultation, base }: Pick<Turn, 'consultation' | 'base'>): string =>
  `turn:${consultation}:${base}`;
