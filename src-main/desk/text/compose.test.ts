import { describe, expect, it } from 'vitest';
import type { Contact } from '../contact.js';
import { textsOf } from '../texts.js';
import { AT, call, idOf } from '../testing/contact.js';
import { compose, registersOf } from './compose.js';
import { wordsIn } from './words.js';

const words = wordsIn('fi');
const own = (id: string, part: Contact['steps'][number]['part'], text: string, more: object = {}) => ({
  id,
  at: AT,
  kind: 'own' as const,
  part,
  text,
  removed: false,
  ...more,
});
const contact = call(idOf(1), {
  client: { reference: 'Patient/aune', label: 'SAARIKOSKI, Aune', masked: false },
  phase: 'working',
  caller: 'relative',
  callerName: 'tytär',
  identifiedBy: 'questions',
  reason: 'Ei jaksa laittaa ruokaa.',
  steps: [
    own('a', 'plan', 'Kotikäynti perjantaina.'),
    own('b', 'state', 'Liikkuu rollaattorilla.'),
    own('c', 'state', 'Verenpaine koholla.', { register: 'health' }),
    own('d', 'actions', 'Ei kirjata.', { removed: true }),
    own('e', 'background', ''),
  ],
  promises: [
    { id: 'p', kind: 'callBack', about: 'tulokset', due: '2026-11-27T12:00:00.000Z', state: { kind: 'open' } },
    { id: 'q', kind: 'other', about: 'esite', state: { kind: 'givenUp', why: 'asiakas ei halunnut' } },
  ],
});

describe('the record of a contact', () => {
  it('is in the order of the record, whatever the order of the work', () => {
    expect(compose(contact, 'social', words)).toBe(
      [
        'Yhteydenotto 27.11.2026 klo 10.42, puhelu. Yhteydenottaja: läheinen (tytär). Henkilöllisyys varmistettu kysymyksillä.',
        'Tulosyy\nEi jaksa laittaa ruokaa.',
        'Nykytila ja arvio\nLiikkuu rollaattorilla.',
        'Suunnitelma ja sovitut asiat\nKotikäynti perjantaina.',
        'Jatko\nTakaisinsoitto: tulokset, viimeistään 27.11.2026 klo 14.00.\nLuvattu: esite, ei tehdä, koska asiakas ei halunnut.',
      ].join('\n\n'),
    );
  });

  it('has each register apart, and of nobody it has nothing', () => {
    expect(registersOf(contact)).toEqual(['social', 'health']);
    const health = compose(contact, 'health', words);
    expect(health).toContain('Verenpaine koholla.');
    expect(health).not.toMatch(/ruokaa|rollaattori|Kotikäynti|tulokset/);
    const { client: _client, ...nobodys } = contact;
    expect([registersOf(nobodys), compose(nobodys, 'social', words)]).toEqual([[], '']);
  });

  it('counts as recorded only while it tells all that was done', () => {
    const from = compose(contact, 'social', words);
    const taken = { ...contact, texts: { social: { taken: 'note' as const, from } } };
    expect(textsOf(taken, words)[0]).toMatchObject({ taken: 'note', behind: false });
    const more = { ...taken, steps: [...taken.steps, own('f', 'plan', 'Uusi aika.')] };
    expect(textsOf(more, words)[0]?.taken).toBeUndefined();
    const edited = { ...more, texts: { social: { text: 'Oma teksti.', from } } };
    expect(textsOf(edited, words)[0]).toMatchObject({ text: 'Oma teksti.', edited: true, behind: true });
  });
});
