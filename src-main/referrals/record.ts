import { assertNever } from '#shared/assert-never.js';
import type { Failure } from '#shared/failure.js';
import type { Followed } from '#shared/referrals.js';
import type { Outgoing } from './bundle.js';
import { PART, STATUS } from './codes.js';
import texts from './consent-texts.json' with { type: 'json' };
import { type Recorded, type Referral, stateOf } from './referral.js';

/** Rekisteritunnus of the Finnish code service. */
const REGISTER_CODES = 'urn:oid:1.2.246.537.5.40150.2009';

export type RecordPart = keyof Recorded;
/** In the order in which they are written: what names another comes after it. */
export const recordParts: readonly RecordPart[] = ['response', 'consent', 'request', 'task'];

/** Task.status of a referral as it stands. */
function taskStatus(referral: Referral): string {
  const state = stateOf(referral);
  switch (state) {
    case 'received':
      return 'received';
    case 'contacted':
      return 'accepted';
    case 'takingPart':
      return 'in-progress';
    case 'ended':
      return 'completed';
    case 'notReached':
      return 'failed';
    case 'cancelled':
      return 'cancelled';
    case 'draft':
    case 'consented':
    case 'sending':
    case 'sent':
    case 'expired':
      return 'requested';
    default:
      return assertNever(state);
  }
}

/**
 * The status that each part ought to have in the client's own record; undefined while nothing of it is to be there. A consent
 * ends when the client takes it back, and not when the professional only cancels the referral. Pure.
 */
export function wantedRecord(referral: Referral): Record<RecordPart, string> | undefined {
  const { phase, register, withdrawal } = referral;
  // Without a register it was sent by a version that wrote nothing.
  if (phase === 'draft' || phase === 'consented' || register === undefined) return undefined;
  const task = taskStatus(referral);
  return {
    response: 'completed',
    consent: withdrawal?.revoked === true ? 'inactive' : 'active',
    request: task === 'cancelled' ? 'revoked' : task === 'completed' ? 'completed' : 'active',
    task,
  };
}

/** Parts that have not been written as they ought to be. Pure. */
export function unwritten(referral: Referral): readonly RecordPart[] {
  const wanted = wantedRecord(referral);
  return wanted === undefined ? [] : recordParts.filter((part) => referral.recorded?.[part] !== wanted[part]);
}

/** How a referral stands in the client's own record, as the follow-up list tells it. Pure. */
export function recordStanding(referral: Referral, failure: Failure | undefined): Followed['record'] {
  if (wantedRecord(referral) === undefined) return undefined;
  if (unwritten(referral).length === 0) return { kind: 'written' };
  return { kind: 'waits', ...(failure === undefined ? {} : { failure }) };
}

export const recordTypes = {
  response: 'QuestionnaireResponse',
  consent: 'Consent',
  request: 'ServiceRequest',
  task: 'Task',
} as const;
export type RecordType = (typeof recordTypes)[RecordPart];

/**
 * A part of a referral as it is written to the client's own record: what was sent, with the record's own references. The consent
 * is one to this referral and no luovutuslupa: it opens no section, and what it does not allow denies nothing of the record. Pure.
 * @param patient the client's logical id at the source
 */
export function toRecordPart(
  referral: Referral,
  { resources }: Outgoing,
  part: RecordPart,
  { status, patient }: { status: string; patient: string },
): object {
  const { id, register } = referral;
  const subject = { reference: `Patient/${patient}` };
  const to = (other: RecordPart) => ({ reference: `${recordTypes[other]}/${id}` });
  const meta = {
    tag: [...resources.task.meta.tag, { system: REGISTER_CODES, code: register === 'social' ? '4' : '2' }],
  };
  switch (part) {
    case 'response':
      return { ...resources.response, id, meta, status, subject };
    case 'consent': {
      const { provision, ...consent } = resources.consent;
      const feedback = provision.provision.filter(({ type }) => type === 'permit');
      return {
        ...consent,
        id,
        meta,
        status,
        category: [{ coding: [{ system: 'http://loinc.org', code: '59284-0' }], text: texts.category }],
        patient: subject,
        performer: [subject],
        verification: consent.verification.map((one) => ({ ...one, verifiedWith: subject })),
        sourceReference: to('response'),
        provision: { ...provision, ...(feedback.length === 0 ? { provision: undefined } : { provision: feedback }) },
      };
    }
    case 'request':
      return { ...resources.request, id, meta, status, subject, supportingInfo: [to('response'), to('consent')] };
    case 'task':
      return {
        ...resources.task,
        id,
        meta,
        status,
        ...(status === 'accepted' ? { businessStatus: { coding: [{ system: STATUS, code: 'contacted' }] } } : {}),
        focus: to('request'),
        for: subject,
        lastModified: referral.withdrawal?.at ?? referral.heard?.at ?? resources.task.lastModified,
        input: resources.task.input.map((one) =>
          one.type.coding.some(({ system, code }) => system === PART && code === 'form')
            ? { ...one, valueReference: to('response') }
            : one,
        ),
      };
    default:
      return assertNever(part);
  }
}
