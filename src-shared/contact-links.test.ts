import fc from 'fast-check';
import { expect, test } from 'vitest';
import { contactAddress } from './contact-address.js';
import { contactMistakes, contactShape } from './contact-links.js';

const salla = { id: 'u-1', email: 'salla.salo@kymijoki.example', phone: '+358-00-000-0000', extension: '4711' };
const mistakeOf = (url: string, linkSchemes: string[] = []) =>
  contactMistakes({ links: [{ kind: 'call', url }], linkSchemes })[0]?.message;

test('each part is encoded where it stands, and an address keeps the signs of one', () => {
  const cases: [string, string][] = [
    ['tel:{phone}', 'tel:+358-00-000-0000'],
    ['sip:{email}', 'sip:salla.salo@kymijoki.example'],
    ['msteams:/l/call/0/0?users={email}', 'msteams:/l/call/0/0?users=salla.salo%40kymijoki.example'],
    ['https://video.example/{username}?ext={extension}', 'https://video.example/salla.salo?ext=4711'],
  ];
  for (const [template, address] of cases) {
    expect(mistakeOf(template)).toBeUndefined();
    expect(contactAddress(template, salla)).toBe(address);
  }
  expect(contactAddress('mailto:{email}', { id: 'x', email: 'a\ud800b@c' })).toBe('mailto:ab@c');
  expect(contactAddress('mailto:{email}', { id: 'x' })).toBeUndefined();
  expect(contactAddress('https://video.example/{username}', { id: 'x', email: 'no-sign' })).toBeUndefined();
});

test('whatever the directory says, the address leads where the template does, with no parameter more', () => {
  fc.assert(
    fc.property(fc.string({ minLength: 1, unit: 'binary' }), fc.string({ minLength: 1 }), (email, phone) => {
      const whole = contactAddress('https://call.example/a/{phone}?users={email}&v=1', { id: 'x', email, phone });
      const url = new URL(whole ?? '');
      expect(url.origin).toBe('https://call.example');
      // A name of dots alone goes up a folder at most; it never leaves the server or adds a parameter.
      expect([...url.searchParams.keys()]).toEqual(['users', 'v']);
      const mail = contactAddress('mailto:{email}', { id: 'x', email });
      expect(mail).not.toMatch(/[?&#<>"\s]/);
    }),
  );
});

test('a template that may lead astray is refused, with what to write instead', () => {
  expect(mistakeOf('javascript:alert({email})')).toMatch(/^must begin with one of https:, tel:/);
  expect(mistakeOf('http://video.example/{email}')).toMatch(/^must begin with/);
  expect(mistakeOf('zoomus:{email}')).toMatch(/^must begin with/);
  expect(mistakeOf('zoomus:{email}', ['zoomus'])).toBeUndefined();
  expect(mistakeOf('https://{username}.example/')).toBe('a fixed https origin must come first');
  expect(mistakeOf('https://call.example@{username}/x')).toBe('a fixed https origin must come first');
  expect(mistakeOf('tel:{hetu}')).toMatch(/^\{hetu\} is not a name/);
  expect(mistakeOf('tel:112')).toMatch(/^leads everybody to the same place/);
  for (const scheme of ['javascript', 'file', 'http', 'ms-msdt', 'search-ms', 'Zoom', 'a b'])
    expect(contactShape.linkSchemes.safeParse([scheme]).success).toBe(false);
});
