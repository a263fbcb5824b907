import * as z from 'zod';
import type { FhirSource } from '#shared/data-sources.js';
import type { Clock } from './clock.js';
import type { Exchange } from './exchange.js';
import { list, text } from './fhir-types.js';

/** The parts of a CapabilityStatement (FHIR R4) that are asked for. */
const statementSchema = z.object({
  resourceType: z.literal('CapabilityStatement'),
  rest: list(
    z.object({
      mode: text,
      resource: list(z.object({ type: z.string(), searchInclude: list(z.string()) })),
    }),
  ),
});

/** So long a search waits for the statement: after that it asks for what it would like, and the server may leave it out. */
const MOST_WAIT_MS = 1000;

/**
 * Which `_include` a server offers, by its CapabilityStatement: read when a search first wants one, once for all. A
 * statement that cannot be read forbids nothing (FHIR: a server may ignore a parameter it does not know).
 */
export function createCapabilities(source: FhirSource, exchange: Exchange, clock: Clock) {
  const url = `${source.baseUrl.replace(/\/$/, '')}/metadata`;
  let known: Promise<Set<string> | undefined> | undefined;

  async function read(): Promise<Set<string> | undefined> {
    // Nobody's client: it goes on when the client changes.
    const answer = await exchange(url, { method: 'GET' }, new AbortController().signal);
    const statement = answer.kind === 'ok' ? statementSchema.safeParse(answer.value).data : undefined;
    if (statement === undefined) {
      known = undefined;
      return undefined;
    }
    const resources = statement.rest.filter((one) => one.mode !== 'client').flatMap((one) => one.resource);
    return new Set(resources.flatMap((one) => one.searchInclude.map((include) => asWritten(one.type, include))));
  }

  /** Leaves out of the parameters each `_include` that the server does not offer. */
  return async (type: string, params: URLSearchParams): Promise<URLSearchParams> => {
    const wanted = params.getAll('_include');
    if (wanted.length === 0 || source.include === 'always') return params;
    const left = new URLSearchParams([...params].filter(([name]) => name !== '_include'));
    if (source.include === 'never') return left;
    known ??= read();
    const offered = await within(clock, MOST_WAIT_MS, known);
    if (offered === undefined) return params;
    for (const one of wanted) {
      if (offered.has(asWritten(type, one)) || offered.has(`${type}:*`)) left.append('_include', one);
    }
    return left;
  };
}

/** `Type:parameter`: servers write it with a target type after it, or with a dot or nothing before it. */
const asWritten = (type: string, include: string): string => {
  const [, parameter = ''] = /^(?:[A-Za-z]+[:.])?([\w*-]+)/.exec(include) ?? [];
  return `${type}:${parameter}`;
};

const within = <T>(clock: Clock, ms: number, work: Promise<T>): Promise<T | undefined> =>
  new Promise((resolve) => {
    const stop = clock.setTimeout(() => resolve(undefined), ms);
    void work.then((value) => {
      stop();
      resolve(value);
    });
  });
