import { access as fileAccess } from 'node:fs/promises';
import { join } from 'node:path';
import type { AccessState } from '#shared/access.js';
import type { Assessment, AssessmentDone, AssessmentState, DraftPrompts, Fitting } from '#shared/assessment.js';
import type { Register } from '#shared/client-summary.js';
import type { ContextState } from '#shared/context.js';
import type { Failure } from '#shared/failure.js';
import type { Professional } from '#shared/identity.js';
import type { SynonymPair } from '#shared/search/synonyms.js';
import type { SealingKey } from '../credentials/index.js';
import { type Live, createLive } from '../live.js';
import type { Log } from '../log.js';
import { sealedName } from '../sealed/index.js';
import { type Desk, createDesk } from './desk.js';
import type { FormFolder, ReadForm } from './forms.js';
import type { FittingAsked } from './fitting.js';
import type { ActiveContext } from './parts.js';
import { createRouter } from './router.js';
import { type Kept, type Shelf, openShelf } from './shelf.js';

/** Which client is open, as far as an assessment needs to know. */
interface OpenNow {
  version: number;
  active: Pick<NonNullable<ContextState['active']>, 'reference' | 'nonDisclosure' | 'origin'> | null;
}

export interface AssessmentParts extends Pick<
  Desk,
  'professional' | 'log' | 'summary' | 'contactOf' | 'write' | 'staffSystem' | 'clock' | 'uuid'
> {
  /** The county's Questionnaires; absent = it has none. */
  folder: FormFolder | undefined;
  dataDir: string;
  county: string;
  keyFor: (professionalId: string) => Promise<SealingKey>;
  /** Who the session belongs to, also while it is locked. */
  owner: () => Professional | undefined;
  context: Pick<Live<OpenNow>, 'get' | 'subscribe'>;
  access: Pick<Live<Pick<AccessState, 'contextVersion'> & { opening: { state: string } }>, 'get' | 'subscribe'>;
  /** Registers of the professional's own duties with the open client, now and at every change. */
  registers: { get: () => readonly Register[]; subscribe: (listener: () => void) => () => void };
  /** CDS Hooks services on the draft of the open client. */
  prompts: {
    live: Pick<Live<DraftPrompts>, 'get' | 'subscribe'>;
    ask: (drafts: Partial<Record<Register, object>>) => Promise<void>;
    answer: (
      id: string,
      told: { outcome: 'justified' | 'notJustified'; reason?: string },
    ) => Promise<Failure | undefined>;
  };
  /** Everyday words and the terms for the same, as the search knows them. */
  synonyms: () => Promise<readonly SynonymPair[]>;
  /** Of the open client, in whole years; undefined where it is not known. */
  age: () => number | undefined;
  /** 12 random bytes. */
  nonce: () => Buffer;
  programLog: Log;
}

/** As it is shown: the screens know whose it is. */
function toOwn(kept: Kept): Assessment {
  const { client: _, begunAt: __, ...own } = kept;
  return own;
}

/**
 * Assessments of the need for care and services: the county's forms, filled in with the open client, kept sealed until they are
 * written to the registers whose they are.
 */
