import type * as z from 'zod';
import { compositionPartSchema } from '../fhir-documents.js';
import { list } from '../fhir-types.js';
import { plainOf, together } from './text-of.js';

/** Sections of one document that are read at most. */
const MOST_PARTS = 200;
const partsSchema = list(compositionPartSchema);
type CompositionPart = z.infer<typeof compositionPartSchema>;

/** Titles and narratives of a Composition's sections in reading order. A stack, so that no depth can overflow it. */
export function compositionText(sections: unknown): string | undefined {
  const stack: CompositionPart[] = partsSchema.parse(sections).toReversed();
  const said: (string | undefined)[] = [];
  while (stack.length > 0 && said.length < MOST_PARTS) {
    const one = stack.pop();
    if (one === undefined) break;
    said.push([one.title, plainOf(one.text?.div)].filter((words) => words !== undefined).join('\n'));
    for (const below of partsSchema.parse(one.section).toReversed()) stack.push(below);
  }
  return together(said);
}
