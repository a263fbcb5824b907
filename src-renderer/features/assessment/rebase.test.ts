import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { changesOf, rebase } from './rebase.js';

const BEFORE = ['Hengitystieoireet', '', 'Nykytila', 'Hengitys: raskasta.', 'Oireet: kuume.', '', 'Arvio', 'Tänään.'];
const lines = (...all: string[]) => all.join('\n');
const before = lines(...BEFORE);
const now = before.replace('Hengitys: raskasta.', 'Hengitys: kuten tavallisesti.');
const text = fc.array(fc.constantFrom('a', 'b', 'c', 'd', ''), { maxLength: 9 }).map((all) => all.join('\n'));

describe('a text whose answers have changed', () => {
  it('has the new line in the place of the old one, and keeps what was written by hand', () => {
    const edited = `${before.replace('Oireet: kuume.', 'Oireet: kuume 39 astetta.')}\nOhjattu omahoitoon.`;
    const made = rebase(edited, before, now);
    expect(made.text).toBe(edited.replace('Hengitys: raskasta.', 'Hengitys: kuten tavallisesti.'));
    expect(made.left).toEqual([]);
    expect(made.done).toMatchObject([{ gone: ['Hengitys: raskasta.'], come: ['Hengitys: kuten tavallisesti.'] }]);
  });

  it('leaves to the professional what they had rewritten', () => {
    const edited = before.replace('Hengitys: raskasta.', 'Hengitys on ollut raskasta eilisestä.');
    const made = rebase(edited, before, now);
    expect(made.text).toBe(edited);
    expect(made.left).toMatchObject([{ gone: ['Hengitys: raskasta.'], come: ['Hengitys: kuten tavallisesti.'] }]);
  });

  it('takes in a line that came, and leaves out one that went', () => {
    const more = before.replace('Oireet: kuume.', lines('Oireet: kuume.', 'Happisaturaatio: 91 %.'));
    expect(rebase(`${before}\nOma rivi.`, before, more).text).toBe(`${more}\nOma rivi.`);
    expect(rebase(`${more}\nOma rivi.`, more, before).text).toBe(`${before}\nOma rivi.`);
  });

  it('does not guess between two lines that are alike', () => {
    const twice = lines('a', 'Oireet: kuume.', 'b');
    const edited = lines('Oireet: kuume.', 'x', 'Oireet: kuume.');
    expect(rebase(edited, twice, lines('a', 'Oireet: nuha.', 'b')).left).toHaveLength(1);
  });

  it('is the new one where nothing was edited and no line stands twice', () => {
    fc.assert(
      fc.property(text, text, (one, other) => {
        const alike = new Set(one.split('\n')).size !== one.split('\n').length;
        const made = rebase(one, one, other);
        if (!alike && made.left.length === 0) expect(made.text).toBe(other);
        expect(made.done.length + made.left.length).toBe(changesOf(one, other).length);
        if (one === other) expect(made).toEqual({ text: one, base: one, done: [], left: [] });
        // What is left is all that still differs.
        expect(changesOf(made.base, other).length).toBeLessThanOrEqual(made.left.length);
        if (made.left.length === 0) expect(made.base).toBe(other);
      }),
    );
  });
});
