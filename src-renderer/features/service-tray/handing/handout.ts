import type { Handout, HandoutEntry } from '#shared/handing.js';
import type { Localized } from '#shared/language.js';
import type { Tray } from '#shared/service-tray.js';
import { keyOfTarget } from '#shared/tray-target.js';
import { type Offered, type Thing, thingOf } from '../things.js';
import { plainEvent, usualEvent } from './event.js';
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

/** One thing of the tray as the client gets it. @param now what of an event is past is not told */
export function toHandoutItem(
  thing: Thing,
  { note, plain, now }: { note: string; plain: boolean; now: number },
  words: HandoutWords,
): Omit<HandoutEntry, 'id'> {
  const { local } = words;
  const said = note.trim();
  const [name, giver, url, told] =
    thing.kind === 'service'
      ? [
          thing.service.name,
          thing.service.provider,
          thing.service.channels.find((one) => one.url !== undefined)?.url,
          (plain ? plainFacts : usualFacts)(thing.service, words),
        ]
      : [
          thing.event.title,
          thing.event.organiser,
          thing.event.signUp.url,
          (plain ? plainEvent : usualEvent)(thing.event, now, words),
        ];
  return {
    name: local(name),
    // In plain language who gives it is one of the sentences.
    ...(giver === undefined || plain ? {} : { provider: local(giver) }),
    ...told,
    ...(url === undefined ? {} : { web: { url, shown: shownAddress(url) } }),
    ...(said === '' ? {} : { note: said }),
  };
}

/** The handout of a tray; undefined when nothing of it is known any more. */
export function createHandout(
  tray: Tray,
  offered: Offered,
  { county, attribution, now }: { county: HandoutCounty; attribution: string; now: number },
  { plain, points }: HandoutWish,
  words: HandoutWords,
): Handout | undefined {
  const { t, local, language, date } = words;
  const entries = tray.items.flatMap((item) => {
    const thing = thingOf(item, offered);
    if (thing === undefined) return [];
    return [{ id: keyOfTarget(item), ...toHandoutItem(thing, { note: item.note, plain, now }, words) }];
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
