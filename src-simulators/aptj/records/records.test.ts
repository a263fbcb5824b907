import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { identityCodeOf, toCard, toContextPatient } from '../../lib/records/card.js';
import { ageOn, formatDate, formatTime } from '../../lib/records/format.js';
import { searchTerms } from './index.js';
import { toTables } from './record.js';
import { patientSchema } from '../../lib/records/schemas.js';
import { medicationSchema, noteSchema } from './schemas.js';

const NOW = new Date('2026-11-23T08:42:00Z');
const patient = patientSchema.parse({
  resourceType: 'Patient',
  id: 'p',
  meta: { security: [{ code: 'R' }] },
  identifier: [{ system: 'urn:oid:1.2.246.21', value: '140348-928S' }],
  name: [
    { use: 'nickname', given: ['Aune'] },
    { use: 'official', family: 'Saarikoski', given: ['Aune', 'Marjatta'] },
  ],
  gender: 'female',
  birthDate: '1948-03-14',
  address: [{ city: 'Hamina', line: ['Kotitie 1'] }],
});

describe('dates', () => {
  it('are written as Finns write them, in Finland’s time', () => {
    expect(formatDate('2026-11-23')).toBe('23.11.2026');
    expect(formatDate('2026-11')).toBe('11.2026');
    expect(formatDate('1998')).toBe('1998');
    expect(formatDate('2026-11-22T23:30:00Z')).toBe('23.11.2026');
    expect(formatTime('2026-11-23T08:42:00Z')).toBe('10.42');
    expect(formatTime('2026-11-23')).toBe('');
    expect(formatDate('sometime')).toBe('');
  });
  it('give whole years', () => {
    expect(ageOn('1948-03-14', '2026-03-13')).toBe(77);
    expect(ageOn('1948-03-14', '2026-03-14')).toBe(78);
    expect(ageOn('1948', '2026-03-14')).toBeUndefined();
  });
});

describe('client card', () => {
  it('hides where a client under non-disclosure lives', () => {
    expect(toCard(patient, NOW)).toEqual({
      id: 'p',
      name: 'SAARIKOSKI AUNE MARJATTA',
      identityCode: '140348-928S',
      summary: 'N 78 v',
      municipality: 'TURVAKIELTO',
    });
    expect(JSON.stringify(toContextPatient(patient))).not.toContain('Hamina');
  });
  it('says when a client has died', () => {
    expect(toCard({ ...patient, deceasedDateTime: '2026-09-01' }, NOW).summary).toBe('N s. 14.3.1948 † 1.9.2026');
  });
  it('stands incomplete resources', () => {
    const bare = patientSchema.parse({ resourceType: 'Patient', id: 'x', name: 'broken', birthDate: 5 });
    expect(toCard(bare, NOW)).toEqual({ id: 'x', name: '', identityCode: '', summary: '', municipality: '' });
    expect(identityCodeOf(bare)).toBe('');
  });
});

describe('search', () => {
  it('knows a henkilötunnus from a name', () => {
    expect(searchTerms(' 140348-928s ')).toEqual([['identifier', 'urn:oid:1.2.246.21|140348-928S']]);
    expect(searchTerms('Saarikoski, Aune')).toEqual([
      ['name', 'Saarikoski'],
      ['name', 'Aune'],
    ]);
  });
  it('never loses a word of a name', () => {
    fc.assert(
      fc.property(fc.array(fc.stringMatching(/^[a-zåäö]{1,8}$/), { minLength: 1 }), (words) => {
        expect(searchTerms(words.join(' ')).map(([, word]) => word)).toEqual(words);
      }),
    );
  });
});

describe('record', () => {
  it('shows medication by its words and notes by their text', () => {
    const tables = toTables({
      allergies: [],
      encounters: [],
      conditions: [],
      medication: [
        medicationSchema.parse({
          resourceType: 'MedicationRequest',
          status: 'active',
          extension: [
            {
              url: 'http://resepti.kanta.fi/StructureDefinition/extension/pharmaceuticalProductStrength',
              valueString: '3 mg',
            },
          ],
          medicationCodeableConcept: { coding: [{ code: 'B01AA03', display: 'Varfariini' }] },
          dosageInstruction: [{ text: 'INR-ohjeen mukaan' }],
        }),
      ],
      notes: [
        noteSchema.parse({
          resourceType: 'DocumentReference',
          id: 'n',
          docStatus: 'preliminary',
          date: '2026-11-23T08:36:00Z',
          content: [
            { attachment: { contentType: 'text/plain', data: Buffer.from('Yö meni hyvin').toString('base64') } },
          ],
        }),
      ],
      appointments: [],
    });
    expect(tables.medication[0]).toMatchObject({
      title: 'Varfariini',
      strength: '3 mg',
      dosage: 'INR-ohjeen mukaan',
      state: 'Voimassa',
    });
    expect(tables.notes[0]).toMatchObject({ text: 'Yö meni hyvin', time: '10.36', state: 'Luonnos' });
  });
});
