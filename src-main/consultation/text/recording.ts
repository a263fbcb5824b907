import type { FullConsultation } from '#shared/consultation.js';
import type { Language } from '#shared/language.js';
import { wordsIn } from './words.js';

const PARTS = ['identify', 'situation', 'background', 'assessment', 'recommendation'] as const;

/**
 * A request with its talk and its outcome as plain text, for recording where the county records it. Empty parts are left out.
 * Pure.
 * @param nameOf name, title and unit of a person; undefined when the directory does not know them
 */
export function recordingOf(
  one: FullConsultation,
  nameOf: (person: string) => string | undefined,
  language: Language,
): string {
  const { texts, fill, moment } = wordsIn(language);
  const { record } = texts;
  const name = (person: string) => nameOf(person) ?? record.unknown;
  const head = [
    fill(record.title[one.kind], { when: moment(one.createdAt) }),
    fill(record.from, { name: name(one.from) }),
    ...(one.acceptedBy === undefined ? [] : [fill(record.by, { name: name(one.acceptedBy) })]),
    fill(record.topic, { topic: one.topic, urgency: record.urgency[one.urgency] }),
  ];
  const parts = PARTS.flatMap((part) => {
    const text = one.handover[part].trim();
    return text === '' ? [] : [`${record.parts[part]}: ${text}`];
  });
  const talk = one.messages.map(({ from, at, text, answer }) => {
    const who = answer ? fill(record.answer, { name: name(from) }) : name(from);
    return `${moment(at)} ${who}: ${text.trim()}`;
  });
  const end =
    one.closed === undefined
      ? [record.open]
      : [
          `${record.outcome}: ${record.outcomes[one.closed.outcome]} (${moment(one.closed.at)}, ${name(one.closed.by)}).`,
          ...(one.closed.note.trim() === '' ? [] : [one.closed.note.trim()]),
        ];
  const blocks = [head, parts, talk.length === 0 ? [] : [record.talk, ...talk], end];
  return blocks
    .filter((block) => block.length > 0)
    .map((block) => block.join('\n'))
    .join('\n\n');
}
