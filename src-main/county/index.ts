import { readFile } from 'node:fs/promises';
import { dirname, isAbsolute, resolve } from 'node:path';
import { type County, countySchema } from '#shared/county.js';
import { StartFailure } from '../host.js';

/** A county file read, with its relative paths made absolute. */
export interface LoadedCounty {
  county: County;
  /** Resolves a path that the county file names, beside the file itself. */
  path: (relative: string) => string;
}

/**
 * Reads and checks a county file. `${NAME}` in any text is replaced from `environment`.
 * @throws StartFailure with the first mistake and where it stands
 */
export async function loadCounty(file: string, environment: Record<string, string>): Promise<LoadedCounty> {
  const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    throw new StartFailure(
      `The county file ${file} cannot be read (${error.code ?? error.message}); check the path given with --county.`,
    );
  });
  const parsed = countySchema.safeParse(substitute(parseJson(file, text), environment, file));
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    const where = issue === undefined || issue.path.length === 0 ? 'the file' : issue.path.join('.');
    throw new StartFailure(`The county file ${file} has a mistake at ${where}: ${issue?.message ?? 'unreadable'}.`);
  }
  const folder = dirname(resolve(file));
  return { county: parsed.data, path: (relative) => (isAbsolute(relative) ? relative : resolve(folder, relative)) };
}

function parseJson(file: string, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    const detail = error instanceof Error ? error.message : String(error);
    throw new StartFailure(`The county file ${file} is not valid JSON: ${detail}.`);
  }
}

/** Replaces `${NAME}` in every string of a JSON value. */
function substitute(value: unknown, environment: Record<string, string>, file: string): unknown {
  if (typeof value === 'string') {
    return value.replace(/\$\{([A-Z0-9_]+)\}/g, (_, name: string) => {
      const found = environment[name];
      if (found === undefined) {
        throw new StartFailure(
          `The county file ${file} uses \${${name}}, which is not set; set it in the environment or write the value in the file.`,
        );
      }
      return found;
    });
  }
  if (Array.isArray(value)) return value.map((item) => substitute(item, environment, file));
  if (typeof value === 'object' && value !== null) {
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, substitute(item, environment, file)]));
  }
  return value;
}
