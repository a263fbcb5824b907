import type { Localized } from '#shared/language.js';
import { localize } from '#shared/localize.js';
import type { PtvChannel, PtvConnection, PtvPhone } from '#shared/ptv.js';
import type { ChannelKind, ServiceChannel } from '#shared/service-tray.js';
import { coordinatesOf } from './coordinates.js';
import { describeHours } from './hours.js';
import { formatPhone } from './phone.js';
import { localized, placeName, values } from './texts.js';

const kinds: Record<string, ChannelKind> = {
  ServiceLocation: 'inPerson',
  Phone: 'phone',
  EChannel: 'digital',
  WebPage: 'digital',
  PrintableForm: 'digital',
};

/** How a channel is used when only its name is known. */
const kindByName = (name: string): ChannelKind => {
  if (/puhelin|telefon|phone/i.test(name)) return 'phone';
  return /lomake|verkko|sähköi|asiointi|chat|blankett|e-tjänst|webb|\.fi\b/i.test(name) ? 'digital' : 'inPerson';
};

const streetOf = (channel: PtvChannel) => channel.addresses.find((one) => one.streetAddress)?.streetAddress;

/** The address as it is written in a language: streets and post offices have names of their own in Swedish. */
const addressOf = (channel: PtvChannel, language: 'fi' | 'sv'): string | undefined => {
  const address = streetOf(channel);
  const street = address && localized(address.street);
  if (!address || !street) return undefined;
  const office = localized(address.postOffice);
  const town = office === undefined ? undefined : placeName(localize(office, language));
  const place = [address.postalCode, town].filter(Boolean).join(' ');
  return [[localize(street, language), address.streetNumber].filter(Boolean).join(' '), place]
    .filter(Boolean)
    .join(', ');
};

const sentencesOf = (channel: PtvChannel) =>
  channel.addresses
    .flatMap((address) => address.entrances)
    .flatMap((entrance) => entrance.accessibilitySentences)
    .flatMap((group) => group.sentences);

/** What the accessibility sentences say of the entrance; undefined when they do not tell. */
const accessibleOf = (channel: PtvChannel): boolean | undefined => {
  const sentences = sentencesOf(channel).flatMap((one) => values(one.sentence));
  if (sentences.some((sentence) => /portaaton|sisäänkäynti on esteetön|esteetön sisäänkäynti/i.test(sentence))) {
    return true;
  }
  return sentences.some((sentence) => /sisäänkäyn.*(porras|portai)/i.test(sentence)) ? false : undefined;
};

const webAddress = (channel: PtvChannel): string | undefined =>
  channel.webPages
    .toSorted((a, b) => Number(b.language === 'fi') - Number(a.language === 'fi'))
    .map((page) => page.url ?? '')
    .find((url) => /^https?:\/\//.test(url) && URL.canParse(url));

const callCharges: Record<string, ServiceChannel['callCharge']> = {
  FreeOfCharge: 'free',
  Free: 'free',
  // "Chargeable" is PTV's word for the price of the caller's own subscription: paikallisverkkomaksu, matkapuhelinmaksu.
  Chargeable: 'localRate',
  Charged: 'localRate',
  Other: 'other',
};
const phoneOf = (phone: PtvPhone) => ({
  phone: formatPhone(phone),
  callCharge: callCharges[phone.serviceChargeType ?? ''],
  callChargeNote: phone.chargeDescription?.trim() ? { fi: phone.chargeDescription.trim() } : undefined,
});

/** Sentences of the place's accessibility, at most so many: a list longer than that is read at the source. */
const MOST_SENTENCES = 12;

/**
 * One way to the service. Hours given for this service at this channel win over the channel's own. A channel that the
 * file does not hold is still told by its name.
 */
export function toChannel(connection: PtvConnection, channel: PtvChannel | undefined): ServiceChannel | undefined {
  const ownHours = describeHours(connection.serviceHours);
  const linkName = connection.serviceChannel.name?.trim();
  if (channel === undefined) {
    return linkName ? { kind: kindByName(linkName), name: { fi: linkName }, hours: ownHours } : undefined;
  }
  const name: Localized | undefined =
    localized(channel.serviceChannelNames, 'Name') ?? (linkName ? { fi: linkName } : undefined);
  // A fax answers nobody.
  const phones = channel.phoneNumbers.filter((one) => one.type !== 'Fax');
  const phone = phones.find((one) => one.language === 'fi') ?? phones[0];
  const street = streetOf(channel);
  const [address, addressSv] = [addressOf(channel, 'fi'), addressOf(channel, 'sv')];
  const accessibility = sentencesOf(channel).flatMap((one) => localized(one.sentence) ?? []);
  return {
    kind: kinds[channel.serviceChannelType ?? ''] ?? kindByName(name?.fi ?? ''),
    name,
    ...(phone && phoneOf(phone)),
    email: localized(channel.emails)?.fi,
    url: webAddress(channel),
    address,
    addressSv: addressSv === address ? undefined : addressSv,
    coordinates: coordinatesOf(street?.latitude, street?.longitude),
    hours: ownHours ?? describeHours(channel.serviceHours),
    accessible: accessibleOf(channel),
    accessibility: accessibility.length === 0 ? undefined : accessibility.slice(0, MOST_SENTENCES),
  };
}
