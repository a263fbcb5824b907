import * as z from 'zod';
import { presenceReasonSchema, presenceStateSchema } from '#shared/availability.js';
import type { Standing } from '#shared/hub-protocol.js';
import type { Word } from '../engine.js';

const layerSchema = z.enum([
  'hand',
  'signedIn',
  'contact',
  'consultation',
  'unanswered',
  'contactCentre',
  'calendar',
  'roster',
]);

/** A newer hub's standing may carry more than this one knows: that is kept as it is. */
const standingSchema = z.looseObject({
  state: presenceStateSchema,
  reason: presenceReasonSchema,
  until: z.string().optional(),
  lastSeen: z.string().optional(),
});
const wordSchema = z.object({
  person: z.string(),
  source: z.string(),
  layer: layerSchema,
  standing: standingSchema.nullable(),
  at: z.number(),
});

/** Absent fields stay absent. */
function exact(parsed: z.infer<typeof standingSchema>): Standing {
  const { until, lastSeen, ...rest } = parsed;
  return { ...rest, ...(until === undefined ? {} : { until }), ...(lastSeen === undefined ? {} : { lastSeen }) };
}

function wordsOf(text: string): Word[] {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return [];
  }
  // One word of a form that is not known does not take the others with it.
  return (Array.isArray(value) ? value : [value]).flatMap((one) => {
    const { data } = wordSchema.safeParse(one);
    return data === undefined ? [] : [{ ...data, standing: data.standing === null ? null : exact(data.standing) }];
  });
}

export const readWords = wordsOf;
export const writeWords = (words: readonly Word[]): string => JSON.stringify(words);

/** A source has one word of each layer on a person. */
export const wordKey = ({ person, source, layer }: Pick<Word, 'person' | 'source' | 'layer'>): string =>
  JSON.stringify([person, source, layer]);
