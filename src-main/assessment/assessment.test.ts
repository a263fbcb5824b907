import { randomBytes, randomUUID } from 'node:crypto';
import { mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { call } from '@orpc/server';
import { afterEach, describe, expect, it } from 'vitest';
import type { Assessment, AssessmentDone, AssessmentState, DraftPrompts, KnownOfContact } from '#shared/assessment.js';
import type { Register, Summary } from '#shared/client-summary.js';
import { createSystemClock } from '#shared/clock.js';
import type { ClientReference } from '#shared/context.js';
import type { Professional } from '#shared/identity.js';
import type { Answers } from '#shared/questionnaire.js';
import type { SealingKey } from '../credentials/index.js';
import { createLive } from '../live.js';
import { createAssessment } from './index.js';

const S = 'https://kymijoki.example/fhir/arviointi';
const FORMS = 'seeds/kymijoki/assessments';
const code = (one: string) => [{ valueCoding: { system: S, code: one } }];
const text = (valueString: string) => [{ valueString }];
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
const contextOf = (version: number, reference: ClientReference) => ({
  version,
  active: { reference, nonDisclosure: false, origin: 'source' as const },
});
const accessOf = (contextVersion: number) => ({ contextVersion, opening: { state: 'open' } });
const caller = { screen: 1 as const };

const folders: string[] = [];
afterEach(async () => {
  for (const folder of folders.splice(0)) await rm(folder, { recursive: true });
});

async function open({
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
  age?: number;
} = {}) {
  const folder = dataDir ?? (await mkdtemp(join(tmpdir(), 'tyopoyta-assessment-')));
  if (dataDir === undefined) folders.push(folder);
  const context = createLive(contextOf(1, 'Patient/a'));
  const access = createLive(accessOf(1));
  const prompts = createLive<DraftPrompts>({ state: 'none', failures: [], cards: [] });
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
    summary: () => summaryOf(context.get().active?.reference ?? ''),
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
    save: (
      id: string,
      writing: Pick<Assessment, 'answers' | 'brought'> & Partial<Pick<Assessment, 'judgement' | 'texts'>>,
    ) => call(os.save, { id, ...writing }, { context: caller }),
    compose: async (id: string) => (await call(os.compose, { version: 1, id }, { context: caller })).texts,
    finish: async (id: string) =>
      call(os.finish, { version: 1, id, revision: (await own(id)).revision }, { context: caller }),
    prompts: (id: string) => call(os.prompts, { version: 1, id }, { context: caller }),
  };
}

