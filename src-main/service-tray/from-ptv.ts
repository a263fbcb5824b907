import {
  type PtvChannel,
  type PtvExtract,
  type PtvOrganization,
  type PtvService,
  type PtvServiceHour,
  ptvExtractSchema,
  ptvServiceSchema,
} from '#shared/ptv.js';
import type { Service } from '#shared/service-tray.js';
import { toChannel } from './channels.js';
import { scrubService } from './scrub.js';
import { sectorOf, selfReferralOf, targetGroupsOf, themesOf } from './classify.js';
import { localized, values } from './texts.js';

/** What services refer to, by id. */
export interface PtvReferences {
  channels: ReadonlyMap<string, PtvChannel>;
  organizations: ReadonlyMap<string, PtvOrganization>;
}

export type Taken = { ok: true; service: Service } | { ok: false; reason: string };

const charges: Record<string, Service['charge']> = {
  FreeOfCharge: 'free',
  Free: 'free',
  Charged: 'charged',
  Chargeable: 'charged',
};
const published = (status: string | null | undefined) =>
  status === null || status === undefined || status === 'Published';

export type TakenPtv = { ok: true; service: PtvService } | { ok: false; id?: string; reason: string };

/**
 * Takes in one PTV service object, or an extract of one, without what is said of persons. What cannot be read, or is not
 * published, tells why.
 */
export function takePtvService(raw: unknown): TakenPtv {
  const read = ptvServiceSchema.safeParse(raw);
  if (!read.success) return { ok: false, reason: 'a service without id' };
  const { data } = read;
  if (!published(data.publishingStatus))
    return { ok: false, id: data.id, reason: `${data.id}: ${data.publishingStatus}` };
  if (localized(data.serviceNames) !== undefined) return { ok: true, service: scrubService(data) };
  const extract = ptvExtractSchema.safeParse(raw);
  return extract.success
    ? { ok: true, service: scrubService({ ...data, ...ofExtract(extract.data) }) }
    : { ok: false, id: data.id, reason: `${data.id}: no name in any language` };
}

/** Takes in one PTV service object and makes it the tray's. */
export function fromPtv(raw: unknown, references: PtvReferences): Taken {
  const taken = takePtvService(raw);
  return taken.ok ? { ok: true, service: fromService(taken.service, references) } : { ok: false, reason: taken.reason };
}

/** The tray's service of PTV's, with what it refers to. Pure. */
export function fromService(data: PtvService, { channels, organizations }: PtvReferences): Service {
  const name = localized(data.serviceNames, 'Name') ?? localized(data.serviceNames) ?? { fi: data.id };
  // What the national general description (pohjakuvaus) says stands in where the service itself says nothing.
  const describe = (type: string) =>
    localized(data.serviceDescriptions, type) ?? localized(data.serviceDescriptions, `GD_${type}`);
  const description = describe('Description');
  const summary = describe('Summary') ?? description ?? name;
  const instruction = describe('UserInstruction');
  const keywords = [
    ...new Set([
      ...values(data.keywords),
      ...data.ontologyTerms.flatMap((term) => values(term.name)),
      ...values(data.serviceNames.filter((one) => one.type === 'AlternativeName')),
    ]),
  ];
  const words = [...values(data.serviceNames), ...keywords].join(' ').toLocaleLowerCase('fi');
  const codes = (list: PtvService['serviceClasses']) => list.flatMap((one) => one.code ?? []);
  const responsible = data.organizations.find((one) => one.roleType === 'Responsible') ?? data.organizations[0];
  const organization = responsible && organizations.get(responsible.organization.id);
  const provider =
    (organization && localized(organization.organizationNames, 'Name')) ??
    (responsible?.organization.name ? { fi: responsible.organization.name } : undefined);
  const ways = data.serviceChannels
    .map((connection) => toChannel(connection, channels.get(connection.serviceChannel.id)))
    .filter((channel) => channel !== undefined);
  const [theme, ...otherThemes] = themesOf(codes(data.serviceClasses), words);
  const lifeEvents = data.lifeEvents.flatMap((one) => localized(one.name) ?? []);
  const validity = validityOf(data.serviceChannels.flatMap((one) => one.serviceHours));
  return {
    id: data.id,
    name,
    summary,
    description,
    instruction,
    requirement: localized(data.requirements),
    provider,
    sector: sectorOf(organization?.organizationType, provider?.fi ?? ''),
    theme,
    themes: otherThemes.length === 0 ? undefined : [theme, ...otherThemes],
    lifeEvents: lifeEvents.length === 0 ? undefined : lifeEvents,
    targetGroups: targetGroupsOf(codes(data.targetGroups), words),
    municipalities: data.areas
      .filter((area) => area.type === 'Municipality')
      .flatMap((area) => area.municipalities)
      .flatMap((municipality) => localized(municipality.name) ?? []),
    languages: [...new Set(data.languages)],
    charge: charges[data.serviceChargeType ?? ''] ?? 'unknown',
    chargeNote: describe('ChargeTypeAdditionalInfo'),
    channels: comesHome(words) ? [...ways, { kind: 'home' }] : ways,
    selfReferral: selfReferralOf([...values(data.requirements), instruction?.fi ?? '']),
    keywords,
    modified: dayOf(data.modified),
    ...validity,
  };
}

/** PTV has no channel for what is given at home; the words tell it. */
const comesHome = (words: string) => /kotikäyn|kotiin annettav|kotiin tuotav|hembesök|tjänster i hemmet/.test(words);

const dayOf = (time: string | null | undefined): string | undefined => /^\d{4}-\d{2}-\d{2}/.exec(time ?? '')?.[0];

/** The days that bound the service: PTV bounds the hours, and what no hours are for is not given. */
function validityOf(hours: readonly PtvServiceHour[]): Pick<Service, 'validFrom' | 'validTo'> {
  if (hours.length === 0) return {};
  const from = hours.map((hour) => dayOf(hour.validFrom));
  const to = hours.map((hour) => dayOf(hour.validTo));
  // Hours without a bound leave that side open.
  return {
    ...(from.every((day) => day !== undefined) && { validFrom: from.toSorted()[0] }),
    ...(to.every((day) => day !== undefined) && { validTo: to.toSorted().at(-1) }),
  };
}

/** An extract's fields as those of the whole object. */
function ofExtract({ name, summary, sv, terms }: PtvExtract): Partial<PtvService> {
  const fi = (value: string, type: string) => ({ language: 'fi', value, type });
  return {
    serviceNames: [fi(name, 'Name'), ...(sv ? [{ language: 'sv', value: sv, type: 'Name' }] : [])],
    serviceDescriptions: summary?.trim() ? [fi(summary.trim(), 'Summary')] : [],
    keywords: (terms ?? '')
      .split(/[,;]\s*/)
      .filter((term) => term !== '')
      .map((term) => fi(term, 'Keyword')),
  };
}
