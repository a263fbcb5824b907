import type { PtvChannel, PtvConnection, PtvLanguageItem, PtvOrganization, PtvService } from '#shared/ptv.js';
import type { Ptv12Channel, Ptv12Connection, Ptv12General, Ptv12Organization, Ptv12Service } from '#shared/ptv12.js';
import { toHours } from './hours.js';
import { type Areas, type Lists, itemsOf, municipalitiesOf } from './lists.js';
import { plain } from './plain.js';

type Versions<T> = Record<string, T> | null | undefined;

/** One field of each language's version, as v11 lists texts. */
const items = <T>(versions: Versions<T>, pick: (version: T) => string | null | undefined, type: string | null = null) =>
  Object.entries(versions ?? {}).flatMap(([language, version]): PtvLanguageItem[] => {
    const value = pick(version);
    return value === null || value === undefined || value === '' ? [] : [{ language, value, type }];
  });
const many = <T, Item>(versions: Versions<T>, pick: (version: T) => readonly Item[]) =>
  Object.entries(versions ?? {}).flatMap(([language, version]) => pick(version).map((item) => ({ language, item })));
const written = (value: string | null | undefined) => (value ? plain(value) : value);

const descriptions = (versions: Ptv12Service['languageVersions'], prefix: '' | 'GD_') => [
  ...items(versions, ({ summary }) => written(summary), `${prefix}Summary`),
  ...items(versions, ({ description }) => written(description), `${prefix}Description`),
  ...items(versions, ({ userInstructions }) => written(userInstructions), `${prefix}UserInstruction`),
  ...items(
    versions,
    ({ chargeTypeAdditionalInformation }) => written(chargeTypeAdditionalInformation),
    `${prefix}ChargeTypeAdditionalInfo`,
  ),
];

/**
 * A v12 service as it is held: v11's shape, which the tray's services are made of. The general description that it leans
 * on gives texts where it has none, and its classes beside its own. Pure.
 */
export function toService(
  service: Ptv12Service,
  {
    general,
    connections,
    areas,
    name,
  }: {
    general: Ptv12General | undefined;
    connections: readonly Ptv12Connection[];
    areas: Areas;
    name: Lists['name'];
  },
): PtvService {
  const both = (pick: (one: Ptv12Service | Ptv12General) => readonly string[]) => [
    ...new Set([...pick(service), ...(general === undefined ? [] : pick(general))]),
  ];
  const coded = (codes: readonly string[]) => codes.map((code) => ({ code, name: [] as PtvLanguageItem[] }));
  const { languageVersions: own } = service;
  const conditions = (versions: Ptv12Service['languageVersions']) =>
    items(versions, (version) => written(version.conditions));
  const organizations = [service.organizationContentId, ...service.otherResponsibleOrganizations];
  return {
    id: service.contentId,
    serviceNames: [
      ...items(own, (version) => version.name, 'Name'),
      ...items(own, ({ alternativeName }) => alternativeName, 'AlternativeName'),
    ],
    serviceDescriptions: [...descriptions(own, ''), ...descriptions(general?.languageVersions, 'GD_')],
    serviceChargeType: service.chargeType ?? general?.chargeType,
    areas: [{ type: 'Municipality', municipalities: municipalitiesOf(service.area, areas) }],
    languages: service.serviceLanguages,
    serviceClasses: coded(both(({ serviceClasses }) => serviceClasses)),
    targetGroups: coded(both(({ targetGroups }) => targetGroups)),
    ontologyTerms: both(({ ontologyTerms }) => ontologyTerms).map((uri) => ({
      code: null,
      name: name('ontology-terms', uri),
    })),
    lifeEvents: both(({ lifeEvents }) => lifeEvents).map((code) => ({ code, name: name('life-events', code) })),
    keywords: [own, general?.languageVersions].flatMap((versions) =>
      many(versions, ({ freelyAssignedKeywords }) => freelyAssignedKeywords).map(({ language, item }) => ({
        language,
        value: item,
        type: null,
      })),
    ),
    requirements: [...conditions(own), ...conditions(general?.languageVersions)],
    serviceChannels: connections.map(toConnection),
    organizations: organizations.flatMap((id) =>
      id ? [{ organization: { id, name: null }, roleType: 'Responsible' }] : [],
    ),
    publishingStatus: null,
    modified: service.publishedAt,
  };
}

const toConnection = ({ channelContentId, serviceHours, languageVersions }: Ptv12Connection): PtvConnection => ({
  serviceChannel: { id: channelContentId, name: null },
  description: items(languageVersions, ({ description }) => written(description), 'Description'),
  serviceHours: toHours(serviceHours),
});

/** v12's words for what v11 calls otherwise. */
const KINDS: Readonly<Record<string, string>> = { EService: 'EChannel', TelephoneService: 'Phone' };

/** A v12 channel as it is held. Its accessibility is told by another interface, which is not read. Pure. */
export function toChannel(channel: Ptv12Channel, name: Lists['name']): PtvChannel {
  const { languageVersions: versions, location, serviceChannelType, serviceHours } = channel;
  const phones = many(versions, ({ phoneNumbers, contactPhoneNumbers }) => [...phoneNumbers, ...contactPhoneNumbers]);
  const pages = many(versions, ({ webAddress, contactWebPages, formFiles }) => [
    ...(webAddress ? [webAddress] : []),
    ...contactWebPages,
    ...formFiles,
  ]);
  return {
    id: channel.contentId,
    serviceChannelType: KINDS[serviceChannelType ?? ''] ?? serviceChannelType,
    serviceChannelNames: items(versions, (version) => version.name, 'Name'),
    phoneNumbers: phones.flatMap(({ language, item }) =>
      item.type === 'Sms' || item.type === 'Fax' ? [] : [{ ...toPhone(item), language }],
    ),
    emails: many(versions, ({ contactEmails }) => contactEmails).map(({ language, item }) => ({
      language,
      value: item.email,
      type: null,
    })),
    webPages: pages.map(({ language, item }) => ({ url: item.url, language })),
    addresses: (location?.streetAddresses ?? []).map(({ streetName, addressDetail, postalCode, coordinates }) => {
      const point = coordinates.find(({ system }) => system === 'EPSG:3067');
      return {
        streetAddress: {
          street: itemsOf(streetName),
          streetNumber: addressDetail,
          postalCode,
          postOffice: postalCode ? name('postal-codes', postalCode) : [],
          latitude: point?.northing,
          longitude: point?.easting,
        },
        entrances: [],
      };
    }),
    serviceHours: toHours(serviceHours),
    publishingStatus: null,
  };
}

/** A number of Finland that begins with its trunk zero is told as v11 does; service numbers stay as they are. */
function toPhone({
  type,
  dialCode,
  number,
  chargeType,
  chargeDescription,
}: {
  type?: string | null | undefined;
  dialCode?: string | null | undefined;
  number: string;
  chargeType?: string | null | undefined;
  chargeDescription?: string | null | undefined;
}) {
  const home = type === 'DomesticPhone' && number.startsWith('0');
  return {
    type: 'Phone',
    prefixNumber: home ? '+358' : dialCode,
    number,
    serviceChargeType: chargeType === 'ExtraCharge' ? 'Other' : chargeType,
    chargeDescription,
  };
}

/** A v12 organisation as it is held. Pure. */
export const toOrganization = (organization: Ptv12Organization): PtvOrganization => ({
  id: organization.contentId,
  organizationType: organization.organizationType,
  organizationNames: items(organization.languageVersions, (version) => version.name, 'Name'),
});
