import type { HandoutEntry } from '#shared/handing.js';
import { occurrencesOf } from '#shared/occurrences.js';
import type { ServiceEvent } from '#shared/service-tray.js';
import { eventPlaceOf, momentOf } from '../events/event-words.js';
import { plainPrice } from './plain.js';
import { shownAddress, usualPrice } from './usual.js';
import { type HandoutWords, unstopped } from './words.js';

/** So many of an event's coming times are told. */
const MOST_TIMES = 4;

type Told = Pick<HandoutEntry, 'what' | 'facts'>;
const told = (facts: Told['facts']) => facts.filter(({ lines }) => lines.length > 0);
const timesOf = (event: ServiceEvent, now: number, words: HandoutWords) =>
  occurrencesOf(event, now, Infinity, MOST_TIMES).map((time) => momentOf(time, words));
const placesOf = (event: ServiceEvent, words: HandoutWords) =>
  [eventPlaceOf(event, words)].filter((line) => line !== '');

/** An event: its coming times, where it is, and whether one signs up. @param now what is past is not told */
export function usualEvent(event: ServiceEvent, now: number, words: HandoutWords): Told {
  const { t, local } = words;
  const { needed, note, url } = event.signUp;
  const signUp = [note && local(note), url === undefined ? undefined : shownAddress(url)].filter(
    (line) => line !== undefined,
  );
  const asked = signUp.length === 0 && needed ? [t('handingLater:handout.signUpNeeded')] : signUp;
  return {
    what: event.summary === undefined ? [] : [local(event.summary)],
    facts: told([
      { kind: 'when', label: t('handingLater:handout.when'), lines: timesOf(event, now, words) },
      { kind: 'where', label: t('handingLater:handout.where'), lines: placesOf(event, words) },
      { kind: 'price', label: t('handingLater:handout.price'), lines: [usualPrice(event, words)] },
      { kind: 'begin', label: t('handingLater:handout.signUp'), lines: asked },
    ]),
  };
}

/** The same in plain language: of what the event's data tells alone. */
export function plainEvent(event: ServiceEvent, now: number, words: HandoutWords): Told {
  const { t, local } = words;
  const { needed, url } = event.signUp;
  return {
    what: [
      t(`handingLater:plainHandout.theme.${event.theme}`),
      ...(event.organiser === undefined
        ? []
        : [t('handingLater:plainHandout.organiser', { organiser: unstopped(local(event.organiser)) })]),
    ],
    facts: told([
      { kind: 'when', label: t('handingLater:plainHandout.when'), lines: timesOf(event, now, words) },
      {
        kind: 'where',
        label: t('handingLater:plainHandout.where'),
        lines: placesOf(event, words).map((place) => t('handingLater:plainHandout.place', { place })),
      },
      { kind: 'price', label: t('handingLater:plainHandout.price'), lines: plainPrice(event, words) },
      {
        kind: 'begin',
        label: t('handingLater:plainHandout.begin'),
        lines: [
          t(needed ? 'handingLater:plainHandout.signUp' : 'handingLater:plainHandout.noSignUp'),
          ...(url === undefined ? [] : [t('handingLater:plainHandout.net', { web: shownAddress(url) })]),
        ],
      },
    ]),
  };
}