export function createAssessment(parts: AssessmentParts) {
  const { context, access, professional, owner, folder } = parts;
  let reading: Promise<ReadForm[]> | undefined;
  const forms = () =>
    (reading ??=
      folder === undefined ? Promise.resolve([]) : import('./forms.js').then((one) => one.readForms(folder)));

  // The stems of every form's words come with the first reason that is looked at.
  let matching: Promise<(asked: FittingAsked) => Fitting[]> | undefined;
  const matcher = () =>
    (matching ??= Promise.all([import('./fitting.js'), forms(), parts.synonyms()]).then(([one, all, pairs]) =>
      one.createFitting(all, pairs),
    ));

  let shelf: Shelf | undefined;
  let opening: { owner: string; done: Promise<Shelf | undefined> } | undefined;
  let asked: { id: string; version: number } | undefined;
  const doneListeners = new Set<(done: AssessmentDone) => void>();

  function clientAt(version: number): ActiveContext | undefined {
    const { active, version: now } = context.get();
    const { opening: way, contextVersion } = access.get();
    const open = version === now && contextVersion === now && way.state === 'open';
    if (!open || active === null || professional() === undefined) return undefined;
    return { reference: active.reference, masked: active.nonDisclosure || active.origin === 'message' };
  }
  const compose = (): AssessmentState => {
    const { version, active } = context.get();
    const client = professional() === undefined ? null : (active?.reference ?? null);
    const mine = client === null ? [] : (shelf?.all() ?? []).filter((one) => one.client === client);
    return {
      contextVersion: version,
      client,
      open: client !== null && clientAt(version) !== undefined,
      vault: shelf?.vault.kind ?? { kind: 'opening' },
      unreadable: shelf?.vault.unreadable ?? false,
      registers: [...parts.registers.get()],
      assessments: mine.map(toOwn),
      ...(client === null || asked?.version !== version
        ? {}
        : { prompts: { assessment: asked.id, found: parts.prompts.live.get() } }),
    };
  };
  /** Forms that fit the reason of the contact with the open client: by its words alone, of its register, for the client's age. */
  async function fitting(version: number): Promise<Fitting[]> {
    const client = clientAt(version);
    const { reason, register } = client === undefined ? {} : (parts.contactOf(client.reference) ?? {});
    if (reason === undefined) return [];
    const propose = await matcher();
    // The client may have changed while the words were read.
    if (clientAt(version)?.reference !== client?.reference) return [];
    return propose({
      reason,
      registers: register === undefined ? parts.registers.get() : [register],
      age: parts.age(),
    });
  }
  const state = createLive<AssessmentState>(compose());
  const publish = () => state.set(compose());

  /** Opens what the professional has kept, once a session. */
  function ensure(): Promise<Shelf | undefined> {
    const who = owner()?.id;
    if (who === undefined) return Promise.resolve(undefined);
    if (opening?.owner === who) return opening.done;
    const { dataDir, county, keyFor, nonce, clock, programLog: log } = parts;
    const done = openShelf({ owner: who, dataDir, county, keyFor, nonce, now: clock.now, onChange: publish, log }).then(
      (opened) => {
        if (opening?.owner !== who) return undefined;
        shelf = opened;
        publish();
        return opened;
      },
    );
    opening = { owner: who, done };
    return done;
  }
  function drop(): void {
    opening = undefined;
    shelf = undefined;
    asked = undefined;
    publish();
  }

  const desk = createDesk({
    ...parts,
    clientAt,
    registers: parts.registers.get,
    forms,
    ensure,
    onDone: (done) => doneListeners.forEach((listener) => listener(done)),
  });
  const stops = [context, access, parts.registers, parts.prompts.live].map((one) => one.subscribe(publish));
  return {
    router: createRouter({
      desk,
      forms,
      state,
      ensure,
      lost: () => (shelf?.vault.kind.kind === 'memory' ? shelf.all().filter((one) => one.state === 'draft').length : 0),
      fitting,
      async ask(version, id) {
        const drafts = await desk.drafts(version, id);
        if (drafts === undefined) return;
        asked = { id, version };
        await parts.prompts.ask(drafts);
      },
      answer: (version, id, told) =>
        clientAt(version) === undefined ? Promise.resolve(undefined) : parts.prompts.answer(id, told),
    }),
    /** Tells of every assessment that is done. @returns the way to stop */
    onDone(listener: (done: AssessmentDone) => void): () => void {
      doneListeners.add(listener);
      return () => void doneListeners.delete(listener);
    },
    sessionChanged(): void {
      const who = owner()?.id;
      if (opening !== undefined && opening.owner !== who) drop();
      publish();
      // A keyring is not asked for nothing.
      if (who !== undefined && opening === undefined)
        void fileAccess(join(parts.dataDir, 'assessments', sealedName(parts.county, who))).then(
          ensure,
          () => undefined,
        );
    },
    /** At sign-out: what is kept on the disk stays there; what was in memory only is gone. */
    clear: drop,
    /** Keeps what is in memory only aside while another person works here. @returns the way to have it back */
    setAside(): () => void {
      const kept = shelf?.vault.kind.kind === 'memory' ? shelf.all() : [];
      return () => void ensure().then((opened) => opened?.restore(kept));
    },
    async close(): Promise<void> {
      for (const stop of stops) stop();
      await shelf?.saved();
    },
  };
}
