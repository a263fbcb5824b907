import type * as z from 'zod';
import type { messageEntrySchema } from '#shared/summary-entries.js';
import { firstWords, wordsOf } from '../concepts.js';
import { type Communication, communicationSchema } from '../fhir-documents.js';
import { type Origin, type Reading, type SectionSearch, patientIdOf, present, readEach } from './read.js';
import { textOf, together } from './text-of.js';

type MessageEntry = z.infer<typeof messageEntrySchema>;

/**
 * FHIR R4 has no read state of a message: from the client, `received` tells that it has been read, and another message
 * that answers it that it has been answered.
 */
function statusOf(message: Communication, fromClient: boolean, answered: ReadonlySet<string>): MessageEntry['status'] {
  if (answered.has(message.id)) return 'answered';
  if (fromClient) return message.received === undefined ? 'unread' : 'read';
  return message.status === 'completed' ? 'sent' : 'other';
}

/** The ids of messages that another one among the hits answers. */
function answeredBy(matches: readonly unknown[]): Set<string> {
  const all = matches.flatMap((one) => {
    const { data } = communicationSchema.safeParse(one);
    return data === undefined || data.status === 'entered-in-error' ? [] : data.inResponseTo;
  });
  return new Set(all.flatMap((one) => one.reference?.split('/').at(-1) ?? []));
}

/** Communication → messages between the client and the professionals. */
export function mapMessages(reading: Reading, origin: Origin) {
  const answered = answeredBy(reading.matches);
  return readEach<Communication, MessageEntry>(reading, origin, {
    type: 'Communication',
    schema: communicationSchema,
    about: (message) => [message.subject, message.sender, ...message.recipient],
    recorded: (message) => message.sent ?? message.received,
    statuses: (message) => [message.status],
    map(message, base) {
      const text = together([
        ...message.payload.map(
          (one) =>
            one.contentString ??
            textOf(one.contentAttachment) ??
            one.contentAttachment?.title ??
            one.contentReference?.display,
        ),
        ...message.note.map((one) => one.text),
      ]);
      const title = wordsOf(message.topic) ?? firstWords([...message.reasonCode, ...message.category]);
      if (title === undefined && text === undefined) return { missing: 'payload' };
      const fromClient = patientIdOf(message.sender) === origin.patient;
      const firstLine = text?.split('\n')[0] ?? '';
      return {
        entry: {
          ...base,
          title: title ?? (firstLine.length > 80 ? `${firstLine.slice(0, 80)}…` : firstLine),
          fromClient,
          status: statusOf(message, fromClient, answered),
          ...present({
            text,
            sent: message.sent ?? message.received,
            from: message.sender?.display,
            to: message.recipient.find((one) => one.display !== undefined)?.display,
          }),
        },
      };
    },
  });
}

export const messageSearches: SectionSearch[] = [
  {
    sections: ['messages'],
    type: 'Communication',
    params: { _sort: '-sent' },
    optional: true,
    map: (reading, origin) => {
      const { entries, skipped } = mapMessages(reading, origin);
      return { data: [{ id: 'messages', entries }], skipped };
    },
  },
];
