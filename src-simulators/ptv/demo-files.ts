import * as z from 'zod';

/** Finnish and Swedish. */
const both = z.tuple([z.string(), z.string()]);
const texts = z.strictObject({
  name: z.string(),
  summary: z.string(),
  description: z.string(),
  instruction: z.string().optional(),
  requirement: z.string().optional(),
});

/** What is written of a service once, wherever it is given. `{in}` stands for "Kotkassa", `{sin}` for "i Kotka". */
export const textsFileSchema = z.array(
  z.strictObject({
    id: z.string(),
    /** Codes of PTV's classes and target groups. */
    classes: z.array(z.string()),
    groups: z.array(z.string()),
    terms: z.array(both),
    /** What it costs; absent = free. */
    price: both.optional(),
    fi: texts,
    sv: texts,
  }),
);
export type ServiceText = z.infer<typeof textsFileSchema>[number];

/** One service as somebody gives it somewhere. */
export const offersFileSchema = z.array(
  z.strictObject({
    text: z.string(),
    municipality: z.string(),
    organization: z.string(),
    languages: z.array(z.string()),
    /** Where, or how when it has no place. */
    place: z.string().optional(),
    way: z.enum(['home', 'phone', 'web']).optional(),
    /** "ti 13–14.30", "ma–pe 8–16, la 10–14", "sovitusti". */
    hours: z.string().optional(),
    /** A number of its own, after +358; absent = the organisation's. */
    phone: z.string().optional(),
    modified: z.iso.date(),
  }),
);
export type Offer = z.infer<typeof offersFileSchema>[number];

export const placesFileSchema = z.array(
  z.strictObject({
    id: z.string(),
    name: both,
    organization: z.string(),
    municipality: z.string(),
    street: z.string(),
    number: z.string(),
    postalCode: z.string(),
    /** Metres of ETRS-TM35FIN. */
    north: z.number(),
    east: z.number(),
    accessible: z.boolean(),
    hours: z.string(),
  }),
);
export type Place = z.infer<typeof placesFileSchema>[number];

export const municipalitiesFileSchema = z.array(z.strictObject({ code: z.string(), name: both, in: both }));
export type Municipality = z.infer<typeof municipalitiesFileSchema>[number];

/** An event in so many weeks from now, on a day of the week (0 = Monday), by Finland's clock. */
export const eventsFileSchema = z.array(
  z.strictObject({
    id: z.string(),
    theme: z.string(),
    group: z.string(),
    organization: z.string(),
    place: z.string(),
    /** Text of the service that it belongs to, as it is given in the place's municipality. */
    service: z.string().optional(),
    /** What comes again from the first week on has been going on for weeks. */
    week: z.number().int(),
    weekday: z.number().int().min(0).max(6),
    from: z.string(),
    to: z.string(),
    everyDays: z.number().int().optional(),
    languages: z.array(z.string()),
    price: both.optional(),
    fi: z.strictObject({ name: z.string(), summary: z.string(), signUp: z.string() }),
    sv: z.strictObject({ name: z.string(), summary: z.string(), signUp: z.string() }),
  }),
);
export type DemoEvent = z.infer<typeof eventsFileSchema>[number];

/** Organisations as PTV gives them: their names and numbers are looked up here. */
export const organizationsSchema = z.array(
  z.looseObject({
    id: z.string(),
    organizationNames: z.array(z.looseObject({ language: z.string(), value: z.string() })),
    phoneNumbers: z.array(z.looseObject({ number: z.string() })),
    webPages: z.array(z.looseObject({ url: z.string() })),
  }),
);
export type Organization = z.infer<typeof organizationsSchema>[number];
