import { eventIterator, oc } from '@orpc/contract';
import * as z from 'zod';
import { callCharges, channelKinds, targetGroups, themes } from './choices.js';
import { countyMapSchema } from './county-map.js';
import { failureSchema } from './failure.js';
import { localizedSchema } from './language.js';

const themeSchema = z.enum(themes);
export type Theme = z.infer<typeof themeSchema>;

const targetGroupSchema = z.enum(targetGroups);
export type TargetGroup = z.infer<typeof targetGroupSchema>;

const channelKindSchema = z.enum(channelKinds);
export type ChannelKind = z.infer<typeof channelKindSchema>;

/** WGS84 degrees, five decimals (about a metre). */
export const coordinatesSchema = z.object({
  latitude: z.number().min(-90).max(90),
  longitude: z.number().min(-180).max(180),
});
export type Coordinates = z.infer<typeof coordinatesSchema>;

const date = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);

/** One service after import from its source (PTV v11 and alike), normalised for search and reading. */
export const serviceSchema = z.object({
  id: z.string(),
  name: localizedSchema,
  summary: localizedSchema,
  description: localizedSchema.optional(),
  /** How to use or apply. */
  instruction: localizedSchema.optional(),
  /** Who may have the service, e.g. a referral or a decision that it asks for. */
  requirement: localizedSchema.optional(),
  /** Organisation that gives the service; absent when the source does not tell. */
  provider: localizedSchema.optional(),
  sector: z.enum(['county', 'municipality', 'ngo', 'parish', 'private', 'state']),
  theme: themeSchema,
  /** Every theme that it belongs to, `theme` first; absent when it is only one. */
  themes: z.array(themeSchema).optional(),
  /** Life events of the source's own list ("Eläkkeelle siirtyminen"). */
  lifeEvents: z.array(localizedSchema).optional(),
  targetGroups: z.array(targetGroupSchema),
  /** Names of municipalities (Hamina, Fredrikshamn); empty = whole county or country. */
  municipalities: z.array(localizedSchema),
  /** BCP 47 codes. */
  languages: z.array(z.string()),
  charge: z.enum(['free', 'charged', 'unknown']),
  chargeNote: localizedSchema.optional(),
  channels: z.array(
    z.object({
      kind: channelKindSchema,
      name: localizedSchema.optional(),
      phone: z.string().optional(),
      callCharge: z.enum(callCharges).optional(),
      /** What a call costs, in the source's words. */
      callChargeNote: localizedSchema.optional(),
      email: z.string().optional(),
      url: z.url().optional(),
      address: z.string().optional(),
      /** The address in Swedish, where the source has another one. */
      addressSv: z.string().optional(),
      coordinates: coordinatesSchema.optional(),
      hours: localizedSchema.optional(),
      accessible: z.boolean().optional(),
      /** Accessibility sentences of the place, as its keeper wrote them. */
      accessibility: z.array(localizedSchema).optional(),
    }),
  ),
  /** True when the client may come without a referral (lähete) or a decision (päätös). */
  selfReferral: z.boolean(),
  keywords: z.array(z.string()),
  /** Last change in the source, YYYY-MM-DD; absent when the source does not tell. */
  modified: z.string().optional(),
  /** The days, both included, on which the service is given, where the source bounds them. */
  validFrom: date.optional(),
  validTo: date.optional(),
  /** Id of the source that it came from; the source tells licence and when it was fetched. */
  source: z.string().optional(),
});
export type Service = z.infer<typeof serviceSchema>;
export type ServiceChannel = Service['channels'][number];

/** Something with a time of its own: a group's meeting, a course, an open door. */
export const serviceEventSchema = z.object({
  id: z.string(),
  title: localizedSchema,
  summary: localizedSchema.optional(),
  /** The service that it belongs to, where the source tells. */
  serviceId: z.string().optional(),
  organiser: localizedSchema.optional(),
  theme: themeSchema,
  targetGroups: z.array(targetGroupSchema),
  place: z.object({
    name: localizedSchema.optional(),
    address: z.string().optional(),
    municipality: localizedSchema.optional(),
    coordinates: coordinatesSchema.optional(),
  }),
  /** The first time, or the only one. */
  start: z.iso.datetime(),
  end: z.iso.datetime().optional(),
  /** Comes again at the same hour in Finland's time, until the day `until` (included). */
  repeats: z.object({ everyDays: z.number().int().min(1), until: date }).optional(),
  languages: z.array(z.string()),
  charge: z.enum(['free', 'charged', 'unknown']),
  chargeNote: localizedSchema.optional(),
  signUp: z.object({ needed: z.boolean(), note: localizedSchema.optional(), url: z.url().optional() }),
  source: z.string(),
});
export type ServiceEvent = z.infer<typeof serviceEventSchema>;

