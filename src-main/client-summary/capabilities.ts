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
/** A server may be given more abilities at any time; one that did not tell them is not asked at every search. */
const HOLDS_MS = { told: 3_600_000, untold: 60_000 };

interface Statement {
  types: ReadonlySet<string>;
  /** As `asWritten` has them. */
  includes: ReadonlySet<string>;
}

/**
 * What a server offers, by its CapabilityStatement: read when a search first depends on it, and again after an hour. A
 * statement that cannot be read forbids nothing (FHIR: a server may ignore a parameter it does not know), and neither
 * does one that names no type.
 */
export function createCapabilities(source: FhirSource, exchange: Exchange, clock: Clock) {
  const url = `${source.baseUrl.replace(/\/$/, '')}/metadata`;
  let known: { until: number; statement: Promise<Statement | undefined> } | undefined;

  function statement(): Promise<Statement | undefined> {
    if (known !== undefined && clock.now() < known.until) return within(clock, MOST_WAIT_MS, known.statement);
    // While it is being read, those that come later wait for the same.
    const reading = { until: Infinity, statement: read() };
    known = reading;
    void reading.statement.then((told) => {
      reading.until = clock.now() + (told === undefined ? HOLDS_MS.untold : HOLDS_MS.told);
    });
    return within(clock, MOST_WAIT_MS, reading.statement);
  }

  async function read(): Promise<Statement | undefined> {
    // Nobody's client: it goes on when the client changes.
    const answer = await exchange(url, { method: 'GET' }, new AbortController().signal);
    const told = answer.kind === 'ok' ? statementSchema.safeParse(answer.value).data : undefined;
    if (told === undefined) return undefined;
    const resources = told.rest.filter((one) => one.mode !== 'client').flatMap((one) => one.resource);
    return {
      types: new Set(resources.map((one) => one.type)),
      includes: new Set(resources.flatMap((one) => one.searchInclude.map((include) => asWritten(one.type, include)))),
    };
  }

  return {
    /** Leaves out of the parameters each `_include` that the server does not offer. */
    async offeredOf(type: string, params: URLSearchParams): Promise<URLSearchParams> {
      const wanted = params.getAll('_include');
      if (wanted.length === 0 || source.include === 'always') return params;
      const left = new URLSearchParams([...params].filter(([name]) => name !== '_include'));
      if (source.include === 'never') return left;
      const includes = (await statement())?.includes;
      if (includes === undefined) return params;
      for (const one of wanted) {
        if (includes.has(asWritten(type, one)) || includes.has(`${type}:*`)) left.append('_include', one);
      }
      return left;
    },
    /** Whether the server may have the type: false only where its statement names its types, and not this one. */
    async mayHave(type: string): Promise<boolean> {
      if (source.types === 'all') return true;
      const types = (await statement())?.types;
      return types === undefined || types.size === 0 || types.has(type);
    },
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
