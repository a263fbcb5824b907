import type { PtvObject } from '../data.js';
import {
  type Coded,
  type Hours,
  type Items,
  type ServiceParts,
  channelParts,
  organizationParts,
  read,
} from './parts.js';

/** An invented county that holds all of the demo's municipalities: services of a whole region are told by it. */
export const COUNTY = '99';

const LANGUAGES = ['fi', 'sv', 'en'];
export const inLanguages = (items: Items): Record<string, string> =>
  Object.fromEntries((items ?? []).flatMap(({ language, value }) => (value ? [[language, value]] : [])));
const time = (iso: string): string => (iso.endsWith('Z') ? iso : `${iso.slice(0, 19)}.000Z`);
const textOf = (items: Items, language: string, type?: string): string | null =>
  (items ?? []).find((one) => one.language === language && (type === undefined || one.type === type))?.value ?? null;
/** One object of each language in which there is a name. */
const versions = (names: Items, make: (language: string) => object) =>
  Object.fromEntries(
    LANGUAGES.flatMap((language) => {
      const name = textOf(names, language);
      return name === null ? [] : [[language, { name, ...make(language) }]];
    }),
  );
const codes = (coded: Coded) => (coded ?? []).flatMap(({ code }) => code ?? []);
/** The demo's own terms have no address: one is made of the names. */
export const uriOf = ({ uri, name }: NonNullable<Coded>[number]): string =>
  uri ?? `http://kymijoki.example/onto/${encodeURIComponent([textOf(name, 'fi'), textOf(name, 'sv')].join(' '))}`;

function hoursOf(hours: Hours) {
  const DAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];
  const about = { heading: {}, additionalInformation: {} };
  const list = (hours ?? []).map(({ isAlwaysOpen, isReservation, openingHour }) => {
    if (isAlwaysOpen === true || isReservation === true)
      return {
        type: 'ContinuousAlwaysValidServiceHour',
        openingStatus: isAlwaysOpen === true ? 'Open' : 'OpenOnReservation',
        ...about,
      };
    const weeklyHours: Record<string, { hours: object[] }> = {};
    for (const { dayFrom, dayTo, from, to } of openingHour ?? [])
      for (let day = DAYS.indexOf(dayFrom); day <= Math.max(DAYS.indexOf(dayFrom), DAYS.indexOf(dayTo ?? '')); day += 1)
        (weeklyHours[(DAYS[day] ?? '').toLowerCase()] ??= { hours: [] }).hours.push({
          start: from.slice(0, 5),
          end: to.slice(0, 5),
          openingStatus: 'Open',
          repetition: 'Weekly',
          additionalInformation: {},
        });
    return { type: 'WeeklyUntilFurtherNoticeServiceHour', weeklyHours, ...about };
  });
  return { hours: list, holidayServiceHours: null };
}

function areaOf({ areas }: ServiceParts) {
  const limited = (areas ?? []).filter(({ type }) => type === 'Municipality');
  const municipalities = limited.flatMap((area) => (area.municipalities ?? []).map(({ code }) => code));
  if (municipalities.length > 0)
    return { areaType: 'LimitedArea', municipalities, regions: [], wellbeingServicesCounties: [] };
  const regional = (areas ?? []).length > 0;
  return regional
    ? { areaType: 'LimitedArea', municipalities: [], regions: [], wellbeingServicesCounties: [COUNTY] }
    : { areaType: 'WholeCountry' };
}

/** A v11 service as v12 gives it. Pure. */
export function toService(service: ServiceParts) {
  const { serviceNames, serviceDescriptions: said, requirements, keywords } = service;
  const [responsible, ...others] = service.organizations ?? [];
  const charges: Record<string, string> = { FreeOfCharge: 'Free', Chargeable: 'Charged', Charged: 'Charged' };
  const names = (serviceNames ?? []).filter(({ type }) => type !== 'AlternativeName');
  return {
    contentId: service.id,
    serviceType: 'Service',
    organizationContentId: responsible?.organization.id ?? '',
    otherResponsibleOrganizations: others.map(({ organization }) => organization.id),
    generalDescriptionContentId: service.generalDescriptionId ?? null,
    targetGroups: codes(service.targetGroups),
    industrialClasses: [],
    lifeEvents: codes(service.lifeEvents),
    ontologyTerms: (service.ontologyTerms ?? []).map(uriOf),
    serviceClasses: codes(service.serviceClasses),
    producers: {
      selfProducedProducers: { organizations: [] },
      procuredProducers: { organizations: [], other: [] },
      otherProducers: { organizations: [], other: [] },
    },
    chargeType: charges[service.serviceChargeType ?? ''] ?? null,
    fundingType: 'PubliclyFunded',
    serviceLanguages: service.languages ?? [],
    area: areaOf(service),
    publishedAt: time(service.modified),
    languageVersions: versions(names, (language) => ({
      alternativeName: textOf(serviceNames, language, 'AlternativeName'),
      summary: textOf(said, language, 'Summary'),
      description: textOf(said, language, 'Description'),
      userInstructions: textOf(said, language, 'UserInstruction'),
      conditions: textOf(requirements, language),
      legislationLinks: [],
      freelyAssignedKeywords: (keywords ?? []).flatMap((one) =>
        one.language === language && one.value ? [one.value] : [],
      ),
      voucher: { voucherType: 'NotUsed' },
      chargeTypeAdditionalInformation: textOf(said, language, 'ChargeTypeAdditionalInfo'),
    })),
  };
}

