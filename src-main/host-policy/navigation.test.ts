import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isAppUrl, screenOfUrl } from './address.js';
import { decideOpening, isForMachine, mayNavigate } from './navigation.js';
import type { PageKind } from './navigation.js';
import { mayOwnPage, mayTool } from './permissions.js';
import { countyToolSchema } from '#shared/county-tool.js';

const TOOL = 'http://127.0.0.1:4001';
const provider = 'https://idp.example';
const tool = (popups: 'deny' | 'logIn' | 'allow' = 'logIn') =>
  ({ as: 'tool', toolId: 't', origins: [TOOL, 'https://t.example'], popups }) satisfies PageKind;
const kinds = [undefined, { as: 'screen' }, { as: 'signIn' }, tool(), tool('allow')] as const;
const catalogued = countyToolSchema.parse({ id: 't', name: { fi: 'T' }, kind: 'link', url: `${TOOL}/` });
const toolAt = (origin: string) => (origin === TOOL ? catalogued : undefined);

describe('our own address', () => {
  test.each(['app://tyopoyta/', 'app://tyopoyta/?screen=2', 'app://tyopoyta/assets/a.js'])('%s is ours', (url) =>
    expect(isAppUrl(url)).toBe(true),
  );
  test.each([
    'app://tyopoyta.example/',
    'app://other/',
    'app://user@tyopoyta/',
    'app://tyopoyta:81/',
    'https://tyopoyta/',
    'file:///tyopoyta',
    'javascript:alert(1)',
    '',
  ])('%s is not', (url) => expect(isAppUrl(url)).toBe(false));
  test('tells its screen', () => {
    expect([screenOfUrl('app://tyopoyta/'), screenOfUrl('app://tyopoyta/?screen=2')]).toEqual([1, 2]);
    expect([screenOfUrl('app://tyopoyta/?screen=3'), screenOfUrl('app://x/?screen=1')]).toEqual([undefined, undefined]);
  });
});

describe('navigation', () => {
  const go = (kind: PageKind | undefined, url: string, isMainFrame = true) =>
    mayNavigate(kind, { isMainFrame, url, provider });

  test('a screen’s page stays at our own address, and has no frames', () => {
    expect(go({ as: 'screen' }, 'app://tyopoyta/?screen=1')).toBe(true);
    for (const url of [`${TOOL}/`, 'about:blank', 'app://tyopoyta/'])
      expect(go({ as: 'screen' }, url, false)).toBe(false);
    expect(go({ as: 'screen' }, `${TOOL}/`)).toBe(false);
  });

  test('sign-in goes over https, or on this machine', () => {
    expect(go({ as: 'signIn' }, 'https://other.example/login')).toBe(true);
    expect(go({ as: 'signIn' }, 'http://127.0.0.1:5000/')).toBe(true);
    expect(go({ as: 'signIn' }, 'about:blank', false)).toBe(true);
    expect(go({ as: 'signIn' }, 'http://idp.example/')).toBe(false);
    expect(go({ as: 'signIn' }, 'app://tyopoyta/')).toBe(false);
  });

  test('a tool stays where the county lets it, and at the provider', () => {
    for (const url of [`${TOOL}/x`, 'https://t.example/', `${provider}/login`, `blob:${TOOL}/1`])
      expect(go(tool(), url)).toBe(true);
    for (const url of ['https://other.example/', 'app://tyopoyta/', 'about:blank', 'https://t.example.evil/'])
      expect(go(tool(), url)).toBe(false);
    expect(mayNavigate(tool(), { url: 'https://other.example/', isMainFrame: true, provider: undefined })).toBe(false);
    expect(
      mayNavigate(
        { ...tool(), origins: ['http://t.example'] },
        { url: 'http://t.example/', isMainFrame: true, provider },
      ),
    ).toBe(false);
    // What it shows in frames of its own is its server's to say.
    for (const url of ['https://map.example/', 'about:blank', 'about:srcdoc'])
      expect(go(tool(), url, false)).toBe(true);
    expect(go(tool(), 'http://map.example/', false)).toBe(false);
  });

  test('nothing else is gone to, by any page; an unknown page goes nowhere', () => {
    const schemes = fc.constantFrom(
      'file',
      'data',
      'javascript',
      'blob',
      'chrome',
      'devtools',
      'view-source',
      'ftp',
      'ms-msdt',
    );
    fc.assert(
      fc.property(schemes, fc.webPath(), fc.constantFrom(...kinds), fc.boolean(), (scheme, path, kind, isMainFrame) => {
        expect(mayNavigate(kind, { isMainFrame, url: `${scheme}:${path}`, provider })).toBe(false);
        expect(decideOpening(kind, { url: `${scheme}:${path}`, provider, toolAt }).as).toBe('denied');
      }),
    );
    expect(go(undefined, 'app://tyopoyta/')).toBe(false);
    expect(go(undefined, 'https://idp.example/')).toBe(false);
  });
});

