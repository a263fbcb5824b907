import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readQuestionnaire } from '#shared/questionnaire-check.js';
import { denialsOf, consentTermsSchema, permissionOf, sectionsOf } from '../client-summary/consent-terms.js';
import { toBundle } from './bundle.js';
import { recordParts, toRecordPart, unwritten, wantedRecord } from './record.js';
import type { Referral } from './referral.js';
import { draft } from './testing/draft.js';

const read = readQuestionnaire(readFileSync('seeds/kymijoki/referrals/liikuntalahete.json', 'utf8'));
if ('mistakes' in read) throw new Error(read.mistakes.join());
const at = '2026-11-27T10:00:00.000Z';
const sent = (more: Partial<Referral> = {}, feedback = true): Referral => ({
  ...draft,
  phase: 'sent',
  sentAt: at,
  until: '2027-02-25',
  register: 'health',
  consent: { at, given: 'orally', feedback, by: 'Antti Vuorela' },
  ...more,
});
const part = (referral: Referral, name: 'response' | 'consent' | 'request' | 'task'): Record<string, unknown> => {
  const outgoing = toBundle(referral, {
    county: 'Kymijoen hyvinvointialue',
    staffSystem: 'https://kymijoki.example/staff',
    form: read.form,
    type: { id: 'liikuntalahete', name: 'Liikuntalähete', validDays: 90 },
    receiver: 'Kunnan neuvonta',
  });
  const status = wantedRecord(referral)?.[name];
  if (outgoing === undefined || status === undefined) throw new Error('nothing to write');
  return Object(JSON.parse(JSON.stringify(toRecordPart(referral, outgoing, name, { status, patient: 'km-1' }))));
};

describe('a referral in the client’s own record', () => {
  it('is nothing before it leaves', () => {
    expect(unwritten({ ...sent(), phase: 'draft' })).toEqual([]);
    expect(unwritten({ ...sent(), phase: 'consented' })).toEqual([]);
    expect(unwritten(sent())).toEqual(recordParts);
  });

  it('names the client and its own parts as the record does', () => {
    for (const name of recordParts) {
      const text = JSON.stringify(part(sent(), name));
      expect(text).not.toContain('urn:uuid');
      expect(text).toContain('Patient/km-1');
    }
    expect(part(sent(), 'request')['supportingInfo']).toEqual([
      { reference: `QuestionnaireResponse/${draft.id}` },
      { reference: `Consent/${draft.id}` },
    ]);
  });

  it.each([true, false])(
    'its consent opens no section and denies none, whether or not feedback is allowed: %s',
    (feedback) => {
      const consent = consentTermsSchema.parse(part(sent({}, feedback), 'consent'));
      expect(denialsOf(consent, 'health')).toEqual([]);
      const permission = permissionOf(consent, 'health');
      expect(permission === undefined ? [] : sectionsOf(permission)).toEqual([]);
    },
  );

  it('follows what the receiver tells and what is taken back', () => {
    const heard = (state: 'contacted' | 'ended' | 'notReached') => sent({ heard: { state, at } });
    expect(wantedRecord(heard('contacted'))).toMatchObject({ task: 'accepted', request: 'active' });
    expect(wantedRecord(heard('ended'))).toMatchObject({ task: 'completed', request: 'completed' });
    expect(wantedRecord(heard('notReached'))).toMatchObject({ task: 'failed', consent: 'active' });
    const recorded = { response: 'completed', consent: 'active', request: 'active', task: 'requested' };
    expect(unwritten(sent({ recorded }))).toEqual([]);
    const cancelled = sent({ recorded, phase: 'withdrawing', withdrawal: { at, revoked: false } });
    expect(unwritten(cancelled)).toEqual(['request', 'task']);
    const revoked = sent({ recorded, phase: 'withdrawing', withdrawal: { at, revoked: true } });
    expect(unwritten(revoked)).toEqual(['consent', 'request', 'task']);
    expect(part(revoked, 'consent')['status']).toBe('inactive');
  });
});
