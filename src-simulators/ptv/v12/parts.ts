import * as z from 'zod';
import type { PtvObject } from '../data.js';

/** The parts of the demo's v11 objects that v12's are made of. */
const item = z.looseObject({ language: z.string(), value: z.string().nullish(), type: z.string().nullish() });
const items = z.array(item).nullish().catch([]);
const coded = z
  .array(z.looseObject({ code: z.string().nullish(), uri: z.string().nullish(), name: items }))
  .nullish()
  .catch([]);
const hours = z
  .array(
    z.looseObject({
      isReservation: z.boolean().nullish(),
      isAlwaysOpen: z.boolean().nullish(),
      openingHour: z
        .array(z.looseObject({ dayFrom: z.string(), dayTo: z.string().nullish(), from: z.string(), to: z.string() }))
        .nullish(),
    }),
  )
  .nullish()
  .catch([]);
const municipality = z.looseObject({ code: z.string(), name: items });

export const serviceParts = z.looseObject({
  id: z.string(),
  modified: z.string(),
  generalDescriptionId: z.string().nullish(),
  serviceNames: items,
  serviceDescriptions: items,
  requirements: items,
  keywords: items,
  serviceChargeType: z.string().nullish(),
  serviceClasses: coded,
  targetGroups: coded,
  lifeEvents: coded,
  ontologyTerms: coded,
  languages: z.array(z.string()).nullish().catch([]),
  areas: z
    .array(z.looseObject({ type: z.string(), municipalities: z.array(municipality).nullish() }))
    .nullish()
    .catch([]),
  serviceChannels: z
    .array(
      z.looseObject({ serviceChannel: z.looseObject({ id: z.string() }), description: items, serviceHours: hours }),
    )
    .nullish()
    .catch([]),
  organizations: z
    .array(z.looseObject({ organization: z.looseObject({ id: z.string() }), roleType: z.string().nullish() }))
    .nullish()
    .catch([]),
});
export const channelParts = z.looseObject({
  id: z.string(),
  modified: z.string(),
  organizationId: z.string().nullish(),
  serviceChannelType: z.string(),
  serviceChannelNames: items,
  phoneNumbers: z
    .array(
      z.looseObject({
        number: z.string(),
        language: z.string().nullish(),
        prefixNumber: z.string().nullish(),
        serviceChargeType: z.string().nullish(),
        chargeDescription: z.string().nullish(),
      }),
    )
    .nullish()
    .catch([]),
  emails: items,
  webPages: z
    .array(z.looseObject({ url: z.string(), language: z.string() }))
    .nullish()
    .catch([]),
  addresses: z
    .array(
      z.looseObject({
        streetAddress: z
          .looseObject({
            street: items,
            streetNumber: z.string().nullish(),
            postalCode: z.string(),
            postOffice: items,
            latitude: z.coerce.number(),
            longitude: z.coerce.number(),
          })
          .nullish(),
      }),
    )
    .nullish()
    .catch([]),
  serviceHours: hours,
});
export const organizationParts = z.looseObject({
  id: z.string(),
  modified: z.string(),
  organizationType: z.string().nullish(),
  organizationNames: items,
});
export type Items = z.infer<typeof items>;
export type Coded = z.infer<typeof coded>;
export type Hours = z.infer<typeof hours>;
export type ServiceParts = z.infer<typeof serviceParts>;

/** Objects that the demo and the tests make are read; one that is not would be a mistake of theirs. */
export const read = <T>(schema: z.ZodType<T>, objects: readonly PtvObject[]): T[] =>
  objects.map((one) => schema.parse(one));
