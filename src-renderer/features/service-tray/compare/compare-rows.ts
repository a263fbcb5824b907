import type { Service } from '#shared/service-tray.js';
import { kilometresBetween } from '../map/project.js';
import { type Words, awayOf, placeOf, priceOf } from '../words.js';

/** Where distance is told from. */
export interface From {
  name: string;
  latitude: number;
  longitude: number;
}

/** One thing that is compared: a cell of lines for each service. */
export interface CompareRow {
  key: string;
  label: string;
  cells: readonly (readonly string[])[];
  /** Not the same for all. */
  differs: boolean;
}

const each = (lines: readonly (string | undefined)[]): string[] => [
  ...new Set(lines.flatMap((line) => (line === undefined || line.trim() === '' ? [] : [line.trim()]))),
];
const visited = ({ channels }: Service) => channels.filter(({ kind }) => kind === 'inPerson');

/** Where it is given; the ways when there is no place. */
function whereOf(service: Service, { t, local }: Words): string[] {
  const places = visited(service).map(({ name, address }) => [name && local(name), address].filter(Boolean).join(', '));
  const others = service.channels.flatMap(({ kind }) => (kind === 'inPerson' ? [] : [t(`ways.${kind}`)]));
  return each([...places, ...others]);
}

/** The days and hours of each way; the days between which it is given at all. */
function whenOf({ channels, validFrom, validTo }: Service, { t, local, date }: Words): string[] {
  const day = (iso: string | undefined) => (iso === undefined ? '' : date(`${iso}T12:00:00Z`));
  const between =
    validFrom === undefined && validTo === undefined
      ? undefined
      : t('serviceTrayCompareLater:between', { from: day(validFrom), to: day(validTo) }).trim();
  return each([between, ...channels.map(({ hours }) => hours && local(hours))]);
}

function howOf(service: Service, { t, local }: Words): string[] {
  const { requirement, selfReferral, instruction, channels } = service;
  return each([
    requirement === undefined ? (selfReferral ? t('selfReferral') : t('needsReferral')) : local(requirement),
    instruction && local(instruction),
    ...channels.map(({ phone }) => phone),
  ]);
}

function accessOf(service: Service, { t, local }: Words): string[] {
  return each(
    visited(service).flatMap(({ accessible, accessibility }) => [
      accessible === undefined ? undefined : t(accessible ? 'accessible' : 'notAccessible'),
      ...(accessibility ?? []).map(local),
    ]),
  );
}

function awayFrom(service: Service, from: From, words: Words): string[] {
  const metres = visited(service).flatMap(({ coordinates }) =>
    coordinates === undefined
      ? []
      : [1000 * kilometresBetween([from.longitude, from.latitude], [coordinates.longitude, coordinates.latitude])],
  );
  return metres.length === 0 ? [] : [awayOf(Math.min(...metres), words)];
}

/**
 * The services side by side, a row for each thing that a client chooses by. What a source does not tell is an empty cell.
 * Pure; its texts come with the comparing.
 * @param from distance is told only when it is known where from
 */
export function compareRows(services: readonly Service[], from: From | undefined, words: Words): CompareRow[] {
  const { t, local, languageName, date } = words;
  const row = (key: string, label: string, tell: (service: Service) => readonly string[]): CompareRow => {
    const cells = services.map(tell);
    return { key, label, cells, differs: new Set(cells.map((lines) => lines.join('\n'))).size > 1 };
  };
  return [
    row('forWhom', t('forWhom'), ({ targetGroups }) => each(targetGroups.map((group) => t(`groups.${group}`)))),
    row('area', t('area'), (service) => [placeOf(service, words)]),
    row('where', t('serviceTrayCompareLater:where'), (service) => whereOf(service, words)),
    ...(from === undefined
      ? []
      : [
          row('away', t('serviceTrayCompareLater:away', { name: from.name }), (service) =>
            awayFrom(service, from, words),
          ),
        ]),
    row('when', t('serviceTrayCompareLater:when'), (service) => whenOf(service, words)),
    row('price', t('price'), (service) => [priceOf(service, words)]),
    row('languages', t('servedIn'), (service) => each(service.languages.map(languageName))),
    row('how', t('serviceTrayCompareLater:how'), (service) => howOf(service, words)),
    row('access', t('serviceTrayCompareLater:access'), (service) => accessOf(service, words)),
    row('provider', t('provider'), ({ provider, sector }) => [
      provider === undefined ? t(`sectors.${sector}`) : local(provider),
    ]),
    row('fresh', t('serviceTrayCompareLater:fresh'), ({ modified }) =>
      modified === undefined ? [] : [date(`${modified}T12:00:00Z`)],
    ),
  ];
}

/** The comparison as text, for a message or a record: service by service, so that it reads without columns. Pure. */
export function compareText(
  services: readonly Service[],
  rows: readonly CompareRow[],
  words: Words,
  now: number,
): string {
  const { t, local, date } = words;
  const parts = services.map((service, at) => {
    const lines = rows.flatMap(({ label, cells }) => {
      const told = cells[at] ?? [];
      return [`${label}: ${told.length === 0 ? t('serviceTrayCompareLater:untold') : told.join('; ')}`];
    });
    return [local(service.name).toLocaleUpperCase('fi'), ...lines].join('\n');
  });
  return `${[`${t('serviceTrayCompareLater:title')} ${date(now)}`, ...parts].join('\n\n')}\n`;
}
