import fc from 'fast-check';
import { expect, it } from 'vitest';
import { fit, ranked } from './rank.js';

it('finds without marks and capitals', () => {
  expect(fit('aaninen', 'Ääninen')).toBe(0);
  expect(fit('NÄYTTÖ', 'Avaa näyttö 2')).toBe(1);
  expect(fit('tunto', 'Asiantuntija')).toBeUndefined();
});

it('puts what begins with the query first', () => {
  const labels = ['Palauta ulkoasu', 'Kollegat', 'Ulkoasu: tumma', 'Sulje asiakas'].map((label) => ({ label }));
  expect(ranked(labels, 'ulko').map(({ label }) => label)).toEqual(['Ulkoasu: tumma', 'Palauta ulkoasu']);
});

it('takes any text as text, never as a pattern', () => {
  fc.assert(
    fc.property(fc.string(), fc.string(), (query, label) => {
      expect([undefined, 0, 1, 2]).toContain(fit(query, label));
    }),
  );
});
