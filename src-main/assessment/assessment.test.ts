import { randomBytes } from 'node:crypto';
import { mkdtemp, readFile, readdir, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Assessment, AssessmentDone, KnownOfContact } from '#shared/assessment.js';
import { FORMS, accessOf, code, contextOf, folders, open, text, whole } from './testing/open-desk.js';

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
