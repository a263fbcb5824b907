import { randomUUID } from 'node:crypto';
import type { AppointmentSource } from '#shared/appointment-policy.js';
import type { DraftPrompts } from '#shared/assessment.js';
import type { Register, Summary } from '#shared/client-summary.js';
import { type ClientReference, clientReferenceSchema } from '#shared/context.js';
import type { CdsService, FhirSource } from '#shared/data-sources.js';
import type { Prompt } from '#shared/prompts.js';
import type { AccessView } from '../access/index.js';
import { type Live, createLive } from '../live.js';
import type { Log } from '../log.js';
import { createArrangement } from './arrangement.js';
import { bookingSources } from './booking-sources.js';
import { createCallerDirectory } from './callers.js';
import { NO_DRAFT_PROMPTS, NO_PROMPTS, type Told, createPrompts } from './cds/index.js';
import { type ActiveClient, type ClientRun, createClientRuns, noRun } from './client-run.js';
import type { Clock } from './clock.js';
import { createConsentWriter } from './consent-writer.js';
import { createConsents } from './consents.js';
import { createContactReader } from './contact.js';
import { type ClientDirectory, createClientDirectory } from './directory.js';
import type { Fetch } from './exchange.js';
import { createSourceReader } from './fhir-source.js';
import { createNoteWriter } from './note-writer.js';
import { createLocalIds } from './local-id.js';
import { createRegisterWriter } from './register-writer.js';
import { createRelationships } from './relationships.js';
import { type TakeOut, createRouter } from './router.js';

export { createArrangement } from './arrangement.js';
export { REGISTER_CODES } from './concepts.js';
export type { ActiveClient } from './client-run.js';
export type { ClientNote } from './note-writer.js';
export type { CallerHit, CallerHits } from './callers.js';
export { type Fetch, createExchange } from './exchange.js';

interface Parts {
  /** The first is the master (APTJ): client references are its own. */
  sources: readonly FhirSource[];
  /** Servers where clients are booked: the client's appointments there stand among the contacts. Absent = none. */
  bookings?: readonly AppointmentSource[];
  /** Decision support; absent = none. */
  cdsServices?: readonly CdsService[];
  client: Pick<Live<ActiveClient>, 'get' | 'subscribe'>;
  /** What of that client this professional may be shown: nothing is read that it does not open. */
  access: Pick<Live<AccessView>, 'get' | 'subscribe'>;
  /** How the professional is known as one who serves the client. */
  relations: { staffSystem: string | undefined; bookingDays: number };
  /** To whom a luovutuslupa gives the data: the county's name, in its own language. */
  organization: string;
  fetch: Fetch;
  clock: Clock;
  log: Log;
  /** A source that had failed answers again: what else was read from it may now be refreshed. */
  onRecovered?: () => void;
  /** From 0 to 1, spreads retries. */
  random?: () => number;
  /** A new uuid: of what is written, and of what is asked of a service. */
  randomId?: () => string;
  /** Writes to the access log that text or print was taken; absent = nothing may be taken. */
  taken?: TakeOut;
  /** A prompt was judged for the first time; changing one's mind is not told. */
  onJudged?: (outcome: Told['outcome']) => void;
  /** How the sections stand for the role; absent = the contract's own order. */
  arrangement?: ReturnType<typeof createArrangement>;
  /** Milliseconds between two messages to a window while answers come in a flood; 0 = one for each answer. */
  paceMs?: number;
}

/**
 * Reads the active client's summary from every source, partial results at once. Client data is in memory only, and
 * only that of the active client: a change cancels and drops everything of the previous one before anything else.
 */
