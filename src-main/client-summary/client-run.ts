import type { DraftPrompts } from '#shared/assessment.js';
import type { Register, SectionId, Summary } from '#shared/client-summary.js';
import type { ClientReference } from '#shared/context.js';
import type { Failure } from '#shared/failure.js';
import { type AccessView, dayOf } from '../access/index.js';
import type { Live } from '../live.js';
import type { Log } from '../log.js';
import { admissionKey, admit, mayAsk } from './admit.js';
import { type Told, admitType, createDraftRun, createPrefetch, type createPrompts } from './cds/index.js';
import type { Clock } from './clock.js';
import type { createConsents } from './consents.js';
import type { SourceReader } from './fhir-source.js';
import type { createLocalIds } from './local-id.js';
import { createPace } from './pace.js';
import { bookingSearches, searches } from './sections/index.js';
import { createSourceRun } from './source-run.js';
import { createSummariser } from './summarise.js';
import { visibleOf } from './visible.js';

/** Whose summary is wanted: follows the committed context. */
export interface ActiveClient {
  version: number;
  reference: string | null;
  /** Henkilötunnus for finding the same client at another source; read from the master when absent. */
  identityCode?: string;
}

/** The reading of one client, from its opening until another is opened. */
export interface ClientRun {
  end: () => void;
  /** Reads again what failed, and shows that it does. */
  retry: (section?: SectionId) => void;
  /** Reads again what is made of these types of resource, quietly. */
  refresh: (types: readonly string[]) => void;
  /** What may be seen has changed. */
  follow: () => void;
  answer: (id: string, told: Told) => Promise<Failure | undefined>;
  draft: {
    ask: (drafts: Partial<Record<Register, object>>) => Promise<void>;
    answer: (id: string, told: Told) => Promise<Failure | undefined>;
  };
}

/** While nobody is open. */
export const noRun: ClientRun = {
  end: () => {},
  retry: () => {},
  refresh: () => {},
  follow: () => {},
  answer: async () => undefined,
  draft: { ask: async () => {}, answer: async () => undefined },
};

interface RunParts {
  readers: readonly SourceReader[];
  /** Booking servers: the client has the master's id there, and only appointments are read. */
  bookings: readonly SourceReader[];
  localId: ReturnType<typeof createLocalIds>;
  promptsOf: ReturnType<typeof createPrompts>;
  consents: Pick<ReturnType<typeof createConsents>, 'times' | 'denials'>;
  access: Pick<Live<AccessView>, 'get'>;
  clock: Clock;
  log: Log;
  random: () => number;
  onRecovered: () => void;
  /** Milliseconds between two summaries while answers come in a flood. */
  paceMs: number;
  onSummary: (summary: Summary) => void;
  onDraftPrompts: (prompts: DraftPrompts) => void;
}

/** Reads a client from every source, and asks decision support about it: what is known so far is told as it comes. */
export function createClientRuns({
  readers,
  bookings,
  localId,
  promptsOf,
  consents,
  access,
  clock,
  log,
  random,
  onRecovered,
  paceMs,
  onSummary,
  onDraftPrompts,
}: RunParts) {
  const today = () => dayOf(clock.now());

  /** The right to see, as long as it is for the client that is read. */
  function viewFor(version: number, reference: string): AccessView {
    const view = access.get();
    return view.version === version && view.client === reference ? view : { ...view, open: false };
  }

  return ({ version, identityCode }: ActiveClient, client: ClientReference): ClientRun => {
    const ended = new AbortController();
    const { signal } = ended;
    let view = viewFor(version, client);
    let visible = visibleOf(view);
    const patientId = client.slice('Patient/'.length);
    const asked = [
      ...readers.map((reader) => ({
        reader,
        searches,
        patientId: (signal: AbortSignal) => localId(reader, client, signal, identityCode),
      })),
      ...bookings.map((reader) => ({
        reader,
        searches: bookingSearches,
        patientId: () => Promise.resolve({ kind: 'ok' as const, value: patientId }),
      })),
    ];
    const runs = asked.map((one) => {
      const { register } = one.reader.source;
      return createSourceRun({
        ...one,
        clock,
        log,
        chance: random,
        signal,
        changed: () => pace.ask(),
        recovered: onRecovered,
        mayAsk: (section) => mayAsk(view, section, register),
        admissionKey: (section) => admissionKey(view, section, consents.times()),
        admit: (section, answer) =>
          admit(answer, { section, register, view, denials: consents.denials(client), today: today() }),
      });
    });
    const prompts = promptsOf({
      patientId,
      userId: `Practitioner/${view.professional ?? ''}`,
      prefetch: createPrefetch({
        readers,
        patientId,
        localId: (reader, signal) => localId(reader, client, signal, identityCode),
        admitted: (type, matches, { source }, register) =>
          admitType(matches, { type, source: source.register, register, view, today: today() }),
      }),
      changed: () => pace.ask(),
    });
    const draft = createDraftRun(prompts.ofDraft, onDraftPrompts);
    const summarise = createSummariser();
    const pace = createPace(clock, paceMs, () => {
      if (signal.aborted) return;
      const cells = runs.map((one) => one.cells());
      onSummary(
        summarise({
          version,
          client,
          sources: cells,
          view: visible,
          prompts: prompts.get(),
        }),
      );
    });
    return {
      end: () => {
        ended.abort();
        draft.end();
        for (const one of runs) one.end();
        prompts.follow([]);
        pace.end();
      },
      retry: (section) => {
        for (const one of runs) one.retry(section);
        if (section === undefined) prompts.retry();
      },
      refresh: (types) => {
        for (const one of runs) one.refresh(types);
      },
      answer: prompts.answer,
      draft,
      // What may no longer be seen goes at once, not after the rest of a flood.
      follow: () => {
        view = viewFor(version, client);
        visible = visibleOf(view);
        for (const one of runs) one.follow();
        prompts.follow(view.open ? view.own : []);
        draft.follow(view.open ? view.own : []);
        pace.now();
      },
    };
  };
}
