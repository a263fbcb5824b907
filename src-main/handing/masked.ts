import type { Handout, HandoutEntry } from '#shared/handing.js';

/** Under turvakielto: a name, telephone numbers, the price, and the professional's own words. */
function maskedEntry({ id, name, facts, note }: HandoutEntry): HandoutEntry {
  const told = facts.flatMap(({ kind, label, lines }) => {
    if (kind !== 'reach' && kind !== 'price') return [];
    // An e-mail address names who gives the service, and so the place.
    const kept = lines.filter((line) => !line.includes('@'));
    return kept.length === 0 ? [] : [{ kind, label, lines: kept }];
  });
  return { id, name, what: [], facts: told, ...(note === undefined ? {} : { note }) };
}

/**
 * The handout for what carries who the client is, a message or a record, when a turvakielto is in force: services near the
 * client's home tell where that is. Whatever somebody wrote freely may name a place as well, so it is left out; the name
 * and the professional's own words stay, and the professional is told to look at them. Pure.
 */
export const withoutPlaces = (handout: Handout): Handout => ({
  ...handout,
  entries: handout.entries.map(maskedEntry),
});
