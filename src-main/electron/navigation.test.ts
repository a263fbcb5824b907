import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isAppUrl, screenOfUrl } from './address.js';
import { decideOpening, mayNavigate } from './navigation.js';
import { isPermitted } from './permissions.js';

const TOOL = 'http://127.0.0.1:4001';
const frameOrigins = [TOOL];
const kinds = [undefined, 'screen', 'signIn', 'tool'] as const;

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
  const go = (kind: (typeof kinds)[number], url: string, isMainFrame = true) =>
    mayNavigate({ kind, isMainFrame, url, frameOrigins });

  test('a screen’s page stays at our own address, its frames at the county’s tools', () => {
    expect(go('screen', 'app://tyopoyta/?screen=1')).toBe(true);
    expect(go('screen', `${TOOL}/`)).toBe(false);
    expect(go('screen', `${TOOL}/page`, false)).toBe(true);
    expect(go('screen', 'about:blank', false)).toBe(true);
    expect(go('screen', 'http://127.0.0.1:4002/', false)).toBe(false);
    expect(go('screen', 'app://tyopoyta/', false)).toBe(false);
  });

  test('sign-in and tools go over https, or on this machine', () => {
    for (const kind of ['signIn', 'tool'] as const) {
      expect(go(kind, 'https://idp.example/login')).toBe(true);
      expect(go(kind, 'http://127.0.0.1:5000/')).toBe(true);
      expect(go(kind, 'http://idp.example/')).toBe(false);
      expect(go(kind, 'app://tyopoyta/')).toBe(false);
    }
  });

  test('nothing else is gone to, by any window; an unknown window goes nowhere', () => {
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
        expect(mayNavigate({ kind, isMainFrame, url: `${scheme}:${path}`, frameOrigins })).toBe(false);
        expect(decideOpening({ kind, url: `${scheme}:${path}`, toolOrigins: frameOrigins }).as).toBe('denied');
      }),
    );
    expect(go(undefined, 'app://tyopoyta/')).toBe(false);
    expect(go(undefined, 'https://idp.example/')).toBe(false);
  });
});

describe('windows that pages open', () => {
  const open = (url: string, kind: (typeof kinds)[number] = 'screen') =>
    decideOpening({ kind, url, toolOrigins: frameOrigins });

  test('a screen, a tool, or the user’s own programs', () => {
    expect(open('app://tyopoyta/?screen=2')).toEqual({ as: 'screen', screen: 2 });
    expect(open(`${TOOL}/x`)).toEqual({ as: 'tool', url: `${TOOL}/x` });
    expect(open('https://www.example.fi/ohje')).toMatchObject({ as: 'external' });
    expect(open('tel:+358000000000')).toMatchObject({ as: 'external' });
    expect(open('mailto:palvelu@example.fi')).toMatchObject({ as: 'external' });
  });

  test.each(['http://www.example.fi/', 'https://user:secret@www.example.fi/', 'smb://x/y', 'not an address', ''])(
    '%s is denied',
    (url) => expect(open(url)).toEqual({ as: 'denied' }),
  );

  test('only a screen opens a screen, and an unknown window nothing', () => {
    expect(open('app://tyopoyta/?screen=2', 'tool')).toEqual({ as: 'denied' });
    expect(decideOpening({ kind: undefined, url: 'https://www.example.fi/', toolOrigins: [] })).toEqual({
      as: 'denied',
    });
  });
});

test('permissions are denied but for copying on our own pages and reaching the county’s tools', () => {
  fc.assert(
    fc.property(fc.string(), fc.webUrl(), (permission, url) => {
      expect(isPermitted(permission, url, frameOrigins)).toBe(false);
    }),
  );
  for (const permission of [
    'media',
    'geolocation',
    'notifications',
    'clipboard-read',
    'openExternal',
    'unknown',
    'usb',
  ]) {
    expect(isPermitted(permission, 'app://tyopoyta/', frameOrigins)).toBe(false);
  }
  expect(isPermitted('clipboard-sanitized-write', 'app://tyopoyta', frameOrigins)).toBe(true);
  expect(isPermitted('clipboard-sanitized-write', TOOL, frameOrigins)).toBe(false);
  expect(isPermitted('loopback-network', TOOL, frameOrigins)).toBe(true);
  expect(isPermitted('loopback-network', 'https://www.example.fi', frameOrigins)).toBe(false);
});
