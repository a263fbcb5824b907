import { createHash } from 'node:crypto';
import { helsinkiMoment } from '#shared/finnish-time.js';
import type { Service, ServiceChannel, ServiceEvent } from '#shared/service-tray.js';
import { sectorOf, selfReferralOf } from '../../classify.js';
import { coordinatesOf } from '../../coordinates.js';
import { isPersonalAddress } from '../../personal.js';
import type { Row } from './columns.js';
import { dayOf, timesOf } from './times.js';
import { bothOf, chargeOf, groupsOf, languagesOf, municipalitiesOf, themeOfWords } from './values.js';

export type TakenRow =
  { kind: 'service'; service: Service } | { kind: 'event'; event: ServiceEvent } | { kind: 'none'; reason: string };

const webAddress = (text: string): string | undefined => {
  const address = text.startsWith('www.') ? `https://${text}` : text;
  return /^https?:\/\//.test(address) && URL.canParse(address) ? address : undefined;
};
/** A row without an id of its own has one that stays as long as its name, keeper, place and time do. */
const idOf = (row: Row, source: string): string =>
  row('id') ||
  `${source}-${createHash('sha256')
    .update(
      [row('name'), row('organiser'), row('municipalities'), row('place'), row('starts'), row('startTime')].join('\n'),
    )
    .digest('hex')
    .slice(0, 20)}`;

const addressOf = (row: Row): string | undefined =>
  [row('address'), row('postal')].filter((part) => part !== '').join(', ') || undefined;

/** One row as a service, or as an event when it has a day on which it begins. */
export function takeRow(row: Row, source: string): TakenRow {
  const name = bothOf(row('name'), row('nameSv'));
  if (name === undefined) return { kind: 'none', reason: 'no name' };
  return row('starts') === '' ? { kind: 'service', service: toService(row, name, source) } : toEvent(row, name, source);
}

function commonOf(row: Row) {
  const words = [row('name'), row('summary'), row('keywords')].join(' ').toLocaleLowerCase('fi');
  return {
    theme: themeOfWords(row('theme'), words),
    targetGroups: groupsOf(row('groups')),
    languages: languagesOf(row('languages')),
    ...chargeOf(row('price'), row('priceSv')),
  };
}

function channelsOf(row: Row): ServiceChannel[] {
  const email = row('email') !== '' && !isPersonalAddress(row('email')) ? row('email') : undefined;
  const url = webAddress(row('url'));
  const phone = row('phone') || undefined;
  const said = /^(ei|no|false|0)$/i.exec(row('accessible'));
  const accessible = row('accessible') === '' ? undefined : said === null;
  const place: ServiceChannel = {
    kind: 'inPerson',
    name: bothOf(row('place')),
    address: addressOf(row),
    coordinates: coordinatesOf(row('latitude'), row('longitude')),
    accessible,
  };
  return [
    ...(place.name !== undefined || place.address !== undefined ? [place] : []),
    ...(phone === undefined ? [] : [{ kind: 'phone' as const, phone }]),
    ...(url === undefined && email === undefined ? [] : [{ kind: 'digital' as const, url, email }]),
    ...(/koti|home/i.test(row('ways')) ? [{ kind: 'home' as const }] : []),
  ];
}

function toService(row: Row, name: NonNullable<ReturnType<typeof bothOf>>, source: string): Service {
  const instruction = bothOf(row('signUp'), row('signUpSv'));
  return {
    id: idOf(row, source),
    name,
    summary: bothOf(row('summary'), row('summarySv')) ?? name,
    description: bothOf(row('description'), row('descriptionSv')),
    instruction,
    provider: bothOf(row('organiser'), row('organiserSv')),
    sector: sectorOf(null, row('organiser')),
    ...commonOf(row),
    municipalities: municipalitiesOf(row('municipalities')),
    channels: channelsOf(row),
    selfReferral: selfReferralOf([row('signUp'), row('description')]),
    keywords: row('keywords')
      .split(/[,;|]\s*/)
      .filter((word) => word !== ''),
    modified: dayOf(row('modified')),
  };
}

const REPEATS: ReadonlyArray<readonly [RegExp, number]> = [
  [/joka toinen viikko|parillis|parittom|2 viikon/, 14],
  [/viikoit|viikottain|joka viikko|weekly/, 7],
  [/neljän viikon|kuukausi|monthly/, 28],
  [/päivittäin|joka päivä|daily/, 1],
];

function toEvent(row: Row, title: NonNullable<ReturnType<typeof bothOf>>, source: string): TakenRow {
  const day = dayOf(row('starts'));
  if (day === undefined) return { kind: 'none', reason: `no day can be read in "${row('starts').slice(0, 40)}"` };
  const [from, to] = [...timesOf(row('starts')), ...timesOf(row('startTime'))];
  const endDay = dayOf(row('ends')) ?? day;
  const endTime = timesOf(row('endTime'))[0] ?? timesOf(row('ends'))[0] ?? to;
  const start = helsinkiMoment(day, from ?? '00:00');
  const end = endTime === undefined && endDay === day ? undefined : helsinkiMoment(endDay, endTime ?? '23:59');
  if (end !== undefined && end < start) return { kind: 'none', reason: 'ends before it begins' };
  const said = row('repeats').toLocaleLowerCase('fi');
  const everyDays = REPEATS.find(([pattern]) => pattern.test(said))?.[1];
  const until = dayOf(row('until'));
  const signUp = bothOf(row('signUp'), row('signUpSv'));
  return {
    kind: 'event',
    event: {
      id: idOf(row, source),
      title,
      summary: bothOf(row('summary'), row('summarySv')),
      serviceId: row('serviceId') || undefined,
      organiser: bothOf(row('organiser'), row('organiserSv')),
      ...commonOf(row),
      place: {
        name: bothOf(row('place')),
        address: addressOf(row),
        municipality: municipalitiesOf(row('municipalities'))[0],
        coordinates: coordinatesOf(row('latitude'), row('longitude')),
      },
      start: start.toISOString(),
      end: end?.toISOString(),
      // Without an end of the season it is the one time that is told.
      repeats: everyDays === undefined || until === undefined ? undefined : { everyDays, until },
      signUp: {
        needed: signUp !== undefined && !/^(ei|inga|none)|ei (tarvi|ilmoittau|edelly)|ilman ilmoittau/i.test(signUp.fi),
        note: signUp,
        url: webAddress(row('url')),
      },
      source,
    },
  };
}
