import { describe, expect, it } from 'vitest';
import { nextOf, toRows, withExpiry } from './follow.js';
import { readTask } from './task.js';
import type { Referral } from './referral.js';
import { draft } from './testing/draft.js';

const NOW = Date.parse('2026-11-27T12:00:00Z');
const task = (more: object = {}) => ({
  resourceType: 'Task',
  id: 't1',
  meta: {
    lastUpdated: '2026-11-26T10:00:00Z',
    tag: [
      { system: 'urn:tyopoyta:referral', code: draft.id },
      { system: 'urn:tyopoyta:referral-sender', code: 'antti' },
    ],
  },
  status: 'received',
  code: { text: 'Liikuntalähete' },
  for: { display: 'Aune Saarikoski' },
  requester: { display: 'Antti Vuorela, Asiakasohjaus' },
  authoredOn: '2026-11-25T10:00:00Z',
  restriction: { period: { end: '2026-12-25' } },
  ...more,
});
const rows = (resource: object, self: string, own: Referral[] = [{ ...draft, phase: 'sent' }]) => {
  const read = readTask(resource);
  return toRows({
    own,
    typeOf: () => ({ title: 'Liikuntalähete', receiver: 'Kunta' }),
    failureOf: () => undefined,
    heard: [{ receiver: 'Kunta', tasks: read === undefined ? [] : [read] }],
    self,
    selfName: 'Antti Vuorela',
    now: NOW,
    today: '2026-11-27',
  });
};

describe('the follow-up list', () => {
  it('names the client of one’s own referral, and of nobody else’s', () => {
    expect(rows(task(), 'antti')).toMatchObject([
      { mine: true, state: 'received', client: { name: 'SAARIKOSKI Aune', reference: 'Patient/aune' } },
    ]);
    const [team] = rows(task(), 'riikka', []);
    expect(team?.mine).toBe(false);
    expect(JSON.stringify(team)).not.toMatch(/Saarikoski|aune/i);
  });

  it('knows when the client was first reached, also later on', () => {
    const start = '2026-11-25T12:00:00Z';
    const contactedAt = (more: object) => rows(task(more), 'antti')[0]?.contactedAt;
    expect(contactedAt({ status: 'in-progress', executionPeriod: { start } })).toBe(start);
    const businessStatus = { coding: [{ system: 'urn:tyopoyta:referral-status', code: 'contacted' }] };
    expect(contactedAt({ status: 'accepted', businessStatus })).toBe('2026-11-26T10:00:00Z');
    expect(contactedAt({ status: 'in-progress' })).toBeUndefined();
  });

  it('has what is on its way, and not what is being written', () => {
    expect(rows({}, 'antti', [{ ...draft, phase: 'sent' }])).toMatchObject([{ id: draft.id, state: 'sent' }]);
    expect(rows({}, 'antti', [draft])).toEqual([]);
  });

  it('says expired where nobody took it up in time, and nothing else', () => {
    expect(withExpiry('sent', '2026-11-26', '2026-11-27')).toBe('expired');
    expect(withExpiry('received', '2026-11-27', '2026-11-27')).toBe('received');
    expect(withExpiry('takingPart', '2026-11-26', '2026-11-27')).toBe('takingPart');
  });

  it('reminds of silence, of a client who was not reached, and of what the receiver has told', () => {
    const next = (state: Parameters<typeof nextOf>[0]['state'], days: number, more: object = {}) => {
      const time = new Date(NOW - days * 86_400_000).toISOString();
      return nextOf({ state, sentAt: time, changedAt: time, feedback: 'none', failing: false, ...more }, NOW);
    };
    expect([next('sent', 6), next('sent', 7)]).toEqual(['wait', 'askReceiver']);
    expect([next('received', 13), next('received', 14)]).toEqual(['wait', 'askReceiver']);
    expect([next('notReached', 1), next('expired', 1), next('cancelled', 1)]).toEqual([
      'callClient',
      'renew',
      'nothing',
    ]);
    expect([next('ended', 1), next('ended', 1, { feedback: 'given' })]).toEqual(['nothing', 'readFeedback']);
    expect([next('sending', 0), next('sending', 0, { failing: true })]).toEqual(['wait', 'retry']);
  });
});
