import type { Handout, HandoutEntry } from '#shared/handing.js';
import type { Localized } from '#shared/language.js';
import type { Service, Tray } from '#shared/service-tray.js';
import { plainFacts } from './plain.js';
import { shownAddress, usualFacts } from './usual.js';
import { type HandoutWords, whole } from './words.js';

/** What the county says of itself on a handout. */
export interface HandoutCounty {
  name: Localized;
  counselling: { name: Localized; phone: string; hours?: Localized | undefined } | undefined;
}

/** How the client wants it. */
export interface HandoutWish {
  plain: boolean;
  points: Handout['points'];
}

/** One thing of the tray as the client gets it. */
export function toHandoutItem(service: Service, note: string, plain: boolean, words: HandoutWords): HandoutEntry {
  const { local } = words;
  const { what, facts } = (plain ? plainFacts : usualFacts)(service, words);
  const url = service.channels.find((one) => one.url !== undefined)?.url;
  const said = note.trim();
  return {
    id: service.id,
    name: local(service.name),
    // In plain language who gives it is one of the sentences.
    ...(service.provider === undefined || plain ? {} : { provider: local(service.provider) }),
    what,
    facts,
    ...(url === undefined ? {} : { web: { url, shown: shownAddress(url) } }),
    ...(said === '' ? {} : { note: said }),
  };
}

/** The handout of a tray; undefined when nothing of it is known any more. */
export function createHandout(
  tray: Tray,
  services: ReadonlyMap<string, Service>,
  { county, attribution, now }: { county: HandoutCounty; attribution: string; now: number },
  { plain, points }: HandoutWish,
  words: HandoutWords,
): Handout | undefined {
  const { t, local, language, date } = words;
  const entries = tray.items.flatMap(({ serviceId, note }) => {
    const service = services.get(serviceId);
    return service === undefined ? [] : [toHandoutItem(service, note, plain, words)];
  });
  if (entries.length === 0) return undefined;
  const { counselling } = county;
  const set = plain ? 'plainHandout' : 'handout';
  const who = counselling && { name: local(counselling.name), phone: whole(counselling.phone) };
  const help =
    who === undefined
      ? undefined
      : counselling?.hours === undefined
        ? t(`handingLater:${set}.help`, who)
        : t(`handingLater:${set}.helpHours`, { ...who, hours: local(counselling.hours) });
  return {
    language,
    title: t('handingLater:handout.title'),
    date: date(now),
    county: local(county.name),
    ...(help === undefined ? {} : { help }),
    entries,
    labels: {
      note: t('handingLater:handout.note'),
      web: t('handingLater:handout.web'),
      scan: t('handingLater:handout.scan'),
    },
    source: t(`handingLater:${set}.source`, { attribution }),
    points,
  };
}
