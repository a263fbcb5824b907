import { join } from 'node:path';
import * as z from 'zod';
import type { HostOptions } from '../host.js';

/** The variable by which the launcher tells this process its options. */
export const OPTIONS_VARIABLE = 'TYOPOYTA_HOST_OPTIONS';

const hostOptionsSchema = z.object({
  countyFile: z.string().min(1),
  environment: z.record(z.string(), z.string()),
  port: z.number().int(),
  dataDir: z.string().min(1),
  signIn: z.object({ auto: z.boolean(), loginHint: z.string().exactOptional() }),
  rendererDir: z.string().min(1),
  fhircastAuth: z.literal('none').exactOptional(),
  sharedWorkstation: z.literal(true).exactOptional(),
  hub: z.string().exactOptional(),
  guidelinesKey: z.string().exactOptional(),
  training: z.literal(true).exactOptional(),
});

/**
 * The host's options: from the launcher, or, where the installed program was started without one, from its own folders:
 * the county file stands in the folder of the user's data.
 * @param env the process's environment; its values may stand in the county file, the launcher's before them
 * @param places where things are without a launcher
 */
export function readHostOptions(
  env: Record<string, string | undefined>,
  places: { dataDir: string; rendererDir: string },
): HostOptions {
  const { [OPTIONS_VARIABLE]: told, ...rest } = env;
  const environment = z
    .record(z.string(), z.string())
    .parse(Object.fromEntries(Object.entries(rest).filter(([, value]) => value !== undefined)));
  if (told === undefined) {
    return {
      ...places,
      countyFile: environment.TYOPOYTA_COUNTY ?? join(places.dataDir, 'county.json'),
      environment,
      port: 0,
      signIn: { auto: false },
    };
  }
  const options = hostOptionsSchema.parse(JSON.parse(told));
  return { ...options, environment: { ...environment, ...options.environment } };
}
