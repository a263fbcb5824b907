import * as z from 'zod';

/** Parts that FHIR R4 resources are made of. Everything may be missing or broken: others write these too. */
export const text = z.string().optional().catch(undefined);
export const listOf = <T extends z.ZodType>(item: T) => z.array(item).optional().catch(undefined);
export const concept = z
  .object({ text, coding: listOf(z.object({ code: text, display: text, system: text })) })
  .optional()
  .catch(undefined);
export const concepts = listOf(concept);
export const reference = z.object({ reference: text, display: text }).optional().catch(undefined);
export const period = z.object({ start: text, end: text }).optional().catch(undefined);
export const quantity = z
  .object({ value: z.number().optional().catch(undefined), unit: text })
  .optional()
  .catch(undefined);

/** Limits of what is usual, either of them. */
export const ranges = listOf(z.object({ low: quantity, high: quantity }));

export type Concept = z.infer<typeof concept>;

/** Answer of a search, resources not read yet. */
export const bundleSchema = z.object({
  resourceType: z.literal('Bundle'),
  entry: z.array(z.object({ resource: z.unknown() })).default([]),
});
