import type { HandoutEntry } from '#shared/handing.js';
import type { Service, ServiceChannel } from '#shared/service-tray.js';
import { addressIn } from '../words.js';
import { type HandoutWords, unstopped, whole } from './words.js';
import { shownAddress } from './usual.js';

type Fact = HandoutEntry['facts'][number];

function where(service: Service, { t, local, language }: HandoutWords): string[] {
  const kinds = new Set(service.channels.map(({ kind }) => kind));
  const places = service.channels.filter(({ kind }) => kind === 'inPerson');
  const named = service.municipalities.map(local).join(', ');
  const told = places.flatMap(({ name, ...place }) => {
    const address = addressIn(place, language);
    return [
      ...(name === undefined ? [] : [t('handingLater:plainHandout.place', { place: unstopped(local(name)) })]),
      ...(address === undefined ? [] : [t('handingLater:plainHandout.address', { address })]),
    ];
  });
  return [
    ...told,
    ...(kinds.has('home') ? [t('handingLater:plainHandout.atHome')] : []),
    ...(places.length === 0 && kinds.has('phone') ? [t('handingLater:plainHandout.byPhone')] : []),
    ...(places.length === 0 && kinds.has('digital') ? [t('handingLater:plainHandout.onNet')] : []),
    ...(told.length > 0
      ? []
      : [
          named === ''
            ? t('handingLater:plainHandout.wholeArea')
            : t('handingLater:plainHandout.area', { area: named }),
        ]),
  ];
}

function when(service: Service, { t, local }: HandoutWords): string[] {
  const places = service.channels.filter(({ kind }) => kind === 'inPerson' || kind === 'home');
  const told = places.flatMap(({ name, hours }) => {
    if (hours === undefined) return [];
    const said = unstopped(local(hours));
    return places.length > 1 && name !== undefined
      ? [t('handingLater:plainHandout.hoursAt', { place: local(name), hours: said })]
      : [t('handingLater:plainHandout.hours', { hours: said })];
  });
  return told.length > 0 || places.length === 0 ? told : [t('handingLater:plainHandout.askHours')];
}

function callOf({ phone, callCharge, hours, kind }: ServiceChannel, { t, local }: HandoutWords): string[] {
  if (phone === undefined) return [];
  return [
    t('handingLater:plainHandout.call', { phone: whole(phone) }),
    ...(kind === 'phone' && hours !== undefined
      ? [t('handingLater:plainHandout.callHours', { hours: unstopped(local(hours)) })]
      : []),
    ...(callCharge === 'free' ? [t('handingLater:plainHandout.freeCall')] : []),
    ...(callCharge === 'other' ? [t('handingLater:plainHandout.costsCall')] : []),
  ];
}

function reach(service: Service, words: HandoutWords): string[] {
  const { t } = words;
  const said = service.channels.flatMap((channel) => [
    ...callOf(channel, words),
    ...(channel.email === undefined ? [] : [t('handingLater:plainHandout.email', { email: channel.email })]),
  ]);
  const web = service.channels.find(({ url }) => url !== undefined)?.url;
  return [
    ...new Set([
      ...said,
      ...(web === undefined ? [] : [t('handingLater:plainHandout.net', { web: shownAddress(web) })]),
    ]),
  ];
}

/** What it costs, in plain language. */
export function plainPrice(
  { charge, chargeNote }: Pick<Service, 'charge' | 'chargeNote'>,
  { t, local }: HandoutWords,
): string[] {
  const note =
    chargeNote === undefined
      ? []
      : [t('handingLater:plainHandout.chargedNote', { note: unstopped(local(chargeNote)) })];
  if (charge === 'free') return [t('handingLater:plainHandout.free')];
  return charge === 'charged'
    ? [t('handingLater:plainHandout.charged'), ...note]
    : note.length > 0
      ? note
      : [t('handingLater:plainHandout.unknown')];
}

/**
 * The same in plain language (selkokieli): short main clauses made of what the service's data tells. Texts that somebody
 * wrote freely are left out: no program can tell that they are plain.
 */
export function plainFacts(service: Service, words: HandoutWords): { what: string[]; facts: Fact[] } {
  const { t, local } = words;
  return {
    what: [
      t(`handingLater:plainHandout.theme.${service.theme}`),
      ...service.targetGroups.slice(0, 2).map((group) => t(`handingLater:plainHandout.group.${group}`)),
      ...(service.provider === undefined
        ? []
        : [t('handingLater:plainHandout.provider', { provider: unstopped(local(service.provider)) })]),
    ],
    facts: [
      { kind: 'where' as const, label: t('handingLater:plainHandout.where'), lines: where(service, words) },
      { kind: 'when' as const, label: t('handingLater:plainHandout.when'), lines: when(service, words) },
      { kind: 'reach' as const, label: t('handingLater:plainHandout.reach'), lines: reach(service, words) },
      { kind: 'price' as const, label: t('handingLater:plainHandout.price'), lines: plainPrice(service, words) },
      {
        kind: 'begin' as const,
        label: t('handingLater:plainHandout.begin'),
        lines: [
          t(
            service.selfReferral ? 'handingLater:plainHandout.selfReferral' : 'handingLater:plainHandout.needsReferral',
          ),
        ],
      },
    ].filter(({ lines }) => lines.length > 0),
  };
}
