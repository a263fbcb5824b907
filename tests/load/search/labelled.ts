import * as z from 'zod';
import { serviceDocument } from '../../../src-shared/search/fields.js';

/** Services in the short form of labelled sets: a name in Finnish and perhaps in Swedish, a summary, and index terms. */
const labelledServicesSchema = z.array(
  z.object({
    id: z.string(),
    name: z.string(),
    nameSv: z.string().nullish(),
    summary: z.string().nullish(),
    summarySv: z.string().nullish(),
    terms: z.array(z.string()).nullish(),
    /** Names of service classes, where the set has them. */
    serviceClassNames: z.array(z.string()).nullish(),
  }),
);

const labelledQueriesSchema = z
  .array(z.object({ category: z.string(), query: z.string(), relevant: z.array(z.string()).min(1) }))
  .min(1);

/** Services of a labelled set as the product's search has them. @throws ZodError when the file is of another form */
export const readServices = (json: unknown) =>
  labelledServicesSchema.parse(json).map(({ id, name, nameSv, summary, summarySv, terms, serviceClassNames }) =>
    serviceDocument({
      id,
      name: { fi: name, sv: nameSv ?? undefined },
      summary: summary == null ? undefined : { fi: summary, sv: summarySv ?? undefined },
      keywords: [...(terms ?? []), ...(serviceClassNames ?? [])],
    }),
  );

/** @throws ZodError when the file is of another form */
export const readQueries = (json: unknown) => labelledQueriesSchema.parse(json);