/** Its connections to channels. Pure. */
export const toConnections = (service: ServiceParts) =>
  (service.serviceChannels ?? []).map(({ serviceChannel, description, serviceHours }) => ({
    serviceContentId: service.id,
    channelContentId: serviceChannel.id,
    contactAddresses: { foreignAddresses: [], postOfficeBoxAddresses: [], streetAddresses: [] },
    chargeType: null,
    serviceHours: hoursOf(serviceHours),
    languageVersions: Object.fromEntries(
      Object.entries(inLanguages(description)).map(([language, text]) => [language, { description: text }]),
    ),
    publishedAt: time(service.modified),
  }));

const KINDS: Record<string, string> = { EChannel: 'EService', Phone: 'TelephoneService' };

/** v11 channels as v12 gives them. Pure. */
export const toChannels = (objects: readonly PtvObject[]) =>
  read(channelParts, objects).map((channel) => {
    const type = KINDS[channel.serviceChannelType] ?? channel.serviceChannelType;
    const place = type === 'ServiceLocation';
    return {
      contentId: channel.id,
      serviceChannelType: type,
      organizationContentId: channel.organizationId ?? '',
      allowedConnectionType: 'AllOrganizations',
      serviceLanguages: ['fi', 'sv'],
      area: null,
      publishedAt: time(channel.modified),
      serviceHours: hoursOf(channel.serviceHours),
      ...(place ? { location: { foreignAddresses: [], otherAddresses: [], streetAddresses: streets(channel) } } : {}),
      languageVersions: versions(channel.serviceChannelNames, (language) => {
        // v11 tells a number once, in Finnish; v12 has numbers in each language's version.
        const phones = (channel.phoneNumbers ?? [])
          .filter((one) => (one.language ?? 'fi') === language)
          .map((one) => ({
            type: 'InternationalPhone',
            dialCode: one.prefixNumber ?? '+358',
            number: one.number,
            chargeType: one.serviceChargeType === 'FreeOfCharge' ? 'Free' : 'Charged',
            chargeDescription: one.chargeDescription ?? null,
            additionalInformation: null,
          }));
        const emails = (channel.emails ?? []).flatMap((one) =>
          one.language === language && one.value ? [{ email: one.value }] : [],
        );
        const pages = (channel.webPages ?? []).filter((one) => one.language === language);
        return place
          ? { contactPhoneNumbers: phones, contactEmails: emails, contactFaxNumbers: [], contactWebPages: pages }
          : { phoneNumbers: phones, supportEmails: [], webAddress: { url: pages[0]?.url ?? null, name: null } };
      }),
    };
  });

const streets = ({ addresses }: ReturnType<typeof channelParts.parse>) =>
  (addresses ?? []).flatMap(({ streetAddress: one }) =>
    one === null || one === undefined
      ? []
      : [
          {
            addressSource: { source: 'UserEntered' },
            streetName: inLanguages(one.street),
            addressDetail: one.streetNumber ?? '',
            postalCode: one.postalCode,
            coordinates: [{ system: 'EPSG:3067', source: 'NLS', northing: one.latitude, easting: one.longitude }],
            additionalInformation: {},
            accessibilityRegisterServicePointId: null,
          },
        ],
  );

const OWNERS: Record<string, string> = { SotePublic: 'RegionalOrganization', SotePrivate: 'Company' };

/** v11 organisations as v12 gives them. Pure. */
export const toOrganizations = (objects: readonly PtvObject[]) =>
  read(organizationParts, objects).map((one) => ({
    contentId: one.id,
    organizationType: OWNERS[one.organizationType ?? ''] ?? one.organizationType ?? 'Organization',
    parentOrganizationContentId: null,
    publishedAt: time(one.modified),
    languageVersions: versions(one.organizationNames, () => ({})),
  }));
