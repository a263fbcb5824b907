import { describe, expect, it } from 'vitest';
import { mapDocuments } from './documents.js';
import { mapOwnRecord, mapRelated } from './family.js';
import { mapObservations } from './measurements.js';
import { mapMessages } from './messages.js';
import { mapOther } from './other.js';
import { mapResponses } from './self-care.js';
import { mapEpisodes } from './social.js';

const origin = {
  source: 'APTJ',
  register: 'health',
  patient: 'p',
  now: Date.parse('2026-11-27T12:00:00+02:00'),
} as const;
const social = { ...origin, register: 'social' } as const;
const me = { reference: 'Patient/p', display: 'Aune' };
const of = (...matches: unknown[]) => ({ matches, included: [] });
const base64 = (words: string) => Buffer.from(words).toString('base64');

describe('documents', () => {
  const document = (more: object) => ({
    resourceType: 'DocumentReference',
    id: 'd',
    subject: me,
    status: 'current',
    ...more,
  });

  it('show plain text and only name a file', () => {
    const plain = { attachment: { contentType: 'text/plain; charset=utf-8', data: base64('Hyvä vointi.') } };
    const file = { attachment: { contentType: 'application/pdf', data: base64('%PDF'), title: 'Lähete.pdf' } };
    const { data } = mapDocuments(
      of(document({ type: { text: 'Loppulausunto' }, content: [plain, file] }), document({ content: [file] })),
      origin,
    );
    expect(data[0]?.entries).toMatchObject([{ title: 'Loppulausunto', text: 'Hyvä vointi.' }, { title: 'Lähete.pdf' }]);
    expect(data[0]?.entries[1]).not.toHaveProperty('text');
  });

  it('that decide in social welfare stand beside its services, those of health care do not', () => {
    const decision = document({ type: { text: 'Päätös kotihoidosta' }, date: '2026-10-01' });
    const titles = (register: 'health' | 'social') =>
      mapDocuments(of(decision), { ...origin, register }).data.map((part) => [part.id, part.entries.length]);
    expect(titles('social')).toEqual([
      ['documents', 0],
      ['social', 1],
    ]);
    expect(titles('health')).toEqual([
      ['documents', 1],
      ['social', 0],
    ]);
  });

  it('bear a file of any size', () => {
    const data = base64('å'.repeat(3_000_000));
    const mapped = mapDocuments(
      of(document({ type: { text: 'X' }, content: [{ attachment: { contentType: 'text/plain', data } }] })),
      origin,
    );
    expect(JSON.stringify(mapped).length).toBeLessThan(200_000);
  });
});

describe('forms', () => {
  const form = (more: object) => ({
    resourceType: 'QuestionnaireResponse',
    id: 'q',
    subject: me,
    status: 'completed',
    authored: '2026-11-20',
    questionnaire: 'https://example.test/Questionnaire/phq9|2',
    item: [
      {
        linkId: '1',
        text: 'Mieliala',
        answer: [
          {
            valueCoding: { display: 'usein' },
            item: [{ linkId: '1.1', text: 'Mistä lähtien?', answer: [{ valueDate: '2026-10' }] }],
          },
        ],
      },
      {
        linkId: '2',
        text: 'Ryhmä',
        item: [{ linkId: '2.1', text: 'Uni', answer: [{ valueQuantity: { value: 6.5, unit: 'h' } }] }],
      },
      { linkId: '3', text: 'Pisteet', answer: [{ valueInteger: 11 }] },
    ],
    ...more,
  });

  it('that the client filled in are self-care and a point of their own', () => {
    const { data } = mapResponses(of(form({ source: me })), origin);
    expect(data.find((part) => part.id === 'selfCare')?.entries).toMatchObject([
      {
        title: 'phq9',
        result: '11',
        lines: [
          { label: 'Mieliala', value: 'usein' },
          { label: 'Mistä lähtien?', value: '2026-10' },
          { label: 'Ryhmä' },
          { label: 'Uni', value: '6,5 h' },
          { label: 'Pisteet', value: '11' },
        ],
      },
    ]);
    expect(data.find((part) => part.id === 'outcomes')?.entries).toMatchObject([
      { points: [{ value: 11, own: true }] },
    ]);
    expect(data.find((part) => part.id === 'measurements')?.entries).toEqual([]);
  });

  it('of a professional are documents, and their total a measurement', () => {
    const { data } = mapResponses(of(form({ author: { reference: 'Practitioner/1', display: 'S. Mäkelä' } })), origin);
    expect(data.map((part) => [part.id, part.entries.length])).toEqual([
      ['selfCare', 0],
      ['documents', 1],
      ['outcomes', 0],
      ['measurements', 1],
    ]);
    expect(data[1]?.entries).toMatchObject([{ author: 'S. Mäkelä', text: expect.stringContaining('Uni: 6,5 h') }]);
  });
});

