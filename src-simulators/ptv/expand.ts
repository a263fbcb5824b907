import { createHash } from 'node:crypto';
import type { PtvData, PtvObject } from './data.js';
import type { Municipality, Offer, Organization, Place, ServiceText } from './demo-files.js';
import { serviceHours } from './hours.js';

export interface DemoFiles {
  texts: readonly ServiceText[];
  offers: readonly Offer[];
  places: readonly Place[];
  municipalities: readonly Municipality[];
  organizations: readonly Organization[];
  /** Names of classes by code, as other objects of the interface have them. */
  classNames: ReadonlyMap<string, unknown>;
}

/** A UUID of its own for each name, the same each time. */
function idOf(...parts: string[]): string {
  const hex = createHash('sha256').update(parts.join('\n')).digest('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), `5${hex.slice(13, 16)}`, `a${hex.slice(17, 20)}`, hex.slice(20, 32)].join(
    '-',
  );
}
/** Id of the service that a text makes in a municipality. */
export const serviceIdOf = (text: string, municipality: string): string => idOf('service', text, municipality);

const inBoth = (fi: string | undefined, sv: string | undefined, type?: string) => [
  { language: 'fi', value: fi ?? null, ...(type && { type }) },
  { language: 'sv', value: sv ?? null, ...(type && { type }) },
];
const uri = (list: string, code: string) => `http://uri.suomi.fi/codelist/ptv/${list}/code/${code}`;

