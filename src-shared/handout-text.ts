import type { Handout, HandoutEntry } from './handing.js';

function entryText(entry: HandoutEntry, { labels, language }: Handout): string {
  const facts = entry.facts.map(({ label, lines }) =>
    lines.length === 1 ? `${label}: ${lines[0]}` : `${label}:\n${lines.map((one) => `– ${one}`).join('\n')}`,
  );
  return [
    entry.name.toLocaleUpperCase(language),
    entry.provider,
    ...entry.what,
    ...facts,
    entry.web === undefined ? undefined : `${labels.web}: ${entry.web.shown}`,
    entry.note === undefined ? undefined : `${labels.note}: ${entry.note}`,
  ]
    .filter((one) => one !== undefined)
    .join('\n');
}

/** The handout as plain text, for a message, a record or a paste. Pure. */
export function handoutText(handout: Handout): string {
  const { title, date, entries, help, county, source } = handout;
  const end = [[county, help].filter((one) => one !== undefined).join('\n'), source];
  return `${[`${title} ${date}`, ...entries.map((one) => entryText(one, handout)), ...end].join('\n\n')}\n`;
}
