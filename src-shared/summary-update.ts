import type { Prompts, Section, Summary, SummaryUpdate } from './client-summary.js';

const NO_PROMPTS: Prompts = { services: [], cards: [] };

/**
 * What makes `after` of `before`; undefined when nothing changed. Parts are compared by identity, so that nothing is
 * looked through: whoever makes a summary keeps the objects of what stays. Pure.
 */
export function updateOf(before: Summary | undefined, after: Summary): SummaryUpdate | undefined {
  const { contextVersion, client, sections, prompts } = after;
  const head = { contextVersion, client };
  const old = new Map(before?.sections.map((one) => [one.id, one]));
  const goesOn =
    before?.contextVersion === contextVersion &&
    before.client === client &&
    before.sections.length === sections.length &&
    sections.every(({ id }, index) => before.sections[index]?.id === id);
  if (!goesOn) return { ...head, whole: true, sections, prompts };
  const changed = sections.filter((one) => old.get(one.id) !== one);
  const newPrompts = before.prompts === prompts ? {} : { prompts };
  if (changed.length === 0 && before.prompts === prompts) return undefined;
  return {
    ...head,
    whole: false,
    sections: changed.map(({ data, ...rest }) => (old.get(rest.id)?.data === data ? rest : { ...rest, data })),
    ...newPrompts,
  };
}

/** The summary after an update; sections that did not change stay the same objects. Pure. */
export function withUpdate(before: Summary | undefined, update: SummaryUpdate): Summary | undefined {
  const { contextVersion, client, whole, prompts } = update;
  if (whole) {
    const sections = update.sections.flatMap(({ data, ...rest }): Section[] =>
      data === undefined ? [] : [{ ...rest, data }],
    );
    return { contextVersion, client, sections, prompts: prompts ?? NO_PROMPTS };
  }
  if (before?.contextVersion !== contextVersion || before.client !== client) return before;
  const changed = new Map(update.sections.map((one) => [one.id, one]));
  return {
    contextVersion,
    client,
    sections: before.sections
      .map((one) => ({ one, update: changed.get(one.id) }))
      .map(({ one, update: by }) => (by === undefined ? one : { ...by, data: by.data ?? one.data })),
    prompts: prompts ?? before.prompts,
  };
}
