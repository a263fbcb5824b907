import * as z from 'zod';

/**
 * The parts of Palvelutietovaranto's (PTV, Suomi.fi) open interface v11 that the workbench reads. Tolerant on purpose:
 * any field may be missing or null, unknown fields are let by, and a list drops the members that it cannot read.
 */
export const listOf = <T>(member: z.ZodType<T>) =>
  z
    .array(z.unknown())
    .nullish()
    .catch(null)
    .transform((members) =>
      (members ?? []).flatMap((one) => {
        const read = member.safeParse(one);
        return read.success ? [read.data] : [];
      }),
    );
const text = z.string().nullish().catch(null);
const flag = z.boolean().nullish().catch(null);

const languageItemSchema = z.object({ language: z.string(), value: text, type: text });
export type PtvLanguageItem = z.infer<typeof languageItemSchema>;

const codeSchema = z.object({ code: text, name: listOf(languageItemSchema) });

const municipalitySchema = z.object({ code: text, name: listOf(languageItemSchema) });
const areaSchema = z.object({ type: text, municipalities: listOf(municipalitySchema) });

export const ptvServiceHourSchema = z.object({
  serviceHourType: text,
  isClosed: flag,
  isAlwaysOpen: flag,
  isReservation: flag,
  validFrom: text,
  validTo: text,
  openingHour: listOf(z.object({ dayFrom: text, dayTo: text, from: text, to: text })),
});
export type PtvServiceHour = z.infer<typeof ptvServiceHourSchema>;

const ptvPhoneSchema = z.object({
  type: text,
  prefixNumber: text,
  number: z.string(),
  language: text,
  serviceChargeType: text,
  chargeDescription: text,
});
export type PtvPhone = z.infer<typeof ptvPhoneSchema>;

const connectionSchema = z.object({
  serviceChannel: z.object({ id: z.string(), name: text }),
  description: listOf(languageItemSchema),
  serviceHours: listOf(ptvServiceHourSchema),
});
export type PtvConnection = z.infer<typeof connectionSchema>;

const organizationReferenceSchema = z.object({
  organization: z.object({ id: z.string(), name: text }),
  roleType: text,
});

/** One service ("palvelu"). Only its id is demanded here; what else is needed is decided when it is taken in. */
export const ptvServiceSchema = z.object({
  id: z.string().min(1),
  serviceNames: listOf(languageItemSchema),
  serviceDescriptions: listOf(languageItemSchema),
  serviceChargeType: text,
  areas: listOf(areaSchema),
  languages: listOf(z.string()),
  serviceClasses: listOf(codeSchema),
  ontologyTerms: listOf(codeSchema),
  targetGroups: listOf(codeSchema),
  lifeEvents: listOf(codeSchema),
  keywords: listOf(languageItemSchema),
  requirements: listOf(languageItemSchema),
  serviceChannels: listOf(connectionSchema),
  organizations: listOf(organizationReferenceSchema),
  publishingStatus: text,
  modified: text,
});
export type PtvService = z.infer<typeof ptvServiceSchema>;

/** Metres of ETRS-TM35FIN (EPSG:3067): northing as `latitude`, easting as `longitude`, numbers or texts. */
const metres = z.union([z.string(), z.number()]).nullish().catch(null);

const streetAddressSchema = z.object({
  latitude: metres,
  longitude: metres,
  street: listOf(languageItemSchema),
  streetNumber: text,
  postalCode: text,
  postOffice: listOf(languageItemSchema),
});

const sentenceSchema = z.object({ sentence: listOf(languageItemSchema) });
const entranceSchema = z.object({
  accessibilitySentences: listOf(z.object({ sentences: listOf(sentenceSchema) })),
});

/** One service channel ("asiointikanava"): a place, a phone line, an e-service, a web page or a form. */
export const ptvChannelSchema = z.object({
  id: z.string().min(1),
  serviceChannelType: text,
  serviceChannelNames: listOf(languageItemSchema),
  phoneNumbers: listOf(ptvPhoneSchema),
  emails: listOf(languageItemSchema),
  webPages: listOf(z.object({ url: text, language: text })),
  addresses: listOf(
    z.object({ streetAddress: streetAddressSchema.nullish().catch(null), entrances: listOf(entranceSchema) }),
  ),
  serviceHours: listOf(ptvServiceHourSchema),
  publishingStatus: text,
});
export type PtvChannel = z.infer<typeof ptvChannelSchema>;

/** One organisation, for its names in both languages and its kind. */
export const ptvOrganizationSchema = z.object({
  id: z.string().min(1),
  organizationType: text,
  organizationNames: listOf(languageItemSchema),
});
export type PtvOrganization = z.infer<typeof ptvOrganizationSchema>;

/** A service cut down to its texts, as search extracts of PTV give it: one name and one summary, Finnish. */
export const ptvExtractSchema = z.object({
  id: z.string().min(1),
  name: z.string().min(1),
  summary: text,
  sv: text,
  terms: text,
});
export type PtvExtract = z.infer<typeof ptvExtractSchema>;

/** A page of ids, as every list of the interface comes. */
export const ptvIdPageSchema = z.object({
  pageNumber: z.number().int().nullish().catch(null),
  pageCount: z.number().int().min(0).nullish().catch(null),
  itemList: listOf(z.object({ id: z.string().min(1) })),
});

/** Lists come bare, one object alone, or in the interface's page wrapper. */
export const ptvListSchema = z.union([
  z.array(z.unknown()),
  z.object({ itemList: z.array(z.unknown()) }).transform((page) => page.itemList),
  z.looseObject({ id: z.string() }).transform((one) => [one]),
]);
