import type { Service, ServiceChannel, Tray } from '#shared/service-tray.js';
import { type Words, placeOf, priceOf } from './words.js';

/** What the client takes along. Never the client's name or henkilötunnus: a paper is left on tables. */
export interface Handout {
  title: string;
  date: string;
  entries: HandoutEntry[];
}
interface HandoutEntry {
  id: string;
  name: string;
  provider: string | undefined;
  summary: string;
  /** Label and text: how to reach it, price, how to begin. */
  facts: { label: string; lines: string[] }[];
  note: string;
}

/** One way to the service in words: "Haminan liikuntatalo, Paraatikentänkatu 12, 49400 Hamina, ti 13–14.30". */
function describeChannel(channel: ServiceChannel, { t, local }: Words): string {
  const name = channel.name && local(channel.name);
  // A line's or a site's own name says nothing beside its number or address.
  const shownName = channel.kind === 'inPerson' || (!channel.phone && !channel.url) ? name : undefined;
  const web = channel.kind === 'inPerson' ? undefined : channel.url?.replace(/^https?:\/\//, '').replace(/\/$/, '');
  const parts = [shownName, channel.address, channel.phone, channel.email, web];
  const hours = channel.hours && local(channel.hours);
  const said = [...parts, hours].filter((part) => part !== undefined && part !== '').join(', ');
  return channel.kind === 'home' ? t('ways.homeSentence') : said;
}

/** Makes the handout of the tray's services, in the interface's language; what the core no longer knows is left out. */
export function createHandout(tray: Tray, services: ReadonlyMap<string, Service>, now: number, words: Words): Handout {
  const { t, local, date } = words;
  const entry = (service: Service, note: string): HandoutEntry => ({
    id: service.id,
    name: local(service.name),
    provider: service.provider && local(service.provider),
    summary: local(service.summary),
    facts: [
      {
        label: t('handout.reach'),
        lines: service.channels.map((channel) => describeChannel(channel, words)).filter((line) => line !== ''),
      },
      { label: t('price'), lines: [priceOf(service, words)] },
      { label: t('area'), lines: [placeOf(service, words)] },
      { label: t('instruction'), lines: service.instruction ? [local(service.instruction)] : [] },
      { label: t('requirement'), lines: service.requirement ? [local(service.requirement)] : [] },
    ].filter((fact) => fact.lines.length > 0),
    note: note.trim(),
  });
  return {
    title: t('handout.title'),
    date: date(now),
    entries: tray.items.flatMap(({ serviceId, note }) => {
      const service = services.get(serviceId);
      return service === undefined ? [] : [entry(service, note)];
    }),
  };
}

/** The handout as plain text, for a message or a record. */
export function handoutText({ title, date, entries }: Handout, { t }: Words): string {
  const of = (entry: HandoutEntry) =>
    [
      entry.name.toLocaleUpperCase('fi'),
      entry.provider,
      entry.summary,
      ...entry.facts.map(({ label, lines }) =>
        lines.length === 1 ? `${label}: ${lines[0]}` : `${label}:\n${lines.map((line) => `– ${line}`).join('\n')}`,
      ),
      entry.note === '' ? undefined : `${t('handout.note')}: ${entry.note}`,
    ]
      .filter((line) => line !== undefined)
      .join('\n');
  return `${[`${title} ${date}`, ...entries.map(of)].join('\n\n')}\n`;
}
