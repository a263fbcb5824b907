import { describe, expect, it } from 'vitest';
import { nextOf, toRows, withExpiry } from './follow.js';
import { readTask } from './task.js';
import type { Referral } from './referral.js';
import { draft } from './testing/draft.js';

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
    typeOf: () => ({ title: 'Liikuntalähete', receiver: 'Kunta', reminders: { unopenedDays: 7, uncontactedDays: 14 } }),
    failureOf: () => undefined,
    recordOf: () => undefined,
    heard: [{ receiver: 'Kunta', tasks: read === undefined ? [] : [read] }],
    self,
    selfName: 'Antti Vuorela',
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

  it('says what is next: of what is due, or that the receiver is waited for', () => {
    expect(nextOf('sent', { failing: false, due: undefined })).toBe('wait');
    expect(nextOf('sent', { failing: false, due: 'unopened' })).toBe('askReceiver');
    expect(nextOf('notReached', { failing: false, due: 'notReached' })).toBe('callClient');
    expect(nextOf('expired', { failing: false, due: 'expired' })).toBe('renew');
    expect(nextOf('ended', { failing: false, due: 'feedback' })).toBe('readFeedback');
    for (const state of ['notReached', 'expired', 'cancelled', 'ended'] as const)
      expect(nextOf(state, { failing: false, due: undefined })).toBe('nothing');
    expect(nextOf('sending', { failing: true, due: undefined })).toBe('retry');
  });

  it('puts first what has been due longest, and then what changed last', () => {
    const sent = (id: string, day: string): Referral => ({
      ...draft,
      id: `${draft.id.slice(0, -1)}${id}`,
      phase: 'sent',
      sentAt: `2026-11-${day}T10:00:00.000Z`,
    });
    const listed = rows({}, 'antti', [sent('1', '26'), sent('2', '12'), sent('3', '27'), sent('4', '05')]);
    expect(listed.map(({ id, reminder }) => [id.at(-1), reminder?.due])).toEqual([
      ['4', true],
      ['2', true],
      ['3', false],
      ['1', false],
    ]);
  });

  it('says expired of one’s own also while the receiver is silent', () => {
    const [row] = rows({}, 'antti', [
      { ...draft, phase: 'sent', sentAt: '2026-08-01T10:00:00.000Z', until: '2026-10-30' },
    ]);
    expect(row).toMatchObject({ state: 'expired', next: 'renew', reminder: { kind: 'expired', on: '2026-10-31' } });
  });
});
