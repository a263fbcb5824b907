import * as z from 'zod';
import { countySchema } from '#shared/county.js';
import type { JsonPath } from './json.js';

/** What of JSON Schema tells which keys and values there may be. */
interface Form {
  properties?: Record<string, Form> | undefined;
  items?: Form | undefined;
  additionalProperties?: Form | boolean | undefined;
  oneOf?: Form[] | undefined;
  anyOf?: Form[] | undefined;
  const?: unknown;
  enum?: unknown[] | undefined;
}
const formSchema: z.ZodType<Form> = z.lazy(() =>
  z.object({
    properties: z.record(z.string(), formSchema).optional(),
    items: formSchema.optional(),
    additionalProperties: z.union([z.boolean(), formSchema]).optional(),
    oneOf: z.array(formSchema).optional(),
    anyOf: z.array(formSchema).optional(),
    const: z.unknown().optional(),
    enum: z.array(z.unknown()).optional(),
  }),
);

const alternatives = (form: Form): Form[] => [
  form,
  ...[...(form.oneOf ?? []), ...(form.anyOf ?? [])].flatMap(alternatives),
];

function step(form: Form, key: string | number): Form[] {
  return alternatives(form).flatMap(({ properties, items, additionalProperties }) => {
    if (typeof key === 'number') return items ?? [];
    const more = typeof additionalProperties === 'object' ? additionalProperties : [];
    return properties?.[key] ?? more;
  });
}

function formsAt(path: JsonPath): Form[] {
  const root = formSchema.parse(z.toJSONSchema(countySchema, { io: 'input', unrepresentable: 'any' }));
  return path.reduce((found: Form[], key) => found.flatMap((form) => step(form, key)), [root]).flatMap(alternatives);
}

/** Keys that a county file may have in the object at `path`. */
export const knownKeys = (path: JsonPath): string[] => [
  ...new Set(formsAt(path).flatMap((form) => Object.keys(form.properties ?? {}))),
];

/** Values that may stand at `path`, where they are a closed list. */
export const knownValues = (path: JsonPath): unknown[] =>
  formsAt(path).flatMap((form) => form.enum ?? (form.const === undefined ? [] : [form.const]));
