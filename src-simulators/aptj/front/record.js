import { el, table } from '../../lib/front/dom.js';

/** @typedef {import('../records/record.js').RecordTables} Tables */
/** @typedef {'visits' | 'notes' | 'diagnoses' | 'medication' | 'risks' | 'bookings'} Leaf */

/** @type {{ title: string, leaves: [Leaf, string][] }[]} */
export const BRANCHES = [
  {
    title: 'Kertomus',
    leaves: [
      ['visits', 'Käynnit'],
      ['notes', 'Kirjaukset'],
    ],
  },
  {
    title: 'Yhteenveto',
    leaves: [
      ['risks', 'Riskit ja kriittiset'],
      ['diagnoses', 'Diagnoosit'],
      ['medication', 'Lääkelista'],
    ],
  },
  { title: 'Ajanvaraus', leaves: [['bookings', 'Varaukset']] },
];

/** @param {Tables['notes'][number]} note */
const entry = (note) =>
  el(
    'article',
    { class: 'entry' },
    el('h3', {}, el('strong', {}, note.title), ` ${note.date} klo ${note.time}  ${note.author} (${note.state})`),
    el('p', {}, note.text),
  );

/**
 * The part of the record that was chosen in the tree.
 * @param {Leaf} leaf
 * @param {Tables} tables
 * @returns {Node[]}
 */
export function leafView(leaf, tables) {
  const notes = tables.notes.map(entry);
  switch (leaf) {
    case 'visits':
      return [
        table(
          'Käynnit',
          ['Pvm', 'Klo', 'Tyyppi', 'Otsikko', 'Kirjaaja', 'Tila'],
          tables.visits.map((one) => [one.date, one.time, one.type, one.title, one.author, one.state]),
        ),
        ...notes.slice(0, 1),
      ];
    case 'notes':
      return notes.length === 0 ? [el('p', { class: 'quiet' }, 'Ei kirjauksia.')] : notes;
    case 'diagnoses':
      return [
        table(
          'Diagnoosit',
          ['Koodi', 'Diagnoosi', 'Alkaen', 'Tila'],
          tables.diagnoses.map((one) => [one.code, one.title, one.since, one.state]),
        ),
      ];
    case 'medication':
      return [
        table(
          'Lääkelista',
          ['Lääke', 'Vahvuus', 'Annostus', 'Käyttöaihe', 'Alkaen', 'Tila'],
          tables.medication.map((one) => [one.title, one.strength, one.dosage, one.reason, one.since, one.state]),
        ),
      ];
    case 'risks':
      return tables.risks.length === 0
        ? [el('p', { class: 'quiet' }, 'Ei riskitietoja.')]
        : [
            table(
              'Riskit ja kriittiset',
              ['Riski'],
              tables.risks.map((risk) => [risk]),
            ),
          ];
    default:
      return [
        table(
          'Varaukset',
          ['Pvm', 'Klo', 'Asia', 'Paikka', 'Tila'],
          tables.bookings.map((one) => [one.date, one.time, one.title, one.place, one.state]),
        ),
      ];
  }
}