/** The demo's compact files as objects of the interface. Pure. */
export function expand(files: DemoFiles): Pick<PtvData, 'services' | 'channels'> {
  const texts = new Map(files.texts.map((text) => [text.id, text]));
  const places = new Map(files.places.map((place) => [place.id, place]));
  const municipalities = new Map(files.municipalities.map((one) => [one.code, one]));
  const organizations = new Map(files.organizations.map((one) => [one.id, one]));
  const channels = new Map<string, PtvObject>();
  const must = <T>(value: T | undefined, what: string): T => {
    if (value === undefined) throw new Error(`the demo's services name no such ${what}`);
    return value;
  };
  const nameOf = (organization: Organization, language: string) =>
    organization.organizationNames.find((name) => name.language === language)?.value ?? '';
  const areaOf = (code: string) => {
    const { name } = must(municipalities.get(code), `municipality: ${code}`);
    return [{ type: 'Municipality', code: null, name: null, municipalities: [{ code, name: inBoth(...name) }] }];
  };
  const put = (channel: PtvObject) => {
    if (!channels.has(channel.id)) channels.set(channel.id, channel);
    return channel.id;
  };
  const common = { publishingStatus: 'Published', modified: '2026-06-02T07:12:31.204', areaType: 'LimitedType' };

  const placeChannel = (place: Place) =>
    put({
      ...common,
      id: idOf('place', place.id),
      serviceChannelType: 'ServiceLocation',
      organizationId: place.organization,
      serviceChannelNames: inBoth(...place.name, 'Name'),
      areas: areaOf(place.municipality),
      phoneNumbers: [],
      emails: [],
      webPages: [],
      addresses: [addressOf(place, must(municipalities.get(place.municipality), 'municipality'))],
      serviceHours: serviceHours(place.hours),
    });
  const phoneChannel = (organization: Organization, number: string, name: readonly [string, string]) =>
    put({
      ...common,
      id: idOf('phone', number, name[0]),
      serviceChannelType: 'Phone',
      organizationId: organization.id,
      serviceChannelNames: inBoth(`${name[0]}, puhelin`, `${name[1]}, telefon`, 'Name'),
      phoneNumbers: [{ type: 'Phone', prefixNumber: '+358', number, language: 'fi', serviceChargeType: 'Chargeable' }],
      serviceHours: serviceHours('ma–pe 9–15'),
    });
  const webChannel = (organization: Organization, { text, municipality }: Offer, name: readonly [string, string]) =>
    put({
      ...common,
      id: idOf('web', text, municipality),
      serviceChannelType: 'EChannel',
      organizationId: organization.id,
      serviceChannelNames: inBoth(...name, 'Name'),
      webPages: [{ url: `${organization.webPages[0]?.url}/palvelut/${text}`, value: name[0], language: 'fi' }],
    });

  const services = files.offers.map((offer): PtvObject => {
    const text = must(texts.get(offer.text), `text: ${offer.text}`);
    const organization = must(organizations.get(offer.organization), 'organisation');
    const [inFi, inSv] = must(municipalities.get(offer.municipality), 'municipality').in;
    const fi = (value: string | undefined) => value?.replace('{in}', inFi);
    const sv = (value: string | undefined) => value?.replace('{sin}', inSv);
    const name = [text.fi.name, text.sv.name] as const;
    const own = [nameOf(organization, 'fi'), nameOf(organization, 'sv')] as const;
    const place = offer.place === undefined ? undefined : must(places.get(offer.place), `place: ${offer.place}`);
    const number = offer.phone ?? organization.phoneNumbers[0]?.number ?? '';
    const ways = [
      ...(place === undefined ? [] : [placeChannel(place)]),
      phoneChannel(organization, number, offer.phone === undefined ? own : name),
      ...(offer.way === 'web' ? [webChannel(organization, offer, name)] : []),
    ];
    const describe = (type: string, key: 'summary' | 'description' | 'instruction') =>
      inBoth(fi(text.fi[key]), sv(text.sv[key]), type);
    return {
      id: serviceIdOf(offer.text, offer.municipality),
      type: 'Service',
      fundingType: 'PubliclyFunded',
      serviceNames: inBoth(...name, 'Name'),
      serviceChargeType: text.price === undefined ? 'FreeOfCharge' : 'Chargeable',
      areaType: 'LimitedType',
      areas: areaOf(offer.municipality),
      serviceDescriptions: [
        ...describe('Summary', 'summary'),
        ...describe('Description', 'description'),
        ...describe('UserInstruction', 'instruction'),
        ...inBoth(text.price?.[0], text.price?.[1], 'ChargeTypeAdditionalInfo'),
      ],
      languages: offer.languages,
      serviceClasses: text.classes.map((code) => ({
        code,
        name: files.classNames.get(code) ?? [],
        ontologyType: 'ptvserclass2',
        uri: uri('ptvserclass2', code),
      })),
      ontologyTerms: text.terms.map(([term, svTerm]) => ({
        name: inBoth(term, svTerm),
        code: null,
        ontologyType: 'YSO',
      })),
      targetGroups: text.groups.map((code) => ({ code, name: [], uri: uri('ptvkohderyhmat', code) })),
      lifeEvents: [],
      // At home is no channel of PTV's: the words tell it.
      keywords: offer.way === 'home' ? inBoth('kotiin annettavat palvelut', 'tjänster i hemmet') : [],
      requirements: inBoth(text.fi.requirement, text.sv.requirement),
      serviceChannels: ways.map((id, index) => ({
        serviceChannel: { id, name: null },
        serviceHours: index === 0 ? serviceHours(offer.hours) : [],
        description: [],
      })),
      organizations: [{ organization: { id: organization.id, name: own[0] }, roleType: 'Responsible' }],
      publishingStatus: 'Published',
      modified: `${offer.modified}T06:56:40.000`,
    };
  });
  return { services, channels: [...channels.values()] };
}

function addressOf(place: Place, municipality: Municipality): object {
  const [latitude, longitude] = [String(place.north), String(place.east)];
  const office = municipality.name.map((name) => name.toLocaleUpperCase('fi'));
  const sentence = place.accessible
    ? inBoth('Sisäänkäynti on esteetön ja portaaton.', 'Entrén är tillgänglig utan trappsteg.')
    : inBoth('Sisäänkäynnillä on kolme porrasta.', 'Vid ingången finns tre trappsteg.');
  const group = inBoth('Pääsisäänkäynti', 'Huvudingången');
  return {
    type: 'Location',
    subType: 'Single',
    streetAddress: {
      street: inBoth(place.street, place.street),
      streetNumber: place.number,
      postalCode: place.postalCode,
      postOffice: inBoth(office[0], office[1]),
      municipality: { code: municipality.code, name: inBoth(...municipality.name) },
      latitude,
      longitude,
      coordinateState: 'Ok',
    },
    entrances: [
      { isMainEntrance: true, accessibilitySentences: [{ sentenceGroup: group, sentences: [{ sentence }] }] },
    ],
    country: 'FI',
  };
}
