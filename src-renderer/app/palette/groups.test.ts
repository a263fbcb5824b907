import fc from 'fast-check';
import { expect, it } from 'vitest';
import { type PaletteEntry, kinds } from './entry.js';
import { inGroups } from './groups.js';
import { standOf } from './use-found-entries.js';

const entry = (kind: PaletteEntry['kind'], label: string): PaletteEntry => ({
  id: `${kind} ${label}`,
  kind,
  icon: 'search',
  label,
  run: () => {},
});
const shown = (entries: readonly PaletteEntry[], query: string) =>
  inGroups(entries, query).map((group) => [group.kind, ...group.entries.map(({ label }) => label)].join(' | '));

it('puts people first and then the kind whose name fits best', () => {
  const entries = [
    entry('service', 'Kotihoito'),
    entry('service', 'Kotihoidon yökäynnit'),
    entry('article', 'Hoidon päättäminen: kotihoito'),
    entry('command', 'Avaa kotihoito-ohje'),
    entry('colleague', 'Aho, Koti'),
  ];
  expect(shown(entries, 'kotihoito')).toEqual([
    'colleague | Aho, Koti',
    'service | Kotihoito | Kotihoidon yökäynnit',
    'command | Avaa kotihoito-ohje',
    'article | Hoidon päättäminen: kotihoito',
  ]);
});

it('leaves what is found by other words than its name after what is named so', () => {
  const entries = [entry('article', 'Näkövammainen asiakas'), entry('command', 'Ulkoasu: tumma')];
  expect(shown(entries, 'ulko')).toEqual(['command | Ulkoasu: tumma', 'article | Näkövammainen asiakas']);
});

it('keeps each row once, and the order within a kind', () => {
  const rows = fc.array(fc.record({ kind: fc.constantFrom(...kinds), label: fc.string() }));
  fc.assert(
    fc.property(rows, fc.string(), (given, query) => {
      const entries = given.map(({ kind, label }, at) => ({ ...entry(kind, label), id: String(at) }));
      const groups = inGroups(entries, query);
      expect(new Set(groups.map(({ kind }) => kind)).size).toBe(groups.length);
      for (const { kind, entries: of } of groups) expect(of).toEqual(entries.filter((each) => each.kind === kind));
      expect(groups.flatMap((group) => group.entries)).toHaveLength(entries.length);
    }),
  );
});

it('does not say that nothing was found before all have told', () => {
  expect(standOf([], 2)).toBe('coming');
  expect(standOf(['ready'], 2)).toBe('coming');
  expect(standOf(['ready', 'coming'], 2)).toBe('coming');
  expect(standOf(['ready', 'ready'], 2)).toBe('ready');
  expect(standOf(['coming', 'failed'], 2)).toBe('failed');
  expect(standOf([], 0)).toBe('ready');
});
