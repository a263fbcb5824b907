import * as z from 'zod';

/** One object of the interface as it is given out; only what the lists are made by is looked at. */
export const objectSchema = z.looseObject({
  id: z.string(),
  modified: z.string(),
  publishingStatus: z.string(),
});
export type PtvObject = z.infer<typeof objectSchema>;

export interface PtvData {
  services: readonly PtvObject[];
  channels: readonly PtvObject[];
  organizations: readonly PtvObject[];
  /** National general descriptions, as v12 gives them; the demo's services lean on none. */
  generals?: readonly { contentId: string }[];
}

const areasSchema = z
  .array(z.looseObject({ type: z.string(), municipalities: z.array(z.looseObject({ code: z.string() })).nullish() }))
  .catch([]);

/** Codes of the municipalities that an object is limited to; none = the whole country. */
export const municipalitiesOf = (one: PtvObject): string[] =>
  areasSchema.parse(one['areas'] ?? []).flatMap((area) => (area.municipalities ?? []).map(({ code }) => code));
