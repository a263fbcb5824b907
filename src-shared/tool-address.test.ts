import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { countyToolSchema } from './county-tool.js';
import { ADDRESS_NAMES, addressMistake, fillAddress } from './tool-address.js';
import { toolContextSchema } from './tools.js';

const contexts = toolContextSchema.options;
const tool = (url: string, context: string, more: object = {}) =>
  countyToolSchema.safeParse({ id: 't', name: { fi: 'T' }, kind: 'embedded', url, context, ...more });

describe('address templates of a county file', () => {
  it('know no name that could tell who the client is', () => {
    expect(ADDRESS_NAMES.filter((name) => /name|ident|hetu|ssn|birth|family|given/i.test(name))).toEqual([]);
    expect(ADDRESS_NAMES.filter((name) => name.startsWith('patient'))).toEqual(['patient.id']);
  });

  it('with any other name are a mistake, whatever the way of following', () => {
    fc.assert(
      fc.property(fc.string(), fc.constantFrom(...contexts), (name, context) => {
        fc.pre(!/[{}]/.test(name) && !ADDRESS_NAMES.some((known) => known === name));
        const mistake = addressMistake(`https://t.example/?a={${name}}`, context);
        expect(mistake).toContain('is not a name');
        expect(tool(`https://t.example/?a={${name}}`, context).success).toBe(false);
      }),
    );
  });

  it.each([
    ['patient.id', 'fhircast'],
    ['patient.id', 'none'],
    ['patient.id', 'smart'],
    ['launch', 'url'],
    ['hub.topic', 'ccow'],
  ] as const)('may not use {%s} with "context": "%s"', (name, context) => {
    expect(addressMistake(`https://t.example/?a={${name}}`, context)).toContain(`{${name}}`);
  });

  it('never let a value decide which server is asked', () => {
    for (const url of [
      'https://{patient.id}.example/',
      'https://t.example{patient.id}',
      'ftp://t.example/{patient.id}',
    ])
      expect(addressMistake(url, 'url')).toContain('origin');
  });

  it('say what is missing', () => {
    expect(addressMistake('https://t.example/', 'url')).toContain('needs {patient.id}');
    const url = 'https://t.example/?l={launch}&i={iss}';
    expect(tool(url, 'smart').error?.issues[0]?.message).toContain('needs clientId');
    const smart = { redirectUris: ['https://t.example/'], scope: 'launch' };
    expect(tool(url, 'smart', { clientId: 't', smart }).success).toBe(true);
    expect(tool(url, 'smart', { clientId: 't', smart, kind: 'link' }).error?.issues[0]?.message).toContain('embedded');
    expect(tool('https://t.example/{patient.id}', 'url', { confirmUrl: '(' }).success).toBe(false);
  });

  it('of a tool that is launched by POST hold nothing, and its fields their own names only', () => {
    const postLaunch = {
      url: 'https://t.example/launch',
      fields: { client: '{patient.key}', by: '{user.id}' },
      keySecret: 'k'.repeat(16),
      clientId: 'core',
      clientSecret: 's',
    };
    const parse = (more: object, context = 'url', url = 'https://t.example/') =>
      tool(url, context, { postLaunch: { ...postLaunch, ...more } }).error?.issues.map(({ path }) => path.join('.'));
    const places = (...found: Parameters<typeof parse>) => [...new Set(parse(...found))];
    expect(parse({})).toBeUndefined();
    expect(parse({}, 'none')).toEqual(['postLaunch']);
    expect(parse({}, 'url', 'https://t.example/{patient.id}')).toEqual(['url']);
    expect(parse({ url: 'https://t.example/{patient.key}' })).toEqual(['postLaunch.url']);
    expect(places({ fields: { client: '{patient.id}' } })).toEqual(['postLaunch.fields.client']);
    const template = 'https://t.example/{patient.id}';
    expect(tool(template, 'url', { noClientUrl: template }).error?.issues[0]?.path).toEqual(['noClientUrl']);
    expect(tool(template, 'url', { confirmUrl: '{patient.name}' }).error?.issues[0]?.path).toEqual(['confirmUrl']);
  });

  it('are filled with values that stay values', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (key) => {
        const url = new URL(fillAddress('https://t.example/?key={patient.id}&tab=1', { 'patient.id': key }));
        expect([url.origin, url.searchParams.get('key'), url.searchParams.get('tab')]).toEqual([
          'https://t.example',
          key,
          '1',
        ]);
      }),
    );
    expect(() => fillAddress('https://t.example/{iss}', {})).toThrow('no value');
  });
});
