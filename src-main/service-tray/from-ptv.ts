import type { Localized } from '#shared/language.js';
import {
  type PtvChannel,
  type PtvExtract,
  type PtvOrganization,
  type PtvService,
  ptvExtractSchema,
  ptvServiceSchema,
} from '#shared/ptv.js';
import type { Service } from '#shared/service-tray.js';
import { toChannel } from './channels.js';
import { sectorOf, selfReferralOf, targetGroupsOf, themeOf } from './classify.js';
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

/** Takes in one PTV v11 service object (or an extract of one). What cannot be read tells why. */
export function fromPtv(raw: unknown, references: PtvReferences): Taken {
  const read = ptvServiceSchema.safeParse(raw);
  if (!read.success) return { ok: false, reason: 'a service without id' };
  const { data } = read;
  if (!published(data.publishingStatus)) return { ok: false, reason: `${data.id}: ${data.publishingStatus}` };
  const name = localized(data.serviceNames, 'Name') ?? localized(data.serviceNames);
  if (name !== undefined) return { ok: true, service: fromService(data, name, references) };
  const extract = ptvExtractSchema.safeParse(raw);
  return extract.success
    ? { ok: true, service: fromExtract(extract.data) }
    : { ok: false, reason: `${data.id}: no name in any language` };
}

function fromService(data: PtvService, name: Localized, { channels, organizations }: PtvReferences): Service {
  const describe = (type: string) => localized(data.serviceDescriptions, type);
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
  return {
    id: data.id,
    name,
    summary,
    description,
    instruction,
    requirement: localized(data.requirements),
    provider,
    sector: sectorOf(organization?.organizationType, provider?.fi ?? ''),
    theme: themeOf(codes(data.serviceClasses), words),
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
    modified: /^\d{4}-\d{2}-\d{2}/.exec(data.modified ?? '')?.[0],
  };
}

/** PTV has no channel for what is given at home; the words tell it. */
const comesHome = (words: string) => /kotikäyn|kotiin annettav|kotiin tuotav|hembesök|tjänster i hemmet/.test(words);

function fromExtract({ id, name, summary, sv, terms }: PtvExtract): Service {
  const keywords = (terms ?? '').split(/[,;]\s*/).filter((term) => term !== '');
  const words = [name, ...keywords].join(' ').toLocaleLowerCase('fi');
  return {
    id,
    name: { fi: name, sv: sv === '' ? undefined : (sv ?? undefined) },
    summary: { fi: summary?.trim() || name },
    sector: sectorOf(null, ''),
    theme: themeOf([], words),
    targetGroups: targetGroupsOf([], words),
    municipalities: [],
    languages: [],
    charge: 'unknown',
    channels: [],
    selfReferral: true,
    keywords,
  };
}
