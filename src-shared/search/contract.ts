import { oc } from '@orpc/contract';
import * as z from 'zod';

const synonymPairSchema = z.object({
  lay: z.array(z.string()).readonly(),
  official: z.array(z.string()).readonly(),
  equal: z.literal(true).optional(),
});

export const searchContract = {
  /** The county's list of synonyms, or the product's own. Nothing that is searched for ever comes to the core. */
  synonyms: oc.output(z.object({ pairs: z.array(synonymPairSchema) })),
};