describe('windows that pages open', () => {
  const open = (url: string, kind: PageKind | undefined = { as: 'screen' }) =>
    decideOpening(kind, { url, provider, toolAt });

  test('a screen, a tool, or the user’s own programs', () => {
    expect(open('app://tyopoyta/?screen=2')).toEqual({ as: 'screen', screen: 2 });
    expect(open(`${TOOL}/x`)).toEqual({ as: 'tool', url: `${TOOL}/x`, tool: catalogued });
    expect(open('https://www.example.fi/ohje')).toMatchObject({ as: 'external' });
    expect(open('tel:+358000000000')).toMatchObject({ as: 'external' });
    expect(open('mailto:palvelu@example.fi')).toMatchObject({ as: 'external' });
    expect(open('https://www.example.fi/', { as: 'signIn' })).toMatchObject({ as: 'external' });
  });

  test.each(['http://www.example.fi/', 'https://user:secret@www.example.fi/', 'smb://x/y', 'not an address', ''])(
    '%s is denied',
    (url) => expect(open(url)).toEqual({ as: 'denied' }),
  );

  test('a tool’s windows go by its policy', () => {
    const by = (popups: 'deny' | 'logIn' | 'allow') =>
      [`${TOOL}/p`, `${provider}/l`, 'about:blank', 'https://x.example/'].map((url) => open(url, tool(popups)).as);
    expect(by('deny')).toEqual(['denied', 'denied', 'denied', 'denied']);
    expect(by('logIn')).toEqual(['child', 'child', 'child', 'denied']);
    expect(by('allow')).toEqual(['child', 'child', 'child', 'external']);
  });

  test('a screen reaches colleagues by the programs that the county names, and a tool does not', () => {
    const schemes = ['tel:', 'sip:', 'zoomus:'];
    const at = (url: string, kind: PageKind) => decideOpening(kind, { url, provider, toolAt, schemes }).as;
    for (const url of ['tel:+358000000000', 'sip:a@b.example', 'zoomus:call?x=1']) {
      expect(isForMachine({ as: 'screen' }, url, schemes)).toBe(true);
      expect(isForMachine(tool('allow'), url, schemes)).toBe(false);
      expect(at(url, { as: 'screen' })).toBe('external');
    }
    expect(at('zoomus:call', tool('allow'))).toBe('denied');
    for (const url of ['https://www.example.fi/', 'file:///etc/passwd', 'ms-msdt:x', 'javascript:1', 'not an address'])
      expect(isForMachine({ as: 'screen' }, url, schemes)).toBe(false);
  });

  test('only a screen opens a screen, and an unknown page nothing', () => {
    expect(open('app://tyopoyta/?screen=2', tool('allow'))).toEqual({ as: 'denied' });
    expect(decideOpening(undefined, { url: 'https://www.example.fi/', provider, toolAt })).toEqual({ as: 'denied' });
  });
});

describe('permissions', () => {
  test('our own pages may copy and reach this machine, others nothing', () => {
    fc.assert(fc.property(fc.string(), fc.webUrl(), (permission, url) => !mayOwnPage({ permission, url })));
    for (const permission of ['media', 'geolocation', 'notifications', 'clipboard-read', 'openExternal', 'usb'])
      expect(mayOwnPage({ permission, url: 'app://tyopoyta/' })).toBe(false);
    expect(mayOwnPage({ permission: 'clipboard-sanitized-write', url: 'app://tyopoyta' })).toBe(true);
    expect(mayOwnPage({ permission: 'loopback-network', url: 'app://tyopoyta' })).toBe(true);
  });

  test('a tool may what the county file names, on its own pages only', () => {
    const may = mayTool({ origins: [TOOL], permissions: ['microphone', 'location', 'shareScreen'] });
    const url = `${TOOL}/`;
    expect(may({ permission: 'media', url, media: ['audio'] })).toBe(true);
    for (const media of [['audio', 'video'], ['video'], [], ['unknown']])
      expect(may({ permission: 'media', url, media })).toBe(false);
    for (const permission of ['geolocation', 'geolocation-approximate', 'display-capture', 'loopback-network'])
      expect([may({ permission, url }), may({ permission, url: 'https://other.example/' })]).toEqual([true, false]);
    for (const permission of ['clipboard-read', 'notifications', 'openExternal', 'hid', 'unknown'])
      expect(may({ permission, url })).toBe(false);
    expect(mayTool({ origins: [TOOL], permissions: ['camera'] })({ permission: 'media', url, media: ['video'] })).toBe(
      true,
    );
  });
});