export function createClientSummary({
  sources,
  bookings = [],
  cdsServices = [],
  client,
  access,
  relations,
  organization,
  fetch,
  clock,
  log,
  onRecovered = () => {},
  random = Math.random,
  randomId = randomUUID,
  taken = async () => false,
  onJudged = () => {},
  arrangement = createArrangement({ store: { get: () => undefined, set: () => {} }, role: () => undefined }),
  paceMs = 0,
}: Parts) {
  const readers = sources.map((source) => createSourceReader(source, fetch, clock, random));
  const [home] = readers;
  if (home === undefined) throw new Error('A county has at least one FHIR source');
  const master = home;
  const directory: ClientDirectory = createClientDirectory(home);
  const summary = createLive<Summary>({
    contextVersion: client.get().version,
    client: null,
    sections: [],
    prompts: NO_PROMPTS,
  });
  const local = createLocalIds(master);
  const promptsOf = createPrompts({ services: cdsServices, fetch, clock, log, chance: random, uuid: randomId });
  const consents = createConsents({ readers, localId: local });
  const writer = createConsentWriter({
    readers,
    localId: local,
    ownerOf: consents.ownerOf,
    staffSystem: relations.staffSystem,
    organization,
    random: randomId,
    clock,
  });
  const writeOwn = createRegisterWriter({ readers, localId: local });
  const draftPrompts = createLive<DraftPrompts>(NO_DRAFT_PROMPTS);
  const writeNote = createNoteWriter({ readers, localId: local });
  /** Resources of these types were written of the client: if that client is still open, what reads them is read again, quietly. */
  function refresh(about: ClientReference, ...types: string[]): void {
    if (shown?.reference === about) run.refresh(types);
  }
  /** A consent that was written is seen at once. */
  const seen = async <T>(written: Promise<T>): Promise<T> => {
    const answer = await written;
    run.retry('consents');
    return answer;
  };
  const runOf = createClientRuns({
    readers,
    bookings: bookingSources(bookings, sources).map((source) => createSourceReader(source, fetch, clock, random)),
    localId: local,
    promptsOf,
    consents,
    access,
    clock,
    log,
    random,
    onRecovered,
    paceMs,
    onSummary: summary.set,
    onDraftPrompts: draftPrompts.set,
  });
  let shown: ActiveClient | undefined;
  /** Prompts of the open client that have been judged: a second click, or another opinion, is not counted again. */
  const judged = new Set<string>();
  const countJudged = (cards: readonly Prompt[], id: string, { outcome }: Told): void => {
    if (judged.has(id) || !cards.some((card) => card.id === id)) return;
    judged.add(id);
    onJudged(outcome);
  };
  let run: ClientRun = noRun;

  function follow(next: ActiveClient): void {
    const same =
      shown?.version === next.version && shown.reference === next.reference && shown.identityCode === next.identityCode;
    if (same) return;
    shown = next;
    judged.clear();
    writer.forget();
    run.end();
    run = noRun;
    draftPrompts.set(NO_DRAFT_PROMPTS);
    const reference = clientReferenceSchema.safeParse(next.reference);
    if (!reference.success) {
      consents.forget();
      local.forget();
      summary.set({ contextVersion: next.version, client: null, sections: [], prompts: NO_PROMPTS });
      return;
    }
    run = runOf(next, reference.data);
    run.follow();
  }

  const stops = [client.subscribe(follow), access.subscribe(() => run.follow())];
  follow(client.get());
  return {
    router: createRouter({
      summary,
      retry: (section) => run.retry(section),
      answer: async (version, id, told) => {
        const { contextVersion, prompts } = summary.get();
        if (version !== contextVersion) return undefined;
        countJudged(prompts.cards, id, told);
        return run.answer(id, told);
      },
      taken,
      arrangement,
    }),
    /** What is shown of the active client now. */
    shown: summary.get,
    /** The same, for who follows its changes. */
    live: { get: summary.get, subscribe: summary.subscribe },
    /** Called with it at each change. @returns the way to stop */
    onShown: summary.subscribe,
    /** Who the clients are, by the master source. */
    identity: {
      ...directory,
      // The context asks who it is before it opens the client: the summary need not ask once more.
      async read(reference: string, signal: AbortSignal) {
        const answer = await directory.read(reference, signal);
        const client = clientReferenceSchema.safeParse(reference);
        if (answer.ok && client.success) local.tell(client.data, answer.identityCode);
        return answer;
      },
    },
    /** Whom a phone number may belong to. */
    callers: createCallerDirectory(home),
    /** What ties a professional to a client. */
    findRelationship: createRelationships({ readers, localId: local, clock, ...relations }),
    /** Luovutusluvat of the client. */
    permissions: {
      find: consents.find,
      record: (...wish: Parameters<typeof writer.record>) => seen(writer.record(...wish)),
      revoke: (...wish: Parameters<typeof writer.revoke>) => seen(writer.revoke(...wish)),
    },
    /** Writes a resource of the client's to a source of the very register; it is seen at once. */
    async writeOwn(...own: Parameters<typeof writeOwn>) {
      const answer = await writeOwn(...own);
      const [{ client: about, reference }] = own;
      if (answer.ok) refresh(about, reference.slice(0, reference.indexOf('/')));
      return answer;
    },
    refresh,
    /** What CDS Hooks services say of an assessment that is being made of the open client. */
    draftPrompts: {
      live: draftPrompts,
      ask: (drafts: Partial<Record<Register, object>>) => run.draft.ask(drafts),
      answer: (id: string, told: Told) => {
        countJudged(draftPrompts.get().cards, id, told);
        return run.draft.answer(id, told);
      },
    },
    /** Writes something to the client's data; it is seen at once. */
    async write(...note: Parameters<typeof writeNote>) {
      const answer = await writeNote(...note);
      const [{ client: about, type }] = note;
      if (answer.ok) refresh(about, type);
      return answer;
    },
    /** What turvakielto masks. */
    readContact: createContactReader(home),
    /** Ends all reading and forgets the client. */
    close(): void {
      for (const stop of stops) stop();
      run.end();
      consents.forget();
      local.forget();
      summary.set({ contextVersion: client.get().version, client: null, sections: [], prompts: NO_PROMPTS });
    },
  };
}
