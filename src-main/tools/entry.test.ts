import { expect, it } from 'vitest';
import { entryOf } from './entry.js';

it.each([
  ['https://a.example/?hub.url={hub.url}&hub.topic={hub.topic}', 'https://a.example/', false],
  ['https://a.example/x/?ccow.registry={ccow.registry}', 'https://a.example/x/', false],
  ['https://a.example/c/{patient.id}/summary', 'https://a.example/c/', false],
  ['https://a.example/c#/{patient.id}', 'https://a.example/c', false],
  ['https://a.example/start?unit=3', 'https://a.example/start?unit=3', true],
])('leaves out of %s what a launch fills in', (url, entry, whole) => {
  expect(entryOf({ url })).toEqual({ url: entry, whole });
});

it('asks the page for no client, where the county names one', () => {
  expect(entryOf({ url: 'https://a.example/?c={patient.id}', noClientUrl: 'https://a.example/none' })).toEqual({
    url: 'https://a.example/none',
    whole: true,
  });
  expect(entryOf({})).toBeUndefined();
});
