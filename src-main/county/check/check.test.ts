import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { checkCounty, type CountyReport } from './check.js';
import { readCheckOptions } from './options.js';
import { writeReport } from './write.js';

const seed = resolve(import.meta.dirname, '../../../seeds/kymijoki/county.json');
let folder: string;
beforeAll(async () => void (folder = await mkdtemp(join(tmpdir(), 'county-check-'))));
afterAll(() => rm(folder, { recursive: true }));

const words = { fi: 'Nimi', sv: 'Namn', en: 'Name' };
const countySchema = z.looseObject({ identityProvider: z.looseObject({}), fhirSources: z.array(z.unknown()) });
/** A report on a county with these tools and otherwise the demo county's parts. */
async function check(tools: Record<string, unknown>[], change: Record<string, unknown> = {}): Promise<CountyReport> {
  const county = countySchema.parse(JSON.parse(await readFile(seed, 'utf8')));
  const beside = (name: string) => resolve(seed, '..', name);
  const file = join(folder, 'county.json');
  const whole = {
    ...county,
    guidelines: { folder: beside('guidelines') },
    services: { file: beside('services.json'), attribution: 'Keksitty' },
    referrals: undefined,
    telephony: undefined,
    hub: { mode: 'remote', url: 'https://hub.example/' },
    tools: tools.map((tool, index) => ({ id: `tool-${index}`, name: words, kind: 'embedded', ...tool })),
    ...change,
  };
  await writeFile(file, JSON.stringify(whole, null, 2));
  const report = await checkCounty({ file, environment: () => undefined, demo: true });
  if (report === undefined) throw new Error('the file was not read');
  return report;
}
const master = { url: 'https://aptj.example/', master: true };
const told = (list: CountyReport['mistakes']) => list.map(({ where, message }) => `${where}: ${message}`);