/** How a source of services fares. `held` = it would have removed more than is believed; the last good data stays. */
export const sourceHealthSchema = z.object({
  id: z.string(),
  name: z.string(),
  licence: z.string(),
  /** The same in the languages in which the county gives it. */
  licenceIn: localizedSchema.optional(),
  state: z.enum(['never', 'fetching', 'current', 'failed', 'held']),
  services: z.number().int(),
  events: z.number().int(),
  /** When its data was last found to be as it is now. */
  fetchedAt: z.iso.datetime().optional(),
  /** While fetching: items read of how many, as far as is known. */
  progress: z.object({ done: z.number().int(), of: z.number().int() }).optional(),
  failure: failureSchema.optional(),
  /** Entries that could not be read. */
  skipped: z.number().int(),
});
export type SourceHealth = z.infer<typeof sourceHealthSchema>;

const serviceTargetSchema = z.object({ kind: z.literal('service'), serviceId: z.string() });
/** An event with all the times at which it comes again: the client picks one when it suits. */
const eventTargetSchema = z.object({ kind: z.literal('event'), eventId: z.string() });

/** What can be put on a tray. */
const trayTargetSchema = z.discriminatedUnion('kind', [serviceTargetSchema, eventTargetSchema]);
export type TrayTarget = z.infer<typeof trayTargetSchema>;

const onTray = {
  /** The professional's own words to the client. */
  note: z.string().max(500),
  addedAt: z.iso.datetime(),
};
const trayItemSchema = z.discriminatedUnion('kind', [
  serviceTargetSchema.extend(onTray),
  eventTargetSchema.extend(onTray),
]);
export type TrayItem = z.infer<typeof trayItemSchema>;

/** The active client's tray. Lives in the core's memory only, bound to the client it was made for. */
const traySchema = z.object({
  contextVersion: z.number().int(),
  client: z.string().nullable(),
  items: z.array(trayItemSchema),
});
export type Tray = z.infer<typeof traySchema>;

const forClient = { contextVersion: z.number().int() };

export const serviceTrayContract = {
  /**
   * The services, or of a screen that has some (in Dexie), what has changed since the version that it names. They come in
   * pages: `next` is where the following one begins; the events stand on the first. When `version` is not what the page was asked `of`, the services
   * have changed between two pages, and the screen begins anew.
   */
  services: oc
    .input(
      z.object({
        since: z.string().optional(),
        page: z.object({ of: z.string(), from: z.number().int().min(0) }).optional(),
      }),
    )
    .output(
      z.object({
        version: z.string(),
        /** False: `services` and `removed` are the changes since the version that was named. */
        whole: z.boolean(),
        services: z.array(serviceSchema),
        removed: z.array(z.string()),
        next: z.number().int().optional(),
        events: z.array(serviceEventSchema),
        fetchedAt: z.iso.datetime(),
        /** Source and licence line to show. */
        attribution: z.string(),
        sources: z.array(sourceHealthSchema),
        /** Services that could not be taken in, each with its reason; the first hundred. */
        skipped: z.array(z.string()),
        /** A source could not be read; what was read before is still given, or nothing. */
        failure: failureSchema.optional(),
      }),
    ),
  /** The county's map; neither it nor a failure when the county ships none. */
  map: oc.output(z.object({ map: countyMapSchema.optional(), failure: failureSchema.optional() })),
  /** Fetches those sources again that could not be fetched. Answers when it has been tried; `done`: all came. */
  retry: oc.output(z.object({ done: z.boolean() })),
  /** Tells each time that a source begins, goes on or ends its fetching. A new `version` = there is something to ask for. */
  watchSources: oc.output(eventIterator(z.object({ version: z.string(), sources: z.array(sourceHealthSchema) }))),
  watchTray: oc.output(eventIterator(traySchema)),
  /** `done: false` when the client has changed since the screen was drawn; nothing is then added to anybody. */
  add: oc.input(z.object({ ...forClient, item: trayTargetSchema })).output(z.object({ done: z.boolean() })),
  remove: oc.input(z.object({ ...forClient, item: trayTargetSchema })).output(z.object({ done: z.boolean() })),
  note: oc
    .input(z.object({ ...forClient, item: trayTargetSchema, note: z.string().max(500) }))
    .output(z.object({ done: z.boolean() })),
};
