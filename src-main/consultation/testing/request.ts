import { type FullConsultation, isbarSchema } from '#shared/consultation.js';

/** A request as one of its participants sees it. */
export const request = (fields: Partial<FullConsultation> = {}): FullConsultation => ({
  view: 'full',
  id: '00000000-0000-4000-8000-000000000001',
  version: 1,
  kind: 'consultation',
  state: 'waiting',
  from: 'asker',
  target: { kind: 'person', person: 'me' },
  urgency: 'urgent',
  topic: 'Toimeentulo',
  createdAt: '2026-11-27T10:00:00.000Z',
  respondBy: '2026-11-27T10:02:00.000Z',
  step: 0,
  handover: isbarSchema.parse({}),
  rings: [],
  messages: [],
  seen: {},
  ...fields,
});
