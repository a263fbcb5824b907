import { isAbsolute, join } from 'node:path';
import * as z from 'zod';
import { dutyClaimsSchema } from '#shared/duty-claims.js';
import { hubPolicySchema } from '#shared/hub-policy.js';
import { serviceUrlSchema } from '#shared/service-url.js';

const fileSchema = z.string().min(1);

/** The file of a county's hub. A key that is not known is a mistake. */
const hubConfigSchema = z.strictObject({
  listen: z
    .strictObject({
      host: z.string().min(1).default('127.0.0.1'),
      port: z.number().int().min(0).max(65_535).default(47_200),
      /** Where no proxy in front of it does TLS: files of its key and certificate, PEM. */
      tls: z.strictObject({ key: fileSchema, cert: fileSchema }).optional(),
    })
    .prefault({}),
  /** The claims as in the county's file: they say whose access token may write, approve or lead. */
  identityProvider: z.strictObject({
    issuer: serviceUrlSchema,
    audience: z.string().min(1),
    ...dutyClaimsSchema.shape,
  }),
  directory: z.discriminatedUnion('kind', [
    /** A SCIM 2.0 service; `url` is that of its users. */
    z.strictObject({ kind: z.literal('scim'), url: serviceUrlSchema, token: z.string().min(1).optional() }),
    /** SCIM-shaped JSON, or CSV; read again when it is written anew. */
    z.strictObject({ kind: z.literal('json'), file: fileSchema }),
    z.strictObject({ kind: z.literal('csv'), file: fileSchema }),
  ]),
  /** `memory`: one hub, which keeps what it must in `dataDir`. */
  engine: z
    .string()
    .regex(/^(memory|rediss?(\+sentinel)?:\/\/\S+)$/, 'must be memory, redis://… or redis+sentinel://…')
    .default('memory'),
  dataDir: fileSchema,
  /** File of the key, 32 bytes in base64, that seals what is kept; made in `dataDir` where it is not given. */
  keyFile: fileSchema.optional(),
  policy: hubPolicySchema.prefault({}),
  /** `keyFile`: the county's private key, PEM, with which approved guidelines are signed here. `publicKey`: where they are signed elsewhere. */
  guidelines: z.strictObject({ keyFile: fileSchema.optional(), publicKey: z.base64().optional() }).prefault({}),
});
export type HubConfig = z.infer<typeof hubConfigSchema>;

export type ReadConfig = { ok: true; config: HubConfig } | { ok: false; mistakes: string[] };

/** Puts values in the place of `${NAME}`; names those that have none. */
function fill(value: unknown, environment: (name: string) => string | undefined, missing: Set<string>): unknown {
  if (typeof value === 'string') {
    return value.replace(/\$\{([A-Z0-9_]+)\}/g, (whole, name: string) => {
      const found = environment(name);
      if (found === undefined) missing.add(name);
      return found ?? whole;
    });
  }
  if (Array.isArray(value)) return value.map((one: unknown) => fill(one, environment, missing));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, fill(one, environment, missing)]));
}

const placeOf = (path: readonly PropertyKey[]) => (path.length === 0 ? 'the file' : path.join('.'));
function tell(issue: z.core.$ZodIssue): string {
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => `${placeOf([...issue.path, key])}: there is no such key here`).join('\n');
  }
  if (issue.code === 'invalid_type' && issue.input === undefined && issue.path.length > 0) {
    return `${placeOf(issue.path)}: is missing (${issue.expected} is expected)`;
  }
  return `${placeOf(issue.path)}: ${issue.message}`;
}

/**
 * Reads the text of a hub's file. Paths in it are taken from the file's own folder. Pure.
 * @param environment values for `${NAME}`, for secrets above all
 */
export function readConfig(
  text: string,
  folder: string,
  environment: (name: string) => string | undefined,
): ReadConfig {
  let raw: unknown;
  try {
    raw = JSON.parse(text);
  } catch (error) {
    return { ok: false, mistakes: [`the file is not JSON: ${error instanceof Error ? error.message : String(error)}`] };
  }
  const missing = new Set<string>();
  const filled = fill(raw, environment, missing);
  if (missing.size > 0) return { ok: false, mistakes: [...missing].map((name) => `\${${name}}: has no value`) };
  const parsed = hubConfigSchema.safeParse(filled, { reportInput: true });
  if (!parsed.success) return { ok: false, mistakes: parsed.error.issues.map(tell) };
  const at = (path: string) => (isAbsolute(path) ? path : join(folder, path));
  const { listen, directory, dataDir, keyFile, guidelines, ...rest } = parsed.data;
  const { tls } = listen;
  return {
    ok: true,
    config: {
      ...rest,
      listen: { ...listen, ...(tls === undefined ? {} : { tls: { key: at(tls.key), cert: at(tls.cert) } }) },
      directory: 'file' in directory ? { ...directory, file: at(directory.file) } : directory,
      dataDir: at(dataDir),
      guidelines: {
        ...guidelines,
        ...(guidelines.keyFile === undefined ? {} : { keyFile: at(guidelines.keyFile) }),
      },
      ...(keyFile === undefined ? {} : { keyFile: at(keyFile) }),
    },
  };
}
