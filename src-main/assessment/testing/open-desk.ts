import { randomBytes, randomUUID } from 'node:crypto';
import { mkdtemp, readFile, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { call } from '@orpc/server';
import { afterEach, expect } from 'vitest';
import type { Assessment, AssessmentState, DraftPrompts, KnownOfContact } from '#shared/assessment.js';
import type { Register, Summary } from '#shared/client-summary.js';
import { createSystemClock } from '#shared/clock.js';
import type { ClientReference } from '#shared/context.js';
import type { Professional } from '#shared/identity.js';
import type { Answers } from '#shared/questionnaire.js';
import type { SealingKey } from '../../credentials/index.js';
import { createLive } from '../../live.js';
import { createAssessment } from '../index.js';

const S = 'https://kymijoki.example/fhir/arviointi';
export const FORMS = 'seeds/kymijoki/assessments';
export const code = (one: string) => [{ valueCoding: { system: S, code: one } }];
export const text = (valueString: string) => [{ valueString }];
const professional: Professional = { id: 'johanna', name: 'Johanna Lehtonen', role: 'nurse' };
const key = randomBytes(32);

const base = { source: 'APTJ', active: true } as const;
const summaryOf = (client: string): Summary => ({
  contextVersion: 1,
  client,
  prompts: { services: [], cards: [] },
  sections: [
    {
      id: 'conditions',
      closed: [],
      sources: [],
      conflicts: [],
      data: {
        id: 'conditions',
        entries: [
          { ...base, id: 'c1', register: 'health', title: 'Muistisairaus', kind: 'diagnosis' },
          { ...base, id: 'c2', register: 'health', title: 'Salattu sairaus', kind: 'diagnosis', protected: true },
          { ...base, id: 'c3', register: 'health', title: 'Murtuma', kind: 'diagnosis', active: false },
        ],
      },
    },
    {
      id: 'social',
      closed: [],
      sources: [],
      conflicts: [],
      data: {
        id: 'social',
        entries: [
          { id: 's1', source: 'Sosiaali', register: 'social', title: 'Kotihoito', kind: 'service', status: 'active' },
        ],
      },
    },
  ],
});
export const contextOf = (version: number, reference: ClientReference) => ({
  version,
  active: { reference, nonDisclosure: false, origin: 'source' as const },
});
export const accessOf = (contextVersion: number) => ({ contextVersion, opening: { state: 'open' } });
const caller = { screen: 1 as const };

export const folders: string[] = [];
afterEach(async () => {
  for (const folder of folders.splice(0)) await rm(folder, { recursive: true });
});

/** An assessment desk over the demo county's forms, with the registers' sources in memory. */
export async function open({
  dataDir,
  registers = ['health', 'social'],
  sealing = { key, made: false },
  fails = () => false,
  contact,
  forms = FORMS,
  age,
}: {
  dataDir?: string;
  registers?: Register[];
  sealing?: SealingKey;
  fails?: (register: Register) => boolean;
  contact?: KnownOfContact;
  forms?: string;
  /** Of the client. */
  age?: number;
} = {}) {
  const folder = dataDir ?? (await mkdtemp(join(tmpdir(), 'tyopoyta-assessment-')));
  if (dataDir === undefined) folders.push(folder);
  const context = createLive(contextOf(1, 'Patient/a'));
  const access = createLive(accessOf(1));
  const prompts = createLive<DraftPrompts>({ state: 'none', failures: [], cards: [] });
  const summary = createLive(summaryOf('Patient/a'));
  context.subscribe(({ active }) => summary.set(summaryOf(active.reference)));
  const happened: string[] = [];
  const stored = new Map<string, { register: Register; resource: object }>();
  const drafts: Partial<Record<Register, object>>[] = [];
  const assessment = createAssessment({
    folder: { path: forms, list: (path) => readdir(path), read: (file) => readFile(file, 'utf8') },
    dataDir: folder,
    county: 'kymijoki',
    staffSystem: 'https://kymijoki.example/staff',
    keyFor: async () => sealing,
    professional: () => professional,
    owner: () => professional,
    context,
    access,
    registers: { get: () => registers, subscribe: () => () => {} },
    log: async (_version, { action, register }) => {
      happened.push(`${action} ${register}`);
      return { kind: 'done' };
    },
    summary,
    contactOf: () => contact,
    write: async ({ register, reference, resource }) => {
      happened.push(`write ${register}`);
      if (fails(register)) return { ok: false, failure: { kind: 'unreachable', source: register } };
      stored.set(reference, { register, resource: resource(`at-${register}`) });
      return { ok: true, id: reference };
    },
    synonyms: async () => [],
    age: () => age,
    prompts: { live: prompts, ask: async (draft) => void drafts.push(draft), answer: async () => undefined },
    clock: createSystemClock(),
    uuid: randomUUID,
    nonce: () => randomBytes(12),
    programLog: () => {},
  });
  const os = assessment.router;
  const revisions = new Map<string, number>();
  const state = async (): Promise<AssessmentState> => {
    for await (const told of await call(os.watch, undefined, { context: caller })) return told;
    throw new Error('nothing was told');
  };
  const own = async (id: string): Promise<Assessment> =>
    (await state()).assessments.find((one) => one.id === id) ?? expect.fail('it is there');
  return {
    folder,
    context,
    access,
    summary,
    happened,
    stored,
    drafts,
    assessment,
    state,
    own,
    forms: () => call(os.forms, undefined, { context: caller }),
    fitting: (version = 1) => call(os.fitting, { version }, { context: caller }),
    async begin(form: string, version = 1) {
      return (await call(os.begin, { version, form, language: 'fi' }, { context: caller })).id;
    },
    /** @param base what the window last knew; absent = it is the only one, and knows what was saved */
    async save(
      id: string,
      writing: Pick<Assessment, 'answers' | 'brought'> & Partial<Pick<Assessment, 'judgement' | 'texts' | 'composed'>>,
      base = revisions.get(id) ?? 1,
    ) {
      const saved = await call(os.save, { id, ...writing, base }, { context: caller });
      revisions.set(id, saved.revision ?? base);
      return saved;
    },
    unfinished: () => call(os.unfinished, undefined, { context: caller }),
    discard: (id: string) => call(os.discard, { id }, { context: caller }),
    known: (id: string) => call(os.known, { version: 1, id }, { context: caller }),
    compose: async (id: string) => (await call(os.compose, { version: 1, id }, { context: caller })).texts,
    finish: async (id: string) =>
      call(os.finish, { version: 1, id, revision: (await own(id)).revision }, { context: caller }),
    prompts: (id: string) => call(os.prompts, { version: 1, id }, { context: caller }),
  };
}

/** A whole form of somebody old, with questions of both registers. */
export const whole: Answers = {
  akuutti: code('ei-mitaan'),
  turvattomuus: code('ei'),
  kertoja: code('relative'),
  syy: text('Ruoka jää syömättä'),
  asuu: code('yksin'),
  liikkuminen: code('osin'),
  peseytyminen: code('osin'),
  ruokailu: code('ei'),
  kaatumiset: [{ valueInteger: 2 }],
  laakehuolto: code('apu'),
  sairaudet: text('Muistisairaus'),
  omainen: code('ei'),
  sovittu: text('Kotikäynti huomenna'),
};