describe('the check of a county file', () => {
  it('says what each role may see of a client', async () => {
    const { county } = await check([master]);
    expect(county?.access[0]).toContain('825/2022');
    expect(county?.access).toContain('nurse: health as its own, 16 sections');
    expect(county?.access).toContain('trainer: health and social as its own, 16 sections');
    expect(county?.access.find((line) => line.startsWith('counsellor'))).toMatch(/social as its own, health where/);
  });

  it('finds nothing wrong where nothing is', async () => {
    const report = await check([master]);
    expect(report).toMatchObject({ ok: true, mistakes: [], warnings: [] });
    expect(report.entries[0]).toMatchObject({ address: 'https://aptj.example/', sleeps: 'never, because it leads' });
  });

  it('says of each form of a referral what is wrong with it and where, and of one that is not there', async () => {
    const receivers = [{ id: 'kunta', name: words, baseUrl: 'https://kunta.example/fhir' }];
    const type = (id: string, form: string) => ({ id, name: words, form, receiver: 'kunta' });
    const item = [{ linkId: 'a', text: 'A', type: 'choice' }];
    const form = { resourceType: 'Questionnaire', url: 'https://x.example/q', version: '1', language: 'fi' };
    const text = JSON.stringify({ ...form, status: 'active', title: 'T', item });
    await writeFile(join(folder, 'rikki.json'), text);
    const types = [type('rikki', 'rikki.json'), type('poissa', 'poissa.json')];
    const report = await check([master], { referrals: { receivers, types } });
    expect(told(report.mistakes)).toEqual([
      'referrals.types[0].form: rikki.json: item[0]: a choice needs answerOption',
      'referrals.types[1].form: poissa.json: cannot be read',
    ]);
    const wrong = await check([master], { referrals: { receivers, types: [{ ...type('x', 'y'), receiver: 'muu' }] } });
    expect(told(wrong.mistakes)).toContain('referrals.types[0].receiver: there is no receiver "muu"');
  });

  it('says of a link to colleagues what is wrong with it', async () => {
    const links = [
      { kind: 'call', url: 'msteams:/l/call/0/0?users={email}' },
      { kind: 'video', url: 'http://video.example/{username}', label: words },
      { kind: 'message', url: 'zoomus:{hetu}' },
    ];
    const report = await check([master], { availability: { links, linkSchemes: ['zoomus'] } });
    expect(told(report.mistakes)).toEqual([
      expect.stringContaining('availability.links[1].url: must begin with one of https:, tel:'),
      expect.stringContaining('availability.links[2].url: {hetu} is not a name'),
    ]);
  });

  it.each<[string, Record<string, unknown>, string]>([
    ['http to another machine', { url: 'http://tool.example/{x}' }, 'tools[1].url: {x} is not a name'],
    ['http to another machine', { url: 'http://tool.example/' }, 'tools[1].url: must be https'],
    ['a port that cannot be', { url: 'https://tool.example:99999/' }, 'tools[1].url: '],
    [
      'another name in a launch by POST',
      postLaunch({ hetu: '{patient.hetu}' }),
      'tools[1].postLaunch.fields.hetu: {patient.hetu} is not a name',
    ],
  ])('stops at %s', async (_, tool, message) => {
    const report = await check([master, tool]);
    expect(report.ok).toBe(false);
    expect(told(report.mistakes)).toEqual([expect.stringContaining(message)]);
  });

  it('tells the rows of a list of synonyms that cannot be used, with their lines', async () => {
    await writeFile(join(folder, 'words.yaml'), 'fi:\n  labra: laboratorio\n  piikki:\n');
    const report = await check([master], { search: { synonyms: 'words.yaml' } });
    expect(report.ok).toBe(true);
    expect(told(report.warnings)).toEqual([expect.stringContaining('search.synonyms: words.yaml:3: "piikki"')]);
    expect((await check([master], { search: { synonyms: 'none.yaml' } })).ok).toBe(false);
  });

  it('says of a contact centre’s table of names what is wrong with it and where', async () => {
    const telephony = {
      kind: 'ace',
      name: words,
      baseUrl: 'https://ace.example/api',
      token: '${DEMO_TOKEN}',
      names: 'ace.json',
    };
    await writeFile(join(folder, 'ace.json'), '{"paths": {"events": 5}}');
    const mistakes = told((await check([master], { telephony })).mistakes);
    expect(mistakes[0]).toMatch(/^telephony\.names: ace\.json: paths\.events: /);
    await writeFile(join(folder, 'ace.json'), '{');
    expect(told((await check([master], { telephony })).mistakes)).toEqual(['telephony.names: ace.json: is not JSON']);
    const none = { ...telephony, names: 'none.json' };
    expect(told((await check([master], { telephony: none })).mistakes)).toEqual([
      'telephony.names: none.json: cannot be read',
    ]);
    const own = resolve(import.meta.dirname, '../../telephony/ace/names-hypothesis.json');
    expect((await check([master], { telephony: { ...telephony, names: own } })).mistakes).toEqual([]);
  });

  it('stops where a folder or a file is missing, or a role sees nothing', async () => {
    const roles = { ...master, roles: ['nurse'] };
    const report = await check([roles], {
      guidelines: { folder: 'nowhere' },
      services: { file: '.', attribution: 'x' },
    });
    expect(told(report.mistakes).toSorted()).toEqual([
      `guidelines.folder: there is no folder ${join(folder, 'nowhere')}`,
      `services.file: ${folder} is not a file`,
      'tools: no tool is seen by the role counsellor',
      'tools: no tool is seen by the role socialWorker',
      'tools: no tool is seen by the role trainer',
    ]);
  });

  it.each<[string, Record<string, unknown>, string]>([
    ['a secret in the file', postLaunch({}), 'tools[1].postLaunch.keySecret: a secret stands in the file'],
    [
      'a provider that may not be shown',
      { url: 'https://t.example/', signIn: { as: 'provider' } },
      'tools[1].allowedOrigins: signs in by the provider',
    ],
    [
      'an origin with a path',
      { url: 'https://t.example/', allowedOrigins: ['https://a.example/b'] },
      'tools[1].allowedOrigins[0]: only its origin counts',
    ],
    [
      'a form elsewhere',
      { url: 'https://t.example/', signIn: { as: 'form', page: 'https://u.example/', user: '#u', password: '#p' } },
      'tools[1].signIn.page: the log-in page is on an origin',
    ],
    [
      'a pattern that never confirms',
      { url: 'https://t.example/{patient.id}', context: 'url', confirmUrl: '^https://t.example/$' },
      'tools[1].confirmUrl: does not match',
    ],
    [
      'tokenless FHIRcast',
      { url: 'https://t.example/', context: 'fhircast', fhircast: { auth: 'none' } },
      'tools[1].fhircast.auth: any program',
    ],
    ['a missing language', { url: 'https://t.example/', name: { fi: 'Nimi', en: 'Name' } }, 'tools[1].name: has no sv'],
  ])('warns of %s', async (_, tool, message) => {
    const report = await check([master, tool]);
    expect(told(report.mistakes)).toEqual([]);
    expect(told(report.warnings)).toContainEqual(expect.stringContaining(message));
  });

  it('does not warn of a secret that comes from the environment', async () => {
    const report = await check([master, postLaunch({}, '${COUNTY_KEY_SECRET}')]);
    expect(told(report.warnings).filter((line) => line.includes('secret'))).toEqual([
      expect.stringContaining('tools[1].postLaunch.clientSecret'),
    ]);
    expect(report.environment).toContainEqual(expect.objectContaining({ name: 'COUNTY_KEY_SECRET', as: 'example' }));
  });

  it('tells the outcome last', async () => {
    const lines = writeReport(await check([master, { url: 'http://tool.example/' }]));
    expect(lines.at(-1)).toMatch(/county\.json cannot be started: 1 mistake, 0 warnings\.$/);
  });
});

