import { eventIterator, oc } from '@orpc/contract';
import * as z from 'zod';
import { themes } from './choices.js';

/** How many things told of the client a proposal names as its reasons. */
export const MOST_REASONS = 3;
/** How many favourites a professional or a unit has at most. */
export const MOST_FAVOURITES = 300;

const serviceIdSchema = z.string().min(1).max(200);

/** A theme that what is known of the client speaks for, and what it is that speaks. */
const serviceNeedSchema = z.object({
  theme: z.enum(themes),
  /** Titles of what the summary shows, as their sources worded them; the most pressing kinds first. */
  because: z.array(z.string()).min(1).max(MOST_REASONS),
});
export type ServiceNeed = z.infer<typeof serviceNeedSchema>;

/** What the open client's summary speaks for. In memory only, and only while the client is open. */
const clientNeedsSchema = z.object({ contextVersion: z.number().int(), needs: z.array(serviceNeedSchema) });
export type ClientNeeds = z.infer<typeof clientNeedsSchema>;

/** Ids of services, the newest first. */
export const favouritesSchema = z.object({
  own: z.array(serviceIdSchema).max(MOST_FAVOURITES),
  /** Those of the professional's unit, from the county file. */
  unit: z.array(serviceIdSchema).max(MOST_FAVOURITES),
});
export type Favourites = z.infer<typeof favouritesSchema>;

/** What helps in finding services. What is searched for, and with what filters, never comes to the core. */
export const serviceFindingContract = {
  watchNeeds: oc.output(eventIterator(clientNeedsSchema)),
  watchFavourites: oc.output(eventIterator(favouritesSchema)),
  /** Of the signed-in professional; `done: false` when nobody is. */
  favourite: oc.input(z.object({ id: serviceIdSchema, on: z.boolean() })).output(z.object({ done: z.boolean() })),
  /** Where mistakes in the services' data are told, when a service has no address of its own. */
  corrections: oc.output(z.object({ email: z.email().optional() })),
};
