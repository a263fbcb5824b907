import { eventIterator, oc } from '@orpc/contract';
import * as z from 'zod';
import { channelKinds, targetGroups, themes } from './choices.js';
import { failureSchema } from './failure.js';
import { localizedSchema } from './language.js';

const themeSchema = z.enum(themes);
export type Theme = z.infer<typeof themeSchema>;

const targetGroupSchema = z.enum(targetGroups);
export type TargetGroup = z.infer<typeof targetGroupSchema>;

const channelKindSchema = z.enum(channelKinds);
export type ChannelKind = z.infer<typeof channelKindSchema>;

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
      email: z.string().optional(),
      url: z.url().optional(),
      address: z.string().optional(),
      hours: localizedSchema.optional(),
      accessible: z.boolean().optional(),
    }),
  ),
  /** True when the client may come without a referral (lähete) or a decision (päätös). */
  selfReferral: z.boolean(),
  keywords: z.array(z.string()),
  /** Last change in the source, YYYY-MM-DD; absent when the source does not tell. */
  modified: z.string().optional(),
});
export type Service = z.infer<typeof serviceSchema>;
export type ServiceChannel = Service['channels'][number];

const trayItemSchema = z.object({
  serviceId: z.string(),
  /** The professional's own words to the client. */
  note: z.string().max(500),
  addedAt: z.iso.datetime(),
});
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
  /** All services; `services` is absent when `knownVersion` is still the newest (the renderer keeps them in Dexie). */
  services: oc.input(z.object({ knownVersion: z.string().optional() })).output(
    z.object({
      version: z.string(),
      services: z.array(serviceSchema).optional(),
      fetchedAt: z.iso.datetime(),
      /** Source and licence line to show. */
      attribution: z.string(),
      /** Services that could not be taken in, each with its reason. */
      skipped: z.array(z.string()),
      /** The file could not be read; what was read before is still given, or nothing. */
      failure: failureSchema.optional(),
    }),
  ),
  watchTray: oc.output(eventIterator(traySchema)),
  /** `done: false` when the client has changed since the screen was drawn; nothing is then added to anybody. */
  add: oc.input(z.object({ ...forClient, serviceId: z.string() })).output(z.object({ done: z.boolean() })),
  remove: oc.input(z.object({ ...forClient, serviceId: z.string() })).output(z.object({ done: z.boolean() })),
  note: oc
    .input(z.object({ ...forClient, serviceId: z.string(), note: z.string().max(500) }))
    .output(z.object({ done: z.boolean() })),
};
