import { expect, it } from 'vitest';
import { letsFrame } from './framing.js';

const US = 'http://127.0.0.1:4710';
const OWN = 'https://tool.example';
const lets = (headers: Record<string, string>, origin = US, own = OWN) => letsFrame(new Headers(headers), origin, own);
const ancestors = (sources: string) => ({
  'content-security-policy': `default-src 'self'; frame-ancestors ${sources}`,
});

it.each([
  ["'none'", false],
  ["'self'", false],
  ['', false],
  ['*', true],
  ['http:', true],
  ['https:', false],
  ['http://127.0.0.1:4710', true],
  ['http://127.0.0.1:*', true],
  ['http://127.0.0.1', false],
  ['https://127.0.0.1:4710', false],
  ['127.0.0.1:4710', false], // takes the scheme of the page itself: https
  ["'self' http://127.0.0.1:4710/", true],
])('frame-ancestors %s', (sources, expected) => {
  expect(lets(ancestors(sources))).toBe(expected);
});

it('knows wildcards of hosts, and that a secure page satisfies an insecure source', () => {
  expect(lets(ancestors('https://*.county.example'), 'https://desk.county.example')).toBe(true);
  expect(lets(ancestors('https://*.county.example'), 'https://county.example')).toBe(false);
  expect(lets(ancestors('https://*.county.example'), 'https://evilcounty.example')).toBe(false);
  expect(lets(ancestors('http://desk.example'), 'https://desk.example')).toBe(true);
});

it('needs every policy to allow it', () => {
  const both = "frame-ancestors *, default-src 'none', frame-ancestors 'none'";
  expect(lets({ 'content-security-policy': both })).toBe(false);
});

it.each([
  ['DENY', false],
  ['SAMEORIGIN', false],
  ['sameorigin, sameorigin', false],
  ['ALLOW-FROM http://127.0.0.1:4710', true],
  ['nonsense', true],
])('X-Frame-Options %s', (options, expected) => {
  expect(lets({ 'x-frame-options': options })).toBe(expected);
});

it('X-Frame-Options is out of force beside frame-ancestors, and lets a page of the same origin in', () => {
  expect(lets({ 'x-frame-options': 'DENY', ...ancestors('*') })).toBe(true);
  expect(lets({ 'x-frame-options': 'SAMEORIGIN' }, OWN)).toBe(true);
  expect(lets({})).toBe(true);
});