describe('messages', () => {
  it('from the client wait until they are read or answered', () => {
    const message = (id: string, more: object) => ({
      resourceType: 'Communication',
      id,
      subject: me,
      status: 'completed',
      payload: [{ contentString: 'Hei' }],
      ...more,
    });
    const { entries } = mapMessages(
      of(
        message('a', { sender: me }),
        message('b', { sender: me, received: '2026-11-20T10:00:00Z' }),
        message('c', { sender: me }),
        message('d', {
          sender: { reference: 'Practitioner/1' },
          recipient: [me],
          inResponseTo: [{ reference: 'Communication/c' }],
        }),
      ),
      origin,
    );
    expect(entries.map((one) => [one.fromClient, one.status])).toEqual([
      [true, 'unread'],
      [true, 'read'],
      [true, 'answered'],
      [false, 'sent'],
    ]);
  });
});

describe('near ones', () => {
  it('are roles, and nothing of the client identifies them', () => {
    const mother = {
      resourceType: 'RelatedPerson',
      id: 'r',
      patient: me,
      name: [{ given: ['Anne'], family: 'Rautiainen' }],
      relationship: [{ text: 'äiti' }, { text: 'huoltaja' }],
    };
    expect(mapRelated(of(mother), origin).entries).toMatchObject([
      { name: 'Anne Rautiainen', role: 'äiti, huoltaja', guardian: true },
    ]);
    const patient = {
      resourceType: 'Patient',
      id: 'p',
      identifier: [{ system: 'urn:oid:1.2.246.21', value: '010190-999X' }],
      contact: [
        {
          name: { text: 'Ville' },
          relationship: [{ text: 'veli' }],
          telecom: [{ system: 'phone', value: '05 000 2001' }],
        },
      ],
      link: [
        { type: 'seealso', other: { reference: 'RelatedPerson/z', display: 'Aino' } },
        { type: 'refer', other: { display: 'Sama' } },
      ],
    };
    const own = mapOwnRecord(of(patient), origin);
    expect(own.data[0]?.entries).toMatchObject([
      { name: 'Ville', role: 'veli', phone: '05 000 2001' },
      { name: 'Aino' },
    ]);
    expect(JSON.stringify(own)).not.toContain('010190');
  });
});

describe('matters', () => {
  it('of social welfare say their service task; an episode of health care is a row', () => {
    const episode = {
      resourceType: 'EpisodeOfCare',
      id: 'e',
      patient: me,
      status: 'active',
      type: [{ text: 'Iäkkäiden palvelut' }, { text: 'Kotihoidon tarve' }],
      careManager: { display: 'R. Salonpää' },
    };
    expect(mapEpisodes(of(episode), social).data[0]?.entries).toMatchObject([
      {
        kind: 'matter',
        title: 'Kotihoidon tarve',
        serviceTask: 'Iäkkäiden palvelut',
        status: 'active',
        worker: 'R. Salonpää',
      },
    ]);
    expect(mapEpisodes(of(episode), origin).data[1]?.entries).toMatchObject([
      { type: 'EpisodeOfCare', title: 'Iäkkäiden palvelut' },
    ]);
  });
});

