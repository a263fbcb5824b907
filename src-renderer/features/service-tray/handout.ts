import { occurrencesOf } from '#shared/occurrences.js';
import type { Service, ServiceChannel, ServiceEvent, Tray } from '#shared/service-tray.js';
import { keyOfTarget } from '#shared/tray-target.js';
import { eventPlaceOf, momentOf } from './events/event-words.js';
import { type Offered, thingOf } from './things.js';
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
  summary: string | undefined;
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

/** So many of an event's coming times are told. */
const MOST_TIMES = 4;

/** Makes the handout of what is on the tray, in the interface's language; what the core no longer knows is left out. */
export function createHandout(tray: Tray, offered: Offered, now: number, words: Words): Handout {
  const { t, local, date } = words;
  const ofService = (service: Service): Omit<HandoutEntry, 'id' | 'note'> => ({
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
  });
  const ofEvent = (event: ServiceEvent): Omit<HandoutEntry, 'id' | 'note'> => ({
    name: local(event.title),
    provider: event.organiser && local(event.organiser),
    summary: event.summary && local(event.summary),
    facts: [
      {
        label: t('handout.when'),
        lines: occurrencesOf(event, now, Infinity, MOST_TIMES).map((time) => momentOf(time, words)),
      },
      { label: t('handout.where'), lines: [eventPlaceOf(event, words)].filter((line) => line !== '') },
      { label: t('price'), lines: [priceOf(event, words)] },
      { label: t('handout.signUp'), lines: [event.signUp.note && local(event.signUp.note), event.signUp.url] },
    ].flatMap(({ label, lines }) => {
      const told = lines.filter((line) => line !== undefined);
      return told.length === 0 ? [] : [{ label, lines: told }];
    }),
  });
  return {
    title: t('handout.title'),
    date: date(now),
    entries: tray.items.flatMap((item) => {
      const thing = thingOf(item, offered);
      if (thing === undefined) return [];
      const told = thing.kind === 'service' ? ofService(thing.service) : ofEvent(thing.event);
      return [{ id: keyOfTarget(item), ...told, note: item.note.trim() }];
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
