import * as z from 'zod';
import { listOf } from './ptv.js';

/**
 * The parts of PTV's open interface v12 that the workbench reads, by its OpenAPI description (beta 0.1.0). Tolerant as
 * v11's: any field may be missing or null, unknown fields are let by, and a list drops the members that it cannot read.
 */
const text = z.string().nullish().catch(null);
const codes = listOf(z.string().min(1));
/** A text by language; languages beyond fi, sv and en are let by. */
const inLanguages = z.record(z.string(), text).catch({});
export type Ptv12Texts = z.infer<typeof inLanguages>;
/** What is said in each language of its own. */
const versionsOf = <T extends z.ZodRawShape>(shape: T) => z.record(z.string(), z.object(shape)).nullish().catch(null);

const areaSchema = z
  .object({ municipalities: codes, regions: codes, wellbeingServicesCounties: codes })
  .nullish()
  .catch(null);
export type Ptv12Area = z.infer<typeof areaSchema>;

const classified = {
  chargeType: text,
  serviceClasses: codes,
  targetGroups: codes,
  lifeEvents: codes,
  /** URIs of concepts; names come from a list of their own. */
  ontologyTerms: codes,
};
const serviceTexts = {
  name: text,
  alternativeName: text,
  summary: text,
  description: text,
  userInstructions: text,
  conditions: text,
  chargeTypeAdditionalInformation: text,
  freelyAssignedKeywords: codes,
};

export const ptv12ServiceSchema = z.object({
  contentId: z.string().min(1),
  organizationContentId: text,
  otherResponsibleOrganizations: codes,
  generalDescriptionContentId: text,
  ...classified,
  serviceLanguages: codes,
  area: areaSchema,
  languageVersions: versionsOf(serviceTexts),
  publishedAt: text,
});
export type Ptv12Service = z.infer<typeof ptv12ServiceSchema>;

/** A national general description (pohjakuvaus), on which services lean. */
export const ptv12GeneralSchema = z.object({
  contentId: z.string().min(1),
  ...classified,
  languageVersions: versionsOf(serviceTexts),
});
export type Ptv12General = z.infer<typeof ptv12GeneralSchema>;

const dayHours = z
  .object({ hours: listOf(z.object({ start: text, end: text, openingStatus: text, repetition: text })) })
  .nullish()
  .catch(null);
const serviceHourSchema = z.object({
  type: text,
  fromDate: text,
  toDate: text,
  openingStatus: text,
  weeklyHours: z.record(z.string(), dayHours).nullish().catch(null),
});
const serviceHoursSchema = z
  .object({ hours: listOf(serviceHourSchema) })
  .nullish()
  .catch(null);
export type Ptv12Hours = z.infer<typeof serviceHoursSchema>;

const phones = listOf(
  z.object({ type: text, dialCode: text, number: z.string(), chargeType: text, chargeDescription: text }),
);
const pages = listOf(z.object({ url: text }));
const streetSchema = z.object({
  streetName: inLanguages,
  addressDetail: text,
  postalCode: text,
  coordinates: listOf(z.object({ system: text, easting: z.number(), northing: z.number() })),
});

export const ptv12ChannelSchema = z.object({
  contentId: z.string().min(1),
  organizationContentId: text,
  serviceChannelType: text,
  languageVersions: versionsOf({
    name: text,
    /** Of a telephone channel, and of a place. */
    phoneNumbers: phones,
    contactPhoneNumbers: phones,
    contactEmails: listOf(z.object({ email: z.string() })),
    webAddress: z.object({ url: text }).nullish().catch(null),
    contactWebPages: pages,
    formFiles: pages,
  }),
  location: z
    .object({ streetAddresses: listOf(streetSchema) })
    .nullish()
    .catch(null),
  serviceHours: serviceHoursSchema,
});
export type Ptv12Channel = z.infer<typeof ptv12ChannelSchema>;

/** That a service is given through a channel. */
export const ptv12ConnectionSchema = z.object({
  serviceContentId: z.string().min(1),
  channelContentId: z.string().min(1),
  serviceHours: serviceHoursSchema,
  languageVersions: versionsOf({ description: text }),
});
export type Ptv12Connection = z.infer<typeof ptv12ConnectionSchema>;

export const ptv12OrganizationSchema = z.object({
  contentId: z.string().min(1),
  organizationType: text,
  languageVersions: versionsOf({ name: text }),
});
export type Ptv12Organization = z.infer<typeof ptv12OrganizationSchema>;

export const ptv12ArchivedSchema = z.object({ contentId: z.string().min(1) });

/** A row of a code list: of areas with their municipalities, of concepts by their URI, of the others by code. */
export const ptv12CodeSchema = z.object({ code: text, uri: text, name: inLanguages, municipalities: codes });

/** One page of anything. */
export const ptv12PageSchema = z.object({
  totalPages: z.number().int().min(0),
  items: z.array(z.unknown()),
});
