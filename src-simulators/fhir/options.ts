import { parseArgs } from 'node:util';
import * as z from 'zod';

const optionsSchema = z.object({
  port: z.coerce.number().int().min(0).max(65_535).default(0),
  seed: z.string().optional(),
  'extra-fhir': z.string().optional(),
  'delay-ms': z.coerce.number().int().min(0).max(600_000).default(0),
  anchor: z.enum(['today', 'keep']).default('today'),
});
export type Options = z.infer<typeof optionsSchema>;

/** Reads the command line; `problem` is one sentence for standard error. */
export function readOptions(args: string[]): { ok: true; options: Options } | { ok: false; problem: string } {
  const text = { type: 'string' } as const;
  try {
    const { values } = parseArgs({
      args,
      options: { port: text, seed: text, 'extra-fhir': text, 'delay-ms': text, anchor: text },
    });
    const parsed = optionsSchema.safeParse(values);
    if (parsed.success) return { ok: true, options: parsed.data };
    return { ok: false, problem: `--${String(parsed.error.issues[0]?.path[0])} has a value that is not understood.` };
  } catch (error) {
    return { ok: false, problem: error instanceof Error ? error.message : 'The options are not understood.' };
  }
}
