import * as z from 'zod';
import {
  type QueueFigures,
  agentSchema,
  chatMessageSchema,
  contactSchema,
  preInformationSchema,
  queueFiguresSchema,
} from '#shared/telephony.js';
import { type CentreView, type HeardCallBack, type HeardContact, heardCallBackSchema } from '../centre.js';
import type { Names } from './names.js';

const record = z.record(z.string(), z.unknown());
const heardContactSchema = contactSchema.omit({ proposal: true, client: true });
/** An answer of the interface: everything of the agent's as it is now, and from where to go on waiting. */
export interface Heard {
  cursor: string;
  view: CentreView;
  /** Pieces that could not be read: they are left out, and the rest holds. */
  unread: number;
}

/** Reads an answer by the table of names. Undefined when it is not one at all. Pure. */
export function readView(answer: unknown, { fields: f, values }: Names): Heard | undefined {
  const whole = record.safeParse(answer).data;
  const cursor = z.union([z.string(), z.number()]).safeParse(whole?.[f.cursor]).data;
  const contacts = z.array(z.unknown()).safeParse(whole?.[f.contacts]).data;
  if (whole === undefined || cursor === undefined || contacts === undefined) return undefined;
  let unread = 0;
  const time = (value: unknown) => {
    const at = typeof value === 'string' ? Date.parse(value) : Number.NaN;
    return Number.isNaN(at) ? undefined : new Date(at).toISOString();
  };
  const value = (table: Record<string, string>, theirs: unknown) =>
    typeof theirs === 'string' ? table[theirs] : undefined;
  const rows = <T>(list: unknown, read: (one: Record<string, unknown>) => unknown, schema: z.ZodType<T>): T[] =>
    (z.array(z.unknown()).safeParse(list).data ?? []).flatMap((one) => {
      const row = record.safeParse(one).data;
      const parsed = row === undefined ? undefined : schema.safeParse(present(read(row))).data;
      if (parsed === undefined) unread += 1;
      return parsed === undefined ? [] : [parsed];
    });

  const contact = (one: Record<string, unknown>): unknown => {
    const number = one[f.number];
    const pre = record.safeParse(one[f.preInformation]).data;
    const isText = typeof number === 'string' && number !== '';
    return {
      id: one[f.id],
      channel: value(values.channel, one[f.channel]),
      queue: one[f.queue],
      caller: one[f.hidden] === true ? { kind: 'hidden' } : isText ? { kind: 'number', number } : { kind: 'none' },
      arrivedAt: time(one[f.arrivedAt]),
      offeredAt: time(one[f.offeredAt]),
      connectedAt: time(one[f.connectedAt]),
      endedAt: time(one[f.endedAt]),
      state: value(values.state, one[f.state]),
      // What a bot heard is a help only: when it cannot be read, the contact is still there.
      preInformation:
        pre === undefined
          ? undefined
          : preInformationSchema.safeParse(
              present({
                by: value(values.source, pre[f.preBy]),
                about: pre[f.preAbout],
                language: pre[f.preLanguage],
                birthDate: pre[f.preBirthDate],
                onBehalf: pre[f.preOnBehalf],
              }),
            ).data,
      messages:
        one[f.messages] === undefined
          ? undefined
          : rows(
              one[f.messages],
              (message) => ({
                id: message[f.messageId],
                from: value(values.sender, message[f.messageFrom]),
                text: message[f.text],
                at: time(message[f.at]),
              }),
              chatMessageSchema,
            ),
    };
  };
  const queue = (one: Record<string, unknown>): unknown => {
    const level = record.safeParse(one[f.level]).data;
    return {
      id: one[f.queueKey],
      name: one[f.queueName],
      channels: (z.array(z.unknown()).safeParse(one[f.channels]).data ?? []).flatMap(
        (theirs) => value(values.channel, theirs) ?? [],
      ),
      waiting: one[f.waiting],
      longestSince: time(one[f.longestSince]),
      agentsReady: one[f.agentsReady],
      agentsBusy: one[f.agentsBusy],
      serviceLevel:
        level === undefined ? undefined : { share: level[f.levelShare], withinSeconds: level[f.levelSeconds] },
    };
  };
  const callBack = (one: Record<string, unknown>): unknown => ({
    id: one[f.callBackId],
    queue: one[f.queue],
    number: one[f.number],
    about: one[f.about],
    madeAt: time(one[f.madeAt]),
    agreedAt: time(one[f.agreedAt]),
    closedAt: time(one[f.closedAt]),
    attempts: (z.array(z.unknown()).safeParse(one[f.attempts]).data ?? []).flatMap((at) => time(at) ?? []),
    why: one[f.why],
    agent: one[f.callBackAgent],
    state: value(values.callBack, one[f.state]),
  });
  const agent = record.safeParse(whole[f.agent]).data;
  const view: CentreView = {
    contacts: rows<HeardContact>(contacts, contact, heardContactSchema),
    queues: rows<QueueFigures>(whole[f.queues], queue, queueFiguresSchema),
    agent:
      agent === undefined
        ? undefined
        : agentSchema.safeParse(
            present({
              state: value(values.agent, agent[f.agentState]),
              reason: value(values.reason, agent[f.reason]),
              since: time(agent[f.since]),
              queues: agent[f.skills],
            }),
          ).data,
    callBacks:
      whole[f.callBacks] === undefined
        ? undefined
        : rows<HeardCallBack>(whole[f.callBacks], callBack, heardCallBackSchema),
  };
  return { cursor: String(cursor), view, unread };
}

/** Without what is not told: an interface says null where it has nothing. */
const present = (value: unknown): unknown =>
  typeof value === 'object' && value !== null
    ? Object.fromEntries(Object.entries(value).filter(([, one]) => one !== undefined && one !== null))
    : value;
