import * as z from 'zod';
import hypothesis from './names-hypothesis.json' with { type: 'json' };

const text = z.string().min(1);
const fieldsSchema = z.strictObject({
  cursor: text,
  contacts: text,
  queues: text,
  agent: text,
  callBacks: text,
  id: text,
  channel: text,
  queue: text,
  number: text,
  hidden: text,
  arrivedAt: text,
  offeredAt: text,
  connectedAt: text,
  endedAt: text,
  state: text,
  preInformation: text,
  preBy: text,
  preAbout: text,
  preLanguage: text,
  preBirthDate: text,
  preOnBehalf: text,
  messages: text,
  messageId: text,
  messageFrom: text,
  text: text,
  at: text,
  queueKey: text,
  queueName: text,
  channels: text,
  waiting: text,
  longestSince: text,
  agentsReady: text,
  agentsBusy: text,
  level: text,
  levelShare: text,
  levelSeconds: text,
  agentState: text,
  reason: text,
  since: text,
  skills: text,
  callBackId: text,
  callBackAgent: text,
  madeAt: text,
  agreedAt: text,
  closedAt: text,
  attempts: text,
  about: text,
  why: text,
});

/**
 * Names of the contact centre's interface: addresses, fields and values. No public description of Telia ACE's interface was
 * available, so that what it calls things is a table, and another table is all that changes.
 */
export const namesSchema = z.strictObject({
  paths: z.strictObject({
    events: text,
    agent: text,
    contact: text,
    message: text,
    dial: text,
    callBacks: text,
    callBack: text,
  }),
  verbs: z.strictObject({
    answer: text,
    hold: text,
    resume: text,
    end: text,
    requeue: text,
    forward: text,
    take: text,
    attempted: text,
    kept: text,
    cancelled: text,
  }),
  fields: fieldsSchema,
  /** Theirs → ours. */
  values: z.strictObject({
    channel: z.record(text, text),
    state: z.record(text, text),
    agent: z.record(text, text),
    reason: z.record(text, text),
    sender: z.record(text, text),
    source: z.record(text, text),
    callBack: z.record(text, text),
  }),
  /** Ours → theirs, of what an agent may set. */
  agentsOwn: z.strictObject({ signedOut: text, ready: text, break: text }),
});
export type Names = z.infer<typeof namesSchema>;

/** The product's own guess; not checked against the interface. */
export const hypothesisNames: Names = namesSchema.parse(hypothesis);

/** The table in a text; undefined where it cannot be used. Pure. */
export function readNames(json: string): Names | undefined {
  return parsed(json)?.data;
}

/** What is wrong with a table, each with its place in it; empty when it can be used. Pure. */
export function mistakesInNames(json: string): string[] {
  const read = parsed(json);
  if (read === undefined) return ['is not JSON'];
  return (read.error?.issues ?? []).map(({ path, message }) =>
    path.length === 0 ? message : `${path.map(String).join('.')}: ${message}`,
  );
}

function parsed(json: string) {
  try {
    return namesSchema.safeParse(JSON.parse(json));
  } catch {
    return undefined;
  }
}