/** A tool that is launched by POST. */
function postLaunch(fields: Record<string, string>, keySecret = 'written-in-the-file-itself') {
  return {
    url: 'https://t.example/',
    context: 'url',
    postLaunch: { url: 'https://t.example/launch', fields, keySecret, clientId: 'c', clientSecret: 'in-the-file' },
  };
}

describe('the map of a county file', () => {
  it('is a mistake when it is missing or wrong, with the place in it', async () => {
    const services = { file: resolve(seed, '../services.json'), attribution: 'Keksitty' };
    const withMap = async (map: string) => told((await check([master], { services: { ...services, map } })).mistakes);
    expect(await withMap(resolve(seed, '../map.json'))).toEqual([]);
    expect(await withMap('no-map.json')).toEqual([
      expect.stringMatching(/^services\.map: there is no file .*no-map\.json$/),
    ]);
    await writeFile(
      join(folder, 'map.json'),
      JSON.stringify({ licence: { fi: 'Oma' }, areas: [{ name: { fi: 'A' }, own: true, rings: [] }] }),
    );
    expect(await withMap('map.json')).toEqual([
      expect.stringMatching(/^services\.map: map\.json: areas\[0\]\.rings: /),
    ]);
  });
});

describe('its command line', () => {
  it('takes names and their values', () => {
    expect(readCheckOptions(['check', 'a.json', '--env', 'A=b=c', '--env', 'D=', '--json'])).toEqual({
      kind: 'check',
      options: {
        file: 'a.json',
        env: new Map([
          ['A', 'b=c'],
          ['D', ''],
        ]),
        demo: false,
        json: true,
      },
    });
  });

  it.each([
    [['check']],
    [['chek', 'a.json']],
    [['check', 'a', 'b']],
    [['check', 'a', '--env', 'x']],
    [['check', 'a', '--demmo']],
  ])('refuses %j', (args) =>
    expect(readCheckOptions(args)).toMatchObject({ kind: 'wrong', message: expect.stringContaining('--help') }),
  );

  it('helps', () => expect(readCheckOptions([])).toEqual({ kind: 'help' }));
});