describe('what is left', () => {
  it('is a titled row, by its type where it has no words', () => {
    const row = (type: string, more: object) =>
      mapOther(type, of({ resourceType: type, id: 'x', subject: me, patient: me, ...more }), origin).entries[0];
    expect(
      row('Immunization', { vaccineCode: { text: 'Influenssa' }, occurrenceDateTime: '2026-10-10' }),
    ).toMatchObject({ title: 'Influenssa', date: '2026-10-10' });
    expect(
      row('FamilyMemberHistory', { relationship: { text: 'isä' }, condition: [{ code: { text: 'sydäninfarkti' } }] }),
    ).toMatchObject({ title: 'isä: sydäninfarkti' });
    expect(row('Procedure', {})).toMatchObject({ title: 'Procedure' });
  });
});

describe('observations', () => {
  const observation = (id: string, more: object) => ({
    resourceType: 'Observation',
    id,
    subject: me,
    status: 'final',
    code: { text: 'X' },
    effectiveDateTime: '2026-11-20',
    ...more,
  });
  it('that the client answers by an instrument are outcomes, a clinician’s are measurements', () => {
    const survey = { category: [{ coding: [{ code: 'survey' }] }], valueInteger: 7 };
    const { data } = mapObservations(
      of(observation('a', { ...survey, performer: [me] }), observation('b', survey)),
      origin,
    );
    expect(data.map((part) => [part.id, part.entries.length])).toEqual([
      ['measurements', 1],
      ['outcomes', 1],
    ]);
  });

  it('keep values of every kind, parts beside a total, and what was said beside a number', () => {
    const kinds = {
      a: { valueTime: '08:15' },
      b: { valuePeriod: { start: '2026-11-01', end: '2026-11-02' } },
      c: { valueSampledData: { origin: { value: 0, unit: 'mV' }, period: 4, dimensions: 1, data: '1 2 3' } },
      d: { hasMember: [{ reference: 'Observation/z', display: 'Hb' }] },
      e: { note: [{ text: 'ei onnistunut' }] },
      f: { valueQuantity: { value: 9 }, interpretation: [{ text: 'koholla' }] },
    };
    const points = Object.entries(kinds).flatMap(([id, more]) =>
      mapObservations(of(observation(id, more)), origin).data.flatMap((part) =>
        part.id === 'measurements' ? part.entries.flatMap((one) => one.points) : [],
      ),
    );
    expect(points.map((point) => point.text)).toEqual([
      '08:15',
      '2026-11-01 – 2026-11-02',
      '3 × 4 ms mV',
      'Hb',
      'ei onnistunut',
      'koholla',
    ]);
    const total = observation('t', { valueInteger: 5, component: [{ code: { text: 'Kysymys 1' }, valueInteger: 2 }] });
    expect(mapObservations(of(total), origin).data[0]?.entries).toHaveLength(2);
  });

  it('specially protected ones make a series apart', () => {
    const shut = { meta: { security: [{ system: 'http://terminology.hl7.org/CodeSystem/v3-ActCode', code: 'PSY' }] } };
    const { data } = mapObservations(
      of(observation('a', { valueInteger: 1 }), observation('b', { valueInteger: 2, ...shut })),
      origin,
    );
    expect(data[0]?.entries.map((one) => one.protected)).toEqual([undefined, true]);
  });

  it('by the ten thousand are all there', () => {
    const many = (count: number) =>
      Array.from({ length: count }, (_, index) =>
        observation(`o${String(index)}`, {
          code: { coding: [{ system: 'http://loinc.org', code: `${String(index % 40)}-1` }] },
          effectiveDateTime: new Date(Date.UTC(2020, 0, 1) + index * 3_600_000).toISOString(),
          valueQuantity: { value: index, unit: 'mmol/L' },
        }),
      );
    const { data, skipped } = mapObservations(of(...many(10_000)), origin);
    const points = data.flatMap((part) =>
      part.id === 'measurements' ? part.entries.flatMap((one) => one.points) : [],
    );
    expect([points.length, skipped.length]).toEqual([10_000, 0]);
  });
});