/** A whole form of somebody old, with questions of both registers. */
const whole: Answers = {
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

describe('an assessment', () => {
  it('is brought what the summary shows, each into its own register, and nothing that is protected or over', async () => {
    const desk = await open({ contact: { id: 'k1', reason: 'Äiti ei pärjää', role: 'relative' } });
    const id = (await desk.begin('kotona-selviytyminen')) ?? '';
    const { answers, brought, contact } = await desk.own(id);
    expect(answers).toEqual({
      kertoja: code('relative'),
      syy: text('Äiti ei pärjää'),
      palvelut: text('Kotihoito'),
      sairaudet: text('Muistisairaus'),
    });
    expect(brought).toEqual({ kertoja: 'contact', syy: 'contact', palvelut: 'summary', sairaudet: 'summary' });
    expect(contact).toBe('k1');
  });

  it.each([
    ['social', true],
    ['health', false],
  ] as const)(
    'is brought what was written of the contact for %s only to a question of that register',
    async (register, comes) => {
      const desk = await open({ contact: { id: 'k1', reason: 'Äiti ei pärjää', register } });
      const { answers } = await desk.own((await desk.begin('kotona-selviytyminen')) ?? '');
      expect('syy' in answers).toBe(comes);
    },
  );

  it('goes to each register’s own source, the log first, with nothing of the other register', async () => {
    const desk = await open();
    const done: AssessmentDone[] = [];
    desk.assessment.onDone((one) => void done.push(one));
    const id = (await desk.begin('kotona-selviytyminen')) ?? '';
    await desk.save(id, { answers: whole, brought: {}, judgement: { level: 'urgent' } });
    expect(await desk.finish(id)).toEqual({ kind: 'done' });
    expect(desk.happened).toEqual([
      'assessmentRecorded health',
      'write health',
      'assessmentRecorded social',
      'write social',
    ]);
    const [health, social] = (['h', 's'] as const).map((end) =>
      JSON.stringify(desk.stored.get(`QuestionnaireResponse/${id}-${end}`)),
    );
    expect(health).toContain('"subject":{"reference":"Patient/at-health"}');
    expect(health).toContain('Muistisairaus');
    expect(health).not.toContain('Ruoka jää syömättä');
    expect(social).toContain('Ruoka jää syömättä');
    expect(social).not.toContain('Muistisairaus');
    expect(social).not.toContain('kaatumiset');
    const [{ texts } = expect.fail('it is told')] = done;
    expect(texts.health).toContain('Kaatumiset kolmessa kuukaudessa: 2.');
    expect(texts.health).not.toContain('Ruoka');
    expect(texts.social).toContain('asiakas asuu yksin eikä saa itse ruokaa');
    expect(texts.social).not.toContain('kaatunut');
    expect(texts.social).not.toContain('Muistisairaus');
  });

  it('tells the phases in THL’s order, without what nobody has checked', async () => {
    const desk = await open();
    const id = (await desk.begin('kotona-selviytyminen')) ?? '';
    await desk.save(id, { answers: whole, brought: { sairaudet: 'summary' }, judgement: { level: 'urgent' } });
    const { health = '', social = '' } = (await desk.compose(id)) ?? {};
    expect(health).not.toContain('Muistisairaus');
    const at = ['Tulosyy ja esitiedot', 'Nykytila', 'Arvio', 'Suunnitelma'].map((heading) =>
      social.indexOf(`${heading}\n`),
    );
    expect(at).toEqual(at.toSorted((a, b) => a - b));
    expect(at[0]).toBeGreaterThan(0);
    expect(await desk.finish(id)).toEqual({ kind: 'notAllowed' });
    expect(desk.stored.size).toBe(0);
  });

  it('is not finished without a judgement, nor with a lower one that has no why', async () => {
    const desk = await open();
    const id = (await desk.begin('kotona-selviytyminen')) ?? '';
    const tryWith = async (judgement: Assessment['judgement']) => {
      await desk.save(id, { answers: whole, brought: {}, judgement });
      return (await desk.finish(id)).kind;
    };
    expect(await tryWith(undefined)).toBe('notAllowed');
    expect(await tryWith({ level: 'today' })).toBe('notAllowed');
    expect(await tryWith({ level: 'today', why: 'Tytär on luona tänään' })).toBe('done');
  });

  it('that one source did not take is written there when it is tried again, and nowhere twice', async () => {
    let down = true;
    const desk = await open({ fails: (register) => down && register === 'social' });
    const id = (await desk.begin('kotona-selviytyminen')) ?? '';
    await desk.save(id, { answers: whole, brought: {}, judgement: { level: 'urgent' } });
    expect(await desk.finish(id)).toMatchObject({ kind: 'failed' });
    expect((await desk.own(id)).state).toBe('draft');
    down = false;
    expect(await desk.finish(id)).toEqual({ kind: 'done' });
    expect(desk.happened.filter((one) => one === 'write health')).toHaveLength(1);
  });

  it('asks a professional of one register nothing of the other, and writes nothing there', async () => {
    const desk = await open({ registers: ['social'] });
    const id = (await desk.begin('kotona-selviytyminen')) ?? '';
    expect((await desk.own(id)).brought).toEqual({ palvelut: 'summary' });
    await desk.save(id, { answers: whole, brought: {}, judgement: { level: 'urgent' } });
    expect(Object.keys((await desk.compose(id)) ?? {})).toEqual(['social']);
    expect(await desk.finish(id)).toEqual({ kind: 'done' });
    expect([...desk.stored.values()].map(({ register }) => register)).toEqual(['social']);
  });

  it('gives a service of a register the answers of that register', async () => {
    const desk = await open();
    const id = (await desk.begin('kotona-selviytyminen')) ?? '';
    await desk.save(id, { answers: whole, brought: {} });
    await desk.prompts(id);
    const [draft] = desk.drafts;
    expect(JSON.stringify(draft?.health)).not.toContain('Ruoka jää');
    expect(JSON.stringify(draft?.social)).not.toContain('Muistisairaus');
  });

  it('stays with its client: another sees nothing of it, and a late letter still goes home', async () => {
    const desk = await open();
    const id = (await desk.begin('kotona-selviytyminen')) ?? '';
    desk.context.set(contextOf(2, 'Patient/b'));
    desk.access.set(accessOf(2));
    expect((await desk.state()).assessments).toEqual([]);
    expect((await desk.save(id, { answers: whole, brought: {} })).revision).toBe(2);
    expect(await desk.begin('kotona-selviytyminen', 1)).toBeUndefined();
    desk.context.set(contextOf(3, 'Patient/a'));
    desk.access.set(accessOf(3));
    expect((await desk.own(id)).answers).toEqual(whole);
  });

  it('is there after a restart, and cannot be read without the key', async () => {
    const desk = await open();
    const id = (await desk.begin('kotona-selviytyminen')) ?? '';
    await desk.save(id, { answers: whole, brought: {} });
    const files = await readdir(join(desk.folder, 'assessments'));
    const kept = await readFile(join(desk.folder, 'assessments', files[0] ?? ''), 'latin1');
    expect(kept).not.toContain('Kotik');
    const again = await open({ dataDir: desk.folder });
    await again.forms();
    await again.begin('huoli-lapsesta');
    expect((await again.own(id)).answers).toEqual(whole);
    const other = await open({ dataDir: desk.folder, sealing: { key: randomBytes(32), made: false } });
    await other.begin('huoli-lapsesta');
    expect((await other.state()).unreadable).toBe(true);
  });
});

describe('forms that fit the reason of the contact', () => {
  const contact: KnownOfContact = { id: 'c', reason: 'kaatuilee, muisti huono, yskä', register: 'health' };
  const formsOf = (found: { form: string }[]) => found.map(({ form }) => form);

  it('are proposed from the reason alone, by its register and the client’s age', async () => {
    const at = await open({ contact, age: 82 });
    expect(formsOf(await at.fitting())).toEqual(['kotona-selviytyminen', 'hengitystieoireet']);
    expect(formsOf(await (await open({ contact, age: 30 })).fitting())).toEqual(['hengitystieoireet']);
    expect(formsOf(await (await open({ contact: { ...contact, register: 'social' }, age: 82 })).fitting())).toEqual([
      'kotona-selviytyminen',
    ]);
    expect((await at.state()).assessments).toEqual([]);
  });

  it('are none without a contact, without its reason, and for a client who is not open any more', async () => {
    expect(await (await open({ age: 82 })).fitting()).toEqual([]);
    expect(await (await open({ contact: { id: 'c' }, age: 82 })).fitting()).toEqual([]);
    const at = await open({ contact, age: 82 });
    expect(await at.fitting(2)).toEqual([]);
    at.access.set({ contextVersion: 1, opening: { state: 'closed' } });
    expect(await at.fitting()).toEqual([]);
  });
});

describe('a folder of forms', () => {
  it('says of each mistake the file and the place, and offers the others', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'tyopoyta-forms-'));
    folders.push(folder);
    await writeFile(join(folder, 'ehja.json'), await readFile(`${FORMS}/huoli-lapsesta.json`, 'utf8'));
    await writeFile(join(folder, 'rikki.json'), '{ "resourceType": ');
    await writeFile(
      join(folder, 'vaara.json'),
      (await readFile(`${FORMS}/huoli-lapsesta.json`, 'utf8')).replace('"type": "choice"', '"type": "valinta"'),
    );
    await writeFile(join(folder, 'LUE.md'), 'ei lomake');
    await writeFile(join(folder, 'ehja.yaml'), 'fi: huoli\nage: { under: täysi-ikäinen }\n');
    const forms = await (await open({ forms: folder })).forms();
    expect(forms.map(({ id, form }) => [id, form !== undefined])).toEqual([
      ['ehja', true],
      ['rikki', false],
      ['vaara', false],
    ]);
    // What it is about is wrong: the form is as good as it was, and says so.
    expect(forms[0]?.mistakes[0]).toMatch(/ehja\.yaml: line 2: age under /);
    expect(forms[1]?.mistakes[0]).toContain(`${join(folder, 'rikki.json')}: is not valid JSON`);
    expect(forms[2]?.mistakes[0]).toContain(`${join(folder, 'vaara.json')}: item[0].item[0].type`);
  });
});
