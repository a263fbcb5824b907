import type { HandoutEntry } from '#shared/handing.js';
import type { Service, ServiceChannel } from '#shared/service-tray.js';
import { addressIn } from '../words.js';
import { type HandoutWords, unstopped, whole } from './words.js';

type Fact = HandoutEntry['facts'][number];

/** "www.hamina.fi/liikunta": an address as people write it. */
export const shownAddress = (url: string): string => url.replace(/^https?:\/\//, '').replace(/\/$/, '');

/** "Haminan liikuntatalo, Paraatikentänkatu 12, 49400 Hamina". */
const placeOf = (channel: ServiceChannel, { local, language }: HandoutWords): string =>
  [channel.name && local(channel.name), addressIn(channel, language)].filter(Boolean).join(', ');

const isPlace = ({ kind }: ServiceChannel) => kind === 'inPerson';

function where(service: Service, words: HandoutWords): string[] {
  const { t, local } = words;
  const places = service.channels.filter(isPlace).map((one) => placeOf(one, words));
  const home = service.channels.some(({ kind }) => kind === 'home') ? [t('handingLater:handout.atHome')] : [];
  const named = service.municipalities.map(local).join(', ');
  const area = t('handingLater:handout.area', { area: named === '' ? t('handingLater:handout.wholeArea') : named });
  const told = [...places.filter((one) => one !== ''), ...home];
  return told.length === 0 ? [area] : told;
}

function when(service: Service, { local }: HandoutWords): string[] {
  const open = service.channels.filter((one) => isPlace(one) || one.kind === 'home');
  return open.flatMap(({ name, hours }) => {
    if (hours === undefined) return [];
    return open.length > 1 && name !== undefined ? [`${local(name)}: ${local(hours)}`] : [local(hours)];
  });
}

function reach(service: Service, { t, local }: HandoutWords): string[] {
  return service.channels.flatMap((channel) => {
    const hours = channel.hours !== undefined && channel.kind === 'phone' ? ` (${local(channel.hours)})` : '';
    const free = channel.callCharge === 'free' ? `, ${t('handingLater:handout.freeCall')}` : '';
    return [
      ...(channel.phone === undefined
        ? []
        : [`${t('handingLater:handout.phone', { phone: whole(channel.phone) })}${hours}${free}`]),
      ...(channel.email === undefined ? [] : [channel.email]),
    ];
  });
}

/** "4,50 € kerralta", or that it is free, or that nobody told. */
export function usualPrice(
  { charge, chargeNote }: Pick<Service, 'charge' | 'chargeNote'>,
  { t, local }: HandoutWords,
): string {
  const note = chargeNote && local(chargeNote);
  if (note === undefined) return t(`handingLater:handout.charge.${charge}`);
  return charge === 'free' ? `${t('handingLater:handout.charge.free')}. ${note}` : note;
}

/** What a service is and how one comes to it, in the source's own sentences. */
export function usualFacts(service: Service, words: HandoutWords): { what: string[]; facts: Fact[] } {
  const { t, local } = words;
  const begin = service.instruction
    ? local(service.instruction)
    : t(service.selfReferral ? 'handingLater:handout.selfReferral' : 'handingLater:handout.needsReferral');
  return {
    what: [local(service.summary)].filter((one) => one !== ''),
    facts: [
      { kind: 'where' as const, label: t('handingLater:handout.where'), lines: where(service, words) },
      { kind: 'when' as const, label: t('handingLater:handout.when'), lines: when(service, words) },
      { kind: 'reach' as const, label: t('handingLater:handout.reach'), lines: [...new Set(reach(service, words))] },
      { kind: 'price' as const, label: t('handingLater:handout.price'), lines: [usualPrice(service, words)] },
      { kind: 'begin' as const, label: t('handingLater:handout.begin'), lines: [begin] },
      {
        kind: 'needs' as const,
        label: t('handingLater:handout.needs'),
        lines: service.requirement ? [unstopped(local(service.requirement))] : [],
      },
    ].filter(({ lines }) => lines.length > 0),
  };
}
