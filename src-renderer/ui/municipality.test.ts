import { expect, it } from 'vitest';
import { municipalityIn } from './municipality.js';

it('a municipality is called by its name in Swedish, and otherwise as it came', () => {
  expect(municipalityIn('Pyhtää', 'sv')).toBe('Pyttis');
  expect(municipalityIn('Mikkeli', 'sv')).toBe('S:t Michel');
  expect(municipalityIn('Vöyri', 'sv')).toBe('Vörå');
  for (const name of ['Kotka', 'Pyh', 'Pyttis', 'Muu kunta']) expect(municipalityIn(name, 'sv')).toBe(name);
  expect([municipalityIn('Pyhtää', 'fi'), municipalityIn('Pyhtää', 'en')]).toEqual(['Pyhtää', 'Pyhtää']);
});
