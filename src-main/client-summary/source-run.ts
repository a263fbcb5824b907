import type { SectionId } from '#shared/client-summary.js';
import type { Failure } from '#shared/failure.js';
import type { Log } from '../log.js';
import { backoffMs, mayPass } from './backoff.js';
import type { Clock } from './clock.js';
import type { Answer } from './fhir-answer.js';
import type { SearchAnswer, SourceReader } from './fhir-source.js';
import { type Origin, type SectionSearch, searches } from './sections/index.js';
import { askAll } from './section-answer.js';
import { type SearchCell, type SourceCells, createSplitter } from './cells.js';

interface SourceRunParts {
  reader: SourceReader;
  /** The client's logical id at this source; `undefined` value = this source does not know the client. */
  patientId: (signal: AbortSignal) => Promise<Answer<string | undefined>>;
  clock: Clock;
  log: Log;
  /** From 0 to 1, for the wait before a new try. */
  chance: () => number;
  /** Ends everything: the client has changed. */
  signal: AbortSignal;
  changed: () => void;
  /** All searches are well again after a failure. */
  recovered: () => void;
}

/** Reads one client from one source: all searches at once, each with its own state, failed ones again by themselves. */
export function createSourceRun({ reader, patientId, clock, log, chance, signal, changed, recovered }: SourceRunParts) {
  const { source } = reader;
  const jobs = searches.map((search) => ({ search, cell: newCell(search), stop: new AbortController() }));
  type Job = (typeof jobs)[number];
  const split = createSplitter();
  let attempt = 0;
  let unwell = false;
  let stopTimer = () => {};
  let known: Promise<Answer<string | undefined>> | undefined;

  async function answerTo(search: SectionSearch, jobSignal: AbortSignal) {
    known ??= patientId(signal);
    const id = await known;
    if (id.kind !== 'ok') {
      known = undefined;
      return { answer: id, origin: originOf('') };
    }
    const origin = originOf(id.value ?? '');
    return { answer: id.value === undefined ? nothing : await askAll(reader, search, origin, jobSignal), origin };
  }

  const originOf = (patient: string): Origin => ({
    source: source.name,
    register: source.register,
    patient,
    now: clock.now(),
  });

  async function read(job: Job): Promise<void> {
    job.stop.abort();
    const stop = new AbortController();
    job.stop = stop;
    const { answer, origin } = await answerTo(job.search, AbortSignal.any([signal, stop.signal]));
    // A late answer, or one to a question asked again since, is nobody's.
    if (signal.aborted || stop.signal.aborted || answer.kind === 'cancelled') return;
    job.cell = answer.kind === 'ok' ? readyCell(job, answer.value, origin) : failedCell(job, answer.failure);
    if (answer.kind === 'failed') {
      log('warn', 'client-summary.failed', { source: source.id, type: job.search.type, kind: answer.failure.kind });
    }
    settle();
    changed();
  }

  function readyCell({ search, cell }: Job, answer: SearchAnswer, origin: Origin): SearchCell {
    const { data, skipped } = search.map(answer, origin);
    if (answer.cut) skipped.push({ type: search.type, reason: 'tooMany' });
    return { sections: cell.sections, type: cell.type, state: 'ready', data, skipped, fetchedAt: clock.now() };
  }

  const failedCell = ({ cell }: Job, failure: Failure): SearchCell => ({ ...cell, state: 'failed', failure });

  /** When all have answered: waits and tries the failed ones again, or starts counting anew. */
  function settle(): void {
    if (jobs.some((job) => job.cell.state === 'loading')) return;
    const failed = jobs.filter((job) => job.cell.state === 'failed');
    stopTimer();
    if (failed.length === 0) {
      attempt = 0;
      if (unwell) recovered();
    }
    unwell = failed.length > 0;
    const again = failed.filter(({ cell }) => cell.failure !== undefined && mayPass(cell.failure));
    if (again.length === 0) return;
    stopTimer = clock.setTimeout(
      () => {
        attempt += 1;
        // The cells stay as they are shown until the answer: a quiet retry must not flicker.
        for (const job of again) void read(job);
      },
      backoffMs(attempt, chance()),
    );
  }

  /** Asks again, shown as loading; what was read earlier stays beside. */
  function retry(section?: SectionId): void {
    stopTimer();
    const wanted = jobs.filter((job) => section === undefined || job.cell.sections.includes(section));
    for (const job of wanted) job.cell = { ...job.cell, state: 'loading' };
    changed();
    for (const job of wanted) void read(job);
  }

  signal.addEventListener('abort', () => stopTimer(), { once: true });
  return {
    start: () => {
      for (const job of jobs) void read(job);
    },
    retry,
    cells: (): SourceCells => ({ source, cells: jobs.flatMap((job) => split(job.cell)) }),
  };
}

const nothing: Answer<SearchAnswer> = { kind: 'ok', value: { matches: [], included: [], cut: false } };

const newCell = (search: SectionSearch): SearchCell => ({
  sections: search.sections,
  type: search.type,
  state: 'loading',
  skipped: [],
});
