import type { GivenWay, Handout } from '#shared/handing.js';
import { handoutText } from '#shared/handout-text.js';
import { REGISTER_CODES } from '../client-summary/index.js';
import texts from './record-texts.json' with { type: 'json' };

/** System of the identifiers of what is handed over. */
export const HANDOUT = 'urn:tyopoyta:handout';
const CATEGORY = 'http://terminology.hl7.org/CodeSystem/communication-category';

/** Who is told to have given it. */
export interface Giver {
  id: string;
  name: string;
  unit?: string | undefined;
}

const base = (id: string, handout: Handout, patient: string, at: string) => ({
  resourceType: 'Communication',
  identifier: [{ system: HANDOUT, value: id }],
  status: 'completed',
  language: handout.language,
  category: [{ coding: [{ system: CATEGORY, code: 'instruction' }], text: handout.title }],
  topic: { text: handout.title },
  subject: { reference: `Patient/${patient}` },
  recipient: [{ reference: `Patient/${patient}` }],
  sent: at,
});

/**
 * The message to the client, FHIR R4 Communication. Pure.
 * @param patient the client's id in the asiointipalvelu
 * @param from who sends it, in words
 */
export const toMessage = (
  handout: Handout,
  { id, patient, from, at }: { id: string; patient: string; from: string; at: string },
) => ({
  ...base(id, handout, patient, at),
  sender: { display: from },
  payload: [{ contentString: handoutText(handout) }],
});

/** The record in the client's data of what was given and how, FHIR R4 Communication. Pure. */
export const toRecord = (
  handout: Handout,
  {
    id,
    patient,
    giver,
    staffSystem,
    register,
    ways,
    at,
  }: {
    id: string;
    patient: string;
    giver: Giver;
    staffSystem: string | undefined;
    register: 'health' | 'social';
    ways: readonly GivenWay[];
    at: string;
  },
) => ({
  ...base(id, handout, patient, at),
  id,
  meta: { tag: [{ system: REGISTER_CODES, code: register === 'health' ? '2' : '4' }] },
  medium: ways.map((way) => ({ text: texts[handout.language][way] })),
  sender: {
    ...(staffSystem === undefined ? {} : { identifier: { system: staffSystem, value: giver.id } }),
    display: [giver.name, giver.unit].filter(Boolean).join(', '),
  },
  payload: [{ contentString: handoutText(handout) }],
  note: [{ text: ways.map((way) => texts[handout.language][way]).join(', ') }],
});
