import type { SectionId } from '#shared/client-summary.js';
import type { Log } from '../log.js';
import { backoffMs, mayPass } from './backoff.js';
import type { Clock } from './clock.js';
import type { Answer } from './fhir-answer.js';
import type { SearchAnswer, SourceReader } from './fhir-source.js';
import { createSharedSearches } from './shared-searches.js';
import { SLOW_MS } from './slow.js';
import type { Origin, SectionSearch } from './sections/index.js';
import type { Admitted } from './admit.js';
import { type SearchCell, type SourceCells, createSplitter } from './cells.js';
import { askAll, mapFor } from './section-answer.js';

interface SourceRunParts {
  reader: SourceReader;
  /** What it is asked for. */
  searches: readonly SectionSearch[];
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
  /** Whether this source may be asked for the section now. */
  mayAsk: (section: SectionId) => boolean;
  /** What of an answer may be shown, and the key of what that depends on. */
  admit: (section: SectionId, answer: SearchAnswer) => Admitted;
  admissionKey: (section: SectionId) => string;
}

interface Job {
  search: SectionSearch;
  cell: SearchCell;
  /** Ends what is being read. */
  stop?: AbortController;
  /** Whether the source has been asked, or is not to be. */
  asked: boolean;
  /** Being read just now, also where the cell still shows what was before. */
  busy: boolean;
  /** Nothing was sent, since the source is left alone. */
  held: boolean;
  /** Nothing was sent, since the source says that it has none of the type: it is not named beside it. */
  lacking: boolean;
  /** The last answer whole, so that what may be shown can be made anew at once when the right to see changes. */
  answer?: { given: SearchAnswer; origin: Origin; key: string };
}

/**
 * Reads one client from one source: all searches that may be made at once, each with its own state, failed ones again by
 * themselves.
 */
export function createSourceRun(parts: SourceRunParts) {
  const { reader, searches, patientId, clock, log, chance, signal, changed, recovered, mayAsk } = parts;
  const { source } = reader;
  const shared = createSharedSearches(reader, clock);
  const all = searches.map((search): Job => ({
    search,
    cell: newCell(search),
    asked: false,
    busy: false,
    held: false,
    lacking: false,
  }));
  let jobs: readonly Job[] = [];
  const split = createSplitter();
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
      return { answer: id, origin: originOf('') };
    }
    const origin = originOf(id.value ?? '');
    return { answer: id.value === undefined ? nothing : await askAll(shared, search, origin, jobSignal), origin };
  }

  const originOf = (patient: string): Origin => ({
    source: source.name,
    register: source.register,
    patient,
    now: clock.now(),
  });

  async function read(job: Job): Promise<void> {
    if (job.busy) job.stop?.abort();
    const stop = new AbortController();
    job.stop = stop;
    job.busy = true;
    job.lacking = job.search.optional === true && !(await shared.mayHave(job.search.type));
    if (signal.aborted || stop.signal.aborted) return;
    if (job.lacking) {
      job.busy = false;
      settle();
      return changed();
    }
    const { answer, origin } = await answerTo(job.search, stop.signal);
    // A late answer, or one to a question asked again since, is nobody's.
    if (signal.aborted || stop.signal.aborted || answer.kind === 'cancelled') return;
    job.busy = false;
    job.held = answer.kind === 'failed' && answer.heldUntil !== undefined;
    if (answer.kind === 'ok') {
      job.answer = { given: answer.value, origin, key: '' };
      show(job, true);
    } else job.cell = failedCell(job, answer);
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
    for (const job of again.filter((one) => one.asked)) {
      job.held = false;
      void read(job);
    }
  }

  /** Makes the cell of what may be shown of the answer now. @param fresh the answer has just come */
  function show(job: Job, fresh: boolean): void {
    const { search, answer } = job;
    const key = search.sections.map((section) => parts.admissionKey(section)).join('|');
    if (answer === undefined || answer.key === key) return;
    answer.key = key;
    const { data, skipped } = mapFor(search, (section) => parts.admit(section, answer.given), answer.origin);
    if (answer.given.cut) skipped.push({ type: search.type, reason: 'tooMany' });
    const shown = { data, skipped, fetchedAt: answer.origin.now };
    const { sections, type } = job.cell;
    // What was read before stays beside a later failure.
    job.cell = fresh ? { sections, type, state: 'ready', ...shown } : { ...job.cell, ...shown };
  }

  const failedCell = ({ cell }: Job, { failure, heldUntil }: Failed): SearchCell => ({
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
    shared.forget();
    reader.circuit.insist();
    const wanted = jobs.filter((job) => section === undefined || job.cell.sections.includes(section));
    for (const job of wanted) job.cell = { ...job.cell, state: 'loading' };
    watchSlow();
    changed();
    for (const job of wanted) void read(job);
  }

  /** Something of these types was written: what reads them is asked anew, and what is shown stays until the answer. */
  function refresh(types: readonly string[]): void {
    const reads = ({ search, answer }: Job) =>
      types.includes(search.type) ||
      (answer !== undefined && search.besides?.(answer.given, answer.origin).some(({ type }) => types.includes(type)));
    const wanted = jobs.filter(reads);
    if (wanted.length === 0) return;
    shared.forget();
    readAgain(wanted);
  }

  /** Begins what has become allowed, drops what no longer is, and makes anew what shows more or less than before. */
  function follow(): void {
    let begun = false;
    for (const job of all) {
      const may = job.search.sections.some((section) => mayAsk(section));
      if (job.asked && !may) {
        job.stop?.abort();
        Object.assign(job, { cell: newCell(job.search), busy: false, held: false, lacking: false });
        delete job.answer;
      }
      if (may && job.asked) show(job, false);
      if (may && !job.asked) {
        begun = true;
        void read(job);
      }
      job.asked = may;
    }
    jobs = all.filter((job) => job.asked);
    if (begun) watchSlow();
  }

  /** What has not answered in a while is marked as slow, so that nobody waits for it. */
  function watchSlow(): void {
    stopSlow();
    stopSlow = clock.setTimeout(() => {
      for (const job of jobs) if (job.cell.state === 'loading') job.cell = { ...job.cell, state: 'slow' };
      changed();
    }, SLOW_MS);
  }

  return {
    /** When `signal` has aborted. Told one by one: signals made of two cost more, and each reason of its own a stack trace. */
    end(): void {
      stopTimer();
      stopSlow();
      for (const job of jobs) if (job.busy) job.stop?.abort(signal.reason);
    },
    follow,
    retry,
    refresh,
    cells: (): SourceCells => ({
      source,
      cells: jobs
        .filter((job) => !job.lacking)
        .flatMap((job) => split(job.cell).filter((cell) => mayAsk(cell.section))),
    }),
  };
}

type Failed = Extract<Answer<unknown>, { kind: 'failed' }>;

const nothing: Answer<SearchAnswer> = { kind: 'ok', value: { matches: [], included: [], cut: false } };

const newCell = (search: SectionSearch): SearchCell => ({
  sections: search.sections,
  type: search.type,
  state: 'loading',
  skipped: [],
});
