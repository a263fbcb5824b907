import * as fc from 'fast-check';
import type { ConsultationAction, NewConsultation } from '#shared/consultation.js';
import type { HandedContact } from '#shared/handed-contact.js';
import type { EntryBody, Told } from '../entry.js';

export const PEOPLE = ['asker', 'ann', 'bea', 'cia', 'dan'] as const;
export const START = Date.parse('2026-11-23T08:00:00.000Z');
/** Stands in everything that only participants may see. */
export const SECRET = 'SALAINEN';

/** Stands in what only those may see who record in the register. */
export const OF_REGISTER = { health: 'TERVEYS', social: 'SOSIAALI' } as const;

export const uuid = (n: number) => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;
export const CASE = uuid(0);

export const request = (over: Partial<NewConsultation> = {}): NewConsultation => ({
  kind: 'consultation',
  target: { kind: 'unit', unit: 'Sosiaalipäivystys' },
  urgency: 'urgent',
  topic: 'asumisen tuki',
  handover: { identify: SECRET, situation: SECRET, background: '', assessment: SECRET, recommendation: '' },
  client: `Patient/${SECRET}`,
  ...over,
});

/** A contact of social welfare in which something of health was done too. */
export const handed: HandedContact = {
  id: uuid(9),
  channel: 'call',
  beganAt: '2026-11-23T07:50:00.000Z',
  onLine: true,
  caller: 'self',
  callerName: SECRET,
  register: 'social',
  reason: OF_REGISTER.social,
  steps: [
    {
      id: 'a',
      at: '2026-11-23T07:52:00.000Z',
      kind: 'own',
      part: 'state',
      register: 'health',
      text: OF_REGISTER.health,
    },
    { id: 'b', at: '2026-11-23T07:53:00.000Z', kind: 'own', part: 'plan', text: OF_REGISTER.social },
  ],
  promises: [
    { id: 'p', kind: 'message', about: OF_REGISTER.social },
    { id: 'q', kind: 'other', about: OF_REGISTER.social },
  ],
  texts: OF_REGISTER,
  withheld: false,
};

const person = fc.constantFrom(...PEOPLE);
const action: fc.Arbitrary<ConsultationAction> = fc.oneof(
  { arbitrary: fc.constant<ConsultationAction>({ do: 'accept' }), weight: 4 },
  fc.constantFrom<ConsultationAction>({ do: 'notNow' }, { do: 'notNow', why: SECRET }),
  fc.constant<ConsultationAction>({ do: 'later', at: new Date(START + 3_600_000).toISOString() }),
  fc.constantFrom<ConsultationAction>({ do: 'release' }, { do: 'release', settled: ['p'] }),
  {
    arbitrary: fc.record({ do: fc.constant('say' as const), text: fc.constant(SECRET), answer: fc.boolean() }),
    weight: 3,
  },
  fc.record({
    do: fc.constant('close' as const),
    outcome: fc.constantFrom('answered' as const, 'cancelled' as const),
    note: fc.constant(''),
  }),
  fc.record({ do: fc.constant('seen' as const), version: fc.nat(30) }),
  fc.constant<ConsultationAction>({ do: 'openedClient' }),
);
const did = fc
  .record({ by: person, action })
  .map(({ by, action }): EntryBody => ({ kind: 'did', consultation: CASE, by, action }));
const turn = fc
  .record({ base: fc.nat(8), step: fc.nat(2), ring: fc.uniqueArray(person, { maxLength: 4 }) })
  .map(({ base, step, ring }): EntryBody => ({
    kind: 'turn',
    consultation: CASE,
    base,
    step,
    ring: ring.filter((one) => one !== 'asker'),
    until: START + 30_000,
  }));

export const opening = (over: Partial<NewConsultation> = {}): Told => ({
  id: uuid(1),
  at: START,
  body: {
    kind: 'did',
    consultation: CASE,
    by: 'asker',
    action: { do: 'open', request: request(over) },
    respondBy: START + 120_000,
  },
});

/** A request and whatever happens to it, in the order of the log. */
export const schedules: fc.Arbitrary<Told[]> = fc
  .array(fc.oneof({ arbitrary: did, weight: 4 }, turn), { maxLength: 25, size: 'max' })
  .map((bodies) => [
    opening({ kind: 'handOver', contact: handed }),
    ...bodies.map((body, index) => ({ id: uuid(index + 2), at: START + index * 1000, body })),
  ]);

/** Where the log has put the entry of this place. */
export const orderOf = (place: number) => String(place).padStart(6, '0');
