import type { AssessmentDone } from '#shared/assessment.js';
import type { Consultation } from '#shared/consultation.js';
import { describe, expect, it } from 'vitest';
import { assessmentSteps } from './assessments.js';
import { bookingStep } from './bookings.js';
import { consultationSteps } from './consultations.js';
import { givenStep } from './given.js';
import { referralStep } from './referrals.js';

const AT = '2026-11-27T08:50:00.000Z';
const asked: Extract<Consultation, { view: 'full' }> = {
  view: 'full',
  id: '3f1c9a52-7f64-4a0e-9b43-0d5c7a2b1e10',
  version: 3,
  kind: 'consultation',
  state: 'waiting',
  from: 'antti',
  target: { kind: 'unit', unit: 'Kotihoito' },
  urgency: 'urgent',
  topic: 'Kotiutuminen',
  createdAt: AT,
  respondBy: AT,
  step: 0,
  handover: { identify: '', situation: '', background: '', assessment: '', recommendation: '' },
  client: 'Patient/aune',
  rings: [],
  messages: [],
  seen: {},
};
const stepsOf = (...consultations: Consultation[]) =>
  consultationSteps(
    { self: 'antti', consultations, queues: [] },
    (who) => (who === 'satu' ? 'Satu Mäkelä' : undefined),
    'fi',
  );

describe('what is done elsewhere, as steps of a contact', () => {
  it('tells who was consulted and what they answered, of own requests about a client only', () => {
    expect(stepsOf(asked).map(({ step }) => step.text)).toEqual([
      'Konsultaatiota pyydetty: yksikkö Kotihoito. Aihe: Kotiutuminen.',
    ]);
    const answered = {
      ...asked,
      state: 'accepted' as const,
      acceptedBy: 'satu',
      messages: [{ id: asked.id, from: 'satu', at: AT, text: 'Kotikäynti tänään.', answer: true }],
    };
    expect(stepsOf(answered)).toEqual([
      {
        client: 'Patient/aune',
        begunAt: AT,
        step: {
          id: `consultation:${asked.id}`,
          kind: 'consulted',
          part: 'actions',
          text: 'Konsultoitu: Satu Mäkelä. Aihe: Kotiutuminen. Vastaus: Kotikäynti tänään.',
        },
      },
    ]);
    const { client: _client, ...aboutNobody } = asked;
    expect(stepsOf({ ...asked, from: 'satu' }, aboutNobody)).toEqual([]);
  });

  it('tells of a hand-over how it stands, and of a cancelled request nothing to record', () => {
    const handed = { ...asked, kind: 'handOver' as const };
    expect(stepsOf(handed)[0]).toMatchObject({ handOver: 'waiting', step: { kind: 'handOver' } });
    const cancelled = {
      ...asked,
      state: 'closed' as const,
      closed: { by: 'antti', at: AT, outcome: 'cancelled' as const, note: '' },
    };
    expect(stepsOf(cancelled)[0]?.step.text).toBe('');
  });

  it('keeps the registers of an assessment apart', () => {
    const done: AssessmentDone = {
      id: 'a1',
      client: 'Patient/aune',
      title: { fi: 'Kotona pärjääminen', sv: 'Att klara sig hemma', en: 'Coping at home' },
      begunAt: AT,
      texts: { health: 'Huimausta aamuisin.', social: 'Omainen auttaa.' },
    };
    const steps = assessmentSteps(done, 'fi');
    expect(steps.map(({ register, text }) => [register, text])).toEqual([
      ['health', 'Kotona pärjääminen\nHuimausta aamuisin.'],
      ['social', 'Kotona pärjääminen\nOmainen auttaa.'],
    ]);
  });

  it('tells what was booked, in the register of its server', () => {
    const booked = { kind: 'booked' as const, appointment: 'avph/Appointment/a1', at: AT, text: 'Aika varattu.' };
    expect(bookingStep(booked, 'health')).toMatchObject({ kind: 'booked', part: 'plan', register: 'health' });
    const cancelled = bookingStep({ ...booked, kind: 'cancelled' }, 'health');
    expect(cancelled.id).not.toBe(bookingStep(booked, 'health').id);
  });

  it('tells what was given and how, once for each way', () => {
    const services = [
      { id: 'b', name: 'Ateriapalvelu' },
      { id: 'a', name: 'Kotihoito' },
    ];
    const paper = givenStep({ way: 'paper', services }, 'fi');
    expect(paper).toMatchObject({ kind: 'services', text: expect.stringContaining('Ateriapalvelu, Kotihoito') });
    expect(givenStep({ way: 'paper', services: services.toReversed() }, 'fi').id).toBe(paper.id);
    expect(givenStep({ way: 'message', services }, 'fi')).toMatchObject({ kind: 'messaged' });
  });

  it('tells what was referred, and to whom', () => {
    expect(referralStep('r1', { title: 'Liikuntalähete', receiver: 'Kunta' }, 'sv').text).toBe(
      'Remiss: Liikuntalähete. Mottagare: Kunta.',
    );
  });
});
