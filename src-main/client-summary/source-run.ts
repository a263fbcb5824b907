import type { SectionId } from '#shared/client-summary.js';
import type { Log } from '../log.js';
import { backoffMs, mayPass } from './backoff.js';
import type { Clock } from './clock.js';
import type { Answer } from './fhir-answer.js';
import type { SearchAnswer, SourceReader } from './fhir-source.js';
import { SLOW_MS } from './slow.js';
import { type SectionSearch, searches } from './sections/index.js';
import type { Cell, SourceCells } from './cells.js';

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
  const jobs = searches.map((search) => ({
    search,
    cell: newCell(search),
    stop: new AbortController(),
    /** Being read just now, also where the cell still shows what was before. */
    busy: false,
    /** Nothing was sent, since the source is left alone. */
    held: false,
  }));
  type Job = (typeof jobs)[number];
  let attempt = 0;
  let unwell = false;
  let stopTimer = () => {};
  let stopSlow = () => {};
  let known: Promise<Answer<string | undefined>> | undefined;

  async function answerTo(search: SectionSearch, jobSignal: AbortSignal) {
    known ??= patientId(signal);
    const id = await known;
    if (id.kind !== 'ok') {
      known = undefined;
      return { answer: id, patient: '' };
    }
    if (id.value === undefined) return { answer: nothing, patient: '' };
    const answer = await reader.search(
      search.type,
      new URLSearchParams({ patient: id.value, ...search.params }),
      jobSignal,
    );
    return { answer, patient: id.value };
  }

  async function read(job: Job): Promise<void> {
    job.stop.abort();
    const stop = new AbortController();
    job.stop = stop;
    job.busy = true;
    const { answer, patient } = await answerTo(job.search, AbortSignal.any([signal, stop.signal]));
    // A late answer, or one to a question asked again since, is nobody's.
    if (signal.aborted || stop.signal.aborted || answer.kind === 'cancelled') return;
    job.busy = false;
    job.held = answer.kind === 'failed' && answer.heldUntil !== undefined;
    job.cell = answer.kind === 'ok' ? readyCell(job, answer.value, patient) : failedCell(job, answer);
    if (answer.kind === 'failed') {
      log('warn', 'client-summary.failed', { source: source.id, type: job.search.type, kind: answer.failure.kind });
    }
    // One that got through tells that the others may.
    if (answer.kind === 'ok') readAgain(jobs.filter((one) => one.held));
    settle();
    changed();
  }

  /** The cells stay as they are shown until the answer: a quiet retry must not flicker. */
  function readAgain(again: readonly Job[]): void {
    for (const job of again) {
      job.held = false;
      void read(job);
    }
  }

  function readyCell({ search, cell }: Job, answer: SearchAnswer, patient: string): Cell {
    const { data, skipped } = search.map(answer, { source: source.name, register: source.register, patient });
    if (answer.cut) skipped.push({ type: search.type, reason: 'tooMany' });
    return { section: cell.section, type: cell.type, state: 'ready', data, skipped, fetchedAt: clock.now() };
  }

  const failedCell = ({ cell }: Job, { failure, heldUntil }: Failed): Cell => ({
    ...cell,
    state: 'failed',
    failure,
    retryAt: heldUntil,
  });

  /** When all have answered: waits and tries the failed ones again, or starts counting anew. */
  function settle(): void {
    if (jobs.some((job) => job.busy)) return;
    stopSlow();
    const failed = jobs.filter((job) => job.cell.state === 'failed');
    stopTimer();
    if (failed.length === 0) {
      attempt = 0;
      if (unwell) recovered();
    }
    unwell = failed.length > 0;
    const again = failed.filter(({ cell }) => cell.failure !== undefined && mayPass(cell.failure));
    if (again.length === 0) return;
    const now = clock.now();
    const until = reader.circuit.until() ?? now + backoffMs(attempt, chance());
    for (const job of again) job.cell = { ...job.cell, retryAt: until };
    stopTimer = clock.setTimeout(
      () => {
        attempt += 1;
        readAgain(again);
      },
      Math.max(0, until - now),
    );
  }

  /** Asks again, shown as loading; what was read earlier stays beside. */
  function retry(section?: SectionId): void {
    stopTimer();
    reader.circuit.insist();
    const wanted = jobs.filter((job) => section === undefined || job.cell.section === section);
    for (const job of wanted) job.cell = { ...job.cell, state: 'loading' };
    watchSlow();
    changed();
    for (const job of wanted) void read(job);
  }

  /** What has not answered in a while is marked as slow, so that nobody waits for it. */
  function watchSlow(): void {
    stopSlow();
    stopSlow = clock.setTimeout(() => {
      for (const job of jobs) if (job.cell.state === 'loading') job.cell = { ...job.cell, state: 'slow' };
      changed();
    }, SLOW_MS);
  }

  signal.addEventListener(
    'abort',
    () => {
      stopTimer();
      stopSlow();
    },
    { once: true },
  );
  return {
    start: () => {
      watchSlow();
      for (const job of jobs) void read(job);
    },
    retry,
    cells: (): SourceCells => ({ source, cells: jobs.map((job) => job.cell) }),
  };
}

type Failed = Extract<Answer<unknown>, { kind: 'failed' }>;

const nothing: Answer<SearchAnswer> = { kind: 'ok', value: { matches: [], included: [], cut: false } };

const newCell = (search: SectionSearch): Cell => ({
  section: search.section,
  type: search.type,
  state: 'loading',
  skipped: [],
});
