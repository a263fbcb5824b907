import type { Section, SectionId } from '#shared/client-summary.js';
import type { Described, Words } from '../described/index.js';
import { describe } from '../described/index.js';
import { writeMoment, writeTime } from '../write.js';

/** A section as it is copied or printed: plain lines, and what must be known of them. */
export interface Sheet {
  title: string;
  lines: readonly { text: string; origin: string }[];
  /** What is not there, and why: closed, unanswered, masked. */
  notes: readonly string[];
}

/** Of a series this many of its newest values are written; the rest are told by number. */
const NEWEST = 5;

/** Values of one series as one line, the newest first; all other entries as they are. */
function joined(all: readonly Described[], { t, language }: Words): Described[] {
  const series = new Map<string, Described[]>();
  for (const one of all) {
    const of = one.part === undefined ? one.key : one.entry;
    series.set(of, [...(series.get(of) ?? []), one]);
  }
  return [...series.values()].flatMap((values) => {
    const [first] = values;
    if (first === undefined || first.part === undefined) return first ?? [];
    const newest = values.toSorted((a, b) => (Date.parse(b.at ?? '') || 0) - (Date.parse(a.at ?? '') || 0));
    const [last = first, ...earlier] = newest;
    const shown = earlier.slice(0, NEWEST - 1).map((one) => {
      const value = one.facts.join(', ');
      return one.at === undefined ? value : `${value} (${writeMoment(one.at, language)})`;
    });
    const more = earlier.length - shown.length;
    const before = [...shown, ...(more > 0 ? [t('clientViewsLater:text.earlier', { count: more })] : [])];
    const facts =
      before.length === 0
        ? last.facts
        : [...last.facts, t('clientViewsLater:text.before', { values: before.join('; ') })];
    return { ...last, facts };
  });
}

/** Sections that tell a course of events: written the newest first. Others stand as their sources gave them. */
const COURSES: ReadonlySet<SectionId> = new Set(['contacts', 'messages', 'documents', 'selfCare', 'social', 'other']);
const inOrder = (all: readonly Described[], section: SectionId): readonly Described[] =>
  COURSES.has(section) ? all.toSorted((a, b) => (Date.parse(b.at ?? '') || 0) - (Date.parse(a.at ?? '') || 0)) : all;

/** Whence a line comes: register, sources, date. */
const originOf = (one: Described, { t, language }: Words): string =>
  [
    t(`clientSummaryLater:register.${one.register}`),
    [one.source, ...one.alsoIn].join(', '),
    ...(one.at === undefined ? [] : [writeMoment(one.at, language)]),
  ].join(' · ');

function notesOf({ sources, closed, conflicts }: Section, { t, language }: Words, masked: boolean): string[] {
  return [
    ...conflicts.map(({ title, sides }) =>
      t('clientViewsLater:text.conflict', {
        title,
        sides: sides.map((side) => `${side.source}: ${side.says}`).join(' / '),
      }),
    ),
    ...sources
      .filter((one) => one.state !== 'ready')
      .map((one) =>
        one.fetchedAt === undefined
          ? t('clientViewsLater:text.silent', { source: one.source })
          : t('clientViewsLater:text.old', { source: one.source, time: writeTime(one.fetchedAt, language) }),
      ),
    ...closed.map((one) => t('clientViewsLater:text.closed', { register: t(`clientSummaryLater:register.${one}`) })),
    ...(masked ? [t('clientViewsLater:text.masked')] : []),
  ];
}

/**
 * Writes a section. Only what is on the screen is in it: what is closed or masked there, is here too, and is said to be.
 * @param masked turvakielto is in force and nothing was unmasked
 */
export function sheetOf(section: Section, words: Words, masked: boolean): Sheet {
  const { t } = words;
  const all = inOrder(joined(describe(section.data, words), words), section.id);
  const answered = section.sources.some((one) => one.fetchedAt !== undefined);
  const none = all.length === 0 && answered ? [{ text: t(`clientSummaryLater:empty.${section.id}`), origin: '' }] : [];
  const hidden = t('clientViewsLater:mark.masked');
  return {
    title: t(`clientSummaryLater:section.${section.id}`),
    lines: [
      ...none,
      ...all.map((one) => {
        const facts = one.masked ? [...one.facts, hidden] : one.facts;
        return { text: [one.title, ...facts].join(', '), origin: originOf(one, words) };
      }),
    ],
    notes: notesOf(section, words, masked),
  };
}

/** A section as clean text for recording: a title, a line for each entry with its origin, and what is not there. */
export const textOf = ({ title, lines, notes }: Sheet): string =>
  [title, ...lines.map(({ text, origin }) => (origin === '' ? `- ${text}` : `- ${text} (${origin})`)), ...notes].join(
    '\n',
  );
