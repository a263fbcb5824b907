import * as z from 'zod';
import { MOST_FAVOURITES } from './service-finding.js';
import { serviceUrlSchema } from './service-url.js';

const common = {
  id: z.string().regex(/^[a-z0-9-]+$/),
  /** Name shown to the professional, e.g. "Palvelutietovaranto". */
  name: z.string().min(1),
  /** Licence and source line to show, e.g. "Palvelutietovaranto, CC0". */
  licence: z.string().min(1),
  /** The same in other languages, where it reads differently. */
  licenceIn: z.strictObject({ sv: z.string().min(1).optional(), en: z.string().min(1).optional() }).optional(),
};

const http = {
  /** Milliseconds for one whole answer. */
  timeoutMs: z.number().int().positive().default(20_000),
  /** Requests at the same time. */
  concurrency: z.number().int().min(1).max(16).default(4),
  /** How often a request that failed in passing (500, 504, a broken answer) is repeated before it counts as failed. */
  retries: z.number().int().min(0).max(8).default(3),
};

const ptv = {
  ...common,
  ...http,
  /** Address with the version, without the resource: `https://…/api/v11`, `https://…/api/v12`. */
  baseUrl: serviceUrlSchema,
  /** Codes of the municipalities whose services are fetched ("489"); absent = the whole country's. */
  municipalities: z
    .array(z.string().regex(/^\d{3}$/))
    .min(1)
    .optional(),
};

const ptv11Schema = z.strictObject({ kind: z.literal('ptv11'), ...ptv });
const ptv12Schema = z.strictObject({
  kind: z.literal('ptv12'),
  ...ptv,
  apiKey: z.string().min(1),
  /** Name of the header that carries the key. */
  keyHeader: z.string().min(1).default('x-api-key'),
});
const fileSchema = z.strictObject({ kind: z.literal('file'), ...common, file: z.string().min(1) });
const csvSchema = z.strictObject({ kind: z.literal('csv'), ...common, file: z.string().min(1) });
const csvUrlSchema = z.strictObject({ kind: z.literal('csvUrl'), ...common, ...http, url: serviceUrlSchema });

/**
 * Where services come from: PTV's open interface v11, its v12 with a key, a file of PTV objects (with `-channels` and
 * `-organizations` beside it), or a table (CSV) of services and events in a file or at an address.
 */
export const serviceSourceSchema = z.discriminatedUnion('kind', [
  ptv11Schema,
  ptv12Schema,
  fileSchema,
  csvSchema,
  csvUrlSchema,
]);
export type ServiceSource = z.infer<typeof serviceSourceSchema>;
export type PtvSource = z.infer<typeof ptv11Schema>;
export type Ptv12Source = z.infer<typeof ptv12Schema>;

/** Either one file of PTV v11 objects, or a list of sources. */
export const servicesSchema = z
  .strictObject({
    file: z.string().min(1).optional(),
    attribution: z.string().optional(),
    sources: z.array(serviceSourceSchema).min(1).optional(),
    /** Favourite services of a unit, by the unit's name: ids of services. */
    unitFavourites: z.record(z.string(), z.array(z.string().min(1).max(200)).max(MOST_FAVOURITES)).default({}),
    /** E-mail address of whoever keeps the services' data: mistakes are told there. */
    corrections: z.email().optional(),
    /** File of the county's map, beside the county file; absent = the county ships none. */
    map: z.string().min(1).optional(),
    /** A refresh that would remove a larger share of a source's services than this is not believed. */
    mostRemoved: z.number().min(0).max(1).default(0.2),
  })
  .superRefine(({ file, attribution, sources }, context) => {
    const mistake = (path: string[], message: string) => context.addIssue({ code: 'custom', path, message });
    if ((file === undefined) === (sources === undefined)) mistake([], 'needs either a file or sources');
    else if (file !== undefined && attribution === undefined)
      mistake(['file'], 'a file needs an attribution beside it');
    else if (file === undefined && attribution !== undefined)
      mistake(['attribution'], 'goes with a file; each source has its own licence');
  });

/** The sources of a county, whichever way its file says them. */
export const sourcesOf = ({ file, attribution = '', sources }: z.infer<typeof servicesSchema>): ServiceSource[] =>
  sources ?? (file === undefined ? [] : [{ kind: 'file', id: 'services', name: file, licence: attribution, file }]);
