import { performance } from 'node:perf_hooks';
import { call } from '@orpc/server';
import * as z from 'zod';
import type { Section, SectionSource, Summary } from '#shared/client-summary.js';
import { type FhirSource, fhirSourceSchema } from '#shared/data-sources.js';
import { withUpdate } from '#shared/summary-update.js';
import { type ActiveClient, createClientSummary } from '../../../src-main/client-summary/index.js';
import { createLive } from '../../../src-main/live.js';
import { accessToAll, noRelations } from '../../fixtures/open-access.js';
import { patientIdOf } from './resources.js';
import { standingOf } from './county.js';

export const portsSchema = z.object({ ports: z.array(z.number().int()) });

/** As the workbench has it. */
const PACE_MS = 50;
const nameOf = (source: number) => `L${source}`;

/** One change of client, milliseconds from the change. */
export interface Sample {
  floorMs: number;
  /** The first section has something of the client to read. */
  firstMs: number;
  /** The first section that has come whole from every fast source. */
  firstWholeMs: number;
  /** Every section has come from every fast source, and the dead one is told as failed. */
  fastMs: number;
  /** Sources of three seconds are marked as slow. */
  slowMs: number;
  /** Processor time of the core until everything fast was there: what is left of it on a machine that others use too. */
  cpuMs: number;
  entries: number;
  sections: number;
}

/**
 * The core of the summary as the workbench builds it, over real HTTP; watched as a window watches it.
 * @param types whether sources are asked for what they say they have, or for everything
 */
export function createBench(ports: readonly number[], types: FhirSource['types'] = 'asServerSays') {
  // The county file's own defaults: what a county gets that says nothing more.
  const sources = ports.map((port, source): FhirSource =>
    fhirSourceSchema.parse({
      id: `l${source}`,
      name: nameOf(source),
      baseUrl: `http://127.0.0.1:${port}/fhir`,
      register: source % 2 === 0 ? 'health' : 'social',
      types,
    }),
  );
  const client = createLive<ActiveClient>({ version: 0, reference: null });
  const feature = createClientSummary({
    sources,
    client,
    access: accessToAll(client),
    relations: noRelations,
    organization: 'Mittarin hyvinvointialue',
    fetch: globalThis.fetch,
    clock: {
      now: Date.now,
      setTimeout: (run, ms) => {
        const timer = setTimeout(run, ms);
        return () => clearTimeout(timer);
      },
    },
    log: () => {},
    paceMs: PACE_MS,
  });
  let version = 0;

  /** Changes the client and calls `seen` with each state that a window gets, until it has seen enough. */
  async function open(id: number, seen: (summary: Summary, ms: number) => boolean): Promise<void> {
    version += 1;
    const stop = new AbortController();
    const stream = await call(feature.router.watch, undefined, { context: { screen: 2 }, signal: stop.signal });
    let summary: Summary | undefined;
    const reference = `Patient/${patientIdOf(0, id)}`;
    // As the context manager does before it commits the change.
    await feature.identity.read(reference, stop.signal);
    const began = performance.now();
    client.set({ version, reference });
    for await (const update of stream) {
      summary = withUpdate(summary, update);
      if (summary?.contextVersion === version && seen(summary, performance.now() - began)) break;
    }
    stop.abort();
  }

  return {
    open,
    async measure(id: number): Promise<Sample> {
      const floor = performance.now();
      await (await fetch(`${sources[0]?.baseUrl}/Patient/${patientIdOf(0, id)}`)).text();
      const sample: Sample = { ...NOT_YET, floorMs: performance.now() - floor };
      const cpu = process.cpuUsage();
      await open(id, (summary, ms) => {
        if (summary.sections.some((one) => one.data.entries.length > 0)) sample.firstMs ||= ms;
        if (summary.sections.some((one) => fastOf(one, 'ready'))) sample.firstWholeMs ||= ms;
        if (summary.sections.every((one) => fastOf(one, 'ready') && fastOf(one, 'failed'))) {
          sample.fastMs ||= ms;
          sample.cpuMs ||= cpuSince(cpu);
        }
        if (summary.sections.every((one) => fastOf(one, 'slow'))) sample.slowMs ||= ms;
        if (sample.fastMs === 0 || sample.slowMs === 0) return false;
        Object.assign(sample, checked(summary));
        return true;
      });
      return sample;
    },
    close: () => feature.close(),
  };
}
export type Bench = ReturnType<typeof createBench>;

const NOT_YET = { firstMs: 0, firstWholeMs: 0, fastMs: 0, slowMs: 0, cpuMs: 0, entries: 0, sections: 0 };
function cpuSince(before: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}
const numberOf = (source: SectionSource) => Number(source.source.slice(1));

/** Whether every source that is to stand so at the end stands so. */
const fastOf = (section: Section, state: ReturnType<typeof standingOf>): boolean =>
  section.sources.every((one) => standingOf(numberOf(one)) !== state || one.state === state);

/** What was measured is what was meant: every fast source has given all that it was asked for, and nothing was skipped. */
function checked({ sections }: Summary) {
  const skipped = sections.flatMap((one) => one.sources.flatMap((source) => source.skipped ?? []));
  if (skipped.length > 0) throw new Error(`Entries were skipped: ${JSON.stringify(skipped.slice(0, 5))}`);
  const entries = sections.reduce((sum, one) => sum + one.data.entries.length, 0);
  return { entries, sections: sections.filter((one) => one.data.entries.length > 0).length };
}
