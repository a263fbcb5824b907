import { afterEach, describe, expect, it } from 'vitest';
import { createManualClock } from '#shared/clock.js';
import { type Desk, STAFF, encounter, openDesk, patient, practitioner } from '../../tests/fixtures/access-desk.js';
import { tieOf } from './relationships.js';

const NOW = Date.parse('2026-11-23T08:36:00.000Z');
const about = { reference: 'Patient/p1' };
const me = { reference: 'Practitioner/me' };
const desks: Desk[] = [];
afterEach(async () => {
  for (const desk of desks.splice(0)) await desk.close();
});
async function at(options: Parameters<typeof openDesk>[0]) {
  const desk = await openDesk(options);
  desks.push(desk);
  desk.open();
  return desk;
}
type Resource = Record<string, unknown> & { resourceType: string; id: string };
const health = (...resources: Resource[]) => ({
  register: 'health' as const,
  resources: [patient, practitioner, ...resources],
});
const SOCIAL_TAG = { tag: [{ system: 'urn:oid:1.2.246.537.5.40150.2009', code: '4' }] };
const decided = ({ opening }: { opening: { state: string } }) => !['checking', 'noClient'].includes(opening.state);

describe('what ties a professional to a client', () => {
  const kind = (resource: object, days = 7) => tieOf(resource, NOW, days)?.relationship?.kind;
  const booking = (start: string, status = 'booked') => ({
    resourceType: 'Appointment',
    id: 'a',
    status,
    start,
    participant: [{ actor: about }, { actor: me }],
  });

  it('is a contact that goes on, or is planned for today', () => {
    expect(kind(encounter)).toBe('call');
    expect(kind({ ...encounter, type: [{ text: 'Vastaanotto' }] })).toBe('serviceEvent');
    const planned = { ...encounter, status: 'planned', type: [{ text: 'Vastaanotto' }] };
    expect(kind({ ...planned, period: { start: '2026-11-23T21:30:00Z' } })).toBe('serviceEvent');
    // In Finland it is the next day by then.
    expect(kind({ ...planned, period: { start: '2026-11-23T22:30:00Z' } })).toBeUndefined();
    expect(kind({ ...encounter, status: 'finished' })).toBeUndefined();
  });

  it('is a booking near today, a standing team, an open matter of theirs', () => {
    expect(kind(booking('2026-11-29T10:00:00Z'))).toBe('booking');
    expect(kind(booking('2026-12-05T10:00:00Z'))).toBeUndefined();
    expect(kind(booking('2026-12-05T10:00:00Z'), 14)).toBe('booking');
    expect(kind(booking('2026-11-23T10:00:00Z', 'cancelled'))).toBeUndefined();
    const team = { resourceType: 'CareTeam', id: 't', status: 'active', subject: about, participant: [{ member: me }] };
    expect(kind(team)).toBe('careTeam');
    expect(kind({ ...team, period: { end: '2026-10-01' } })).toBeUndefined();
    const matter = { resourceType: 'EpisodeOfCare', id: 'm', status: 'active', patient: about, careManager: me };
    expect(kind(matter)).toBe('namedWorker');
    expect(kind({ ...matter, status: 'finished' })).toBeUndefined();
    expect(kind({ resourceType: 'Flag' })).toBeUndefined();
    expect(kind([null])).toBeUndefined();
  });

  it('is not that of a colleague, nor of another client, nor in a register where the role does not work', async () => {
    const colleague = { ...encounter, id: 'e2', participant: [{ individual: { reference: 'Practitioner/other' } }] };
    const foreign = { ...encounter, id: 'e3', subject: { reference: 'Patient/p2' }, note: [{ text: '"Patient/p1"' }] };
    const social = { ...encounter, id: 'e4', meta: SOCIAL_TAG };
    const nurse = await at({ sources: [health(colleague, foreign, social)] });
    expect((await nurse.state(decided)).opening).toEqual({ state: 'needsPurpose', failures: [] });
    const worker = await at({ role: 'socialWorker', sources: [health(colleague, foreign, social)] });
    expect((await worker.state(decided)).opening.state).toBe('open');
  });

  it('is found by the role of a Practitioner too, in any source of the register', async () => {
    const own = { ...practitioner, id: 'mine', identifier: [{ system: STAFF, value: 'kymijoki-lehtjoh' }] };
    const role = { resourceType: 'PractitionerRole', id: 'role1', practitioner: { reference: 'Practitioner/mine' } };
    const contact = { ...encounter, participant: [{ individual: { reference: 'PractitionerRole/role1' } }] };
    const desk = await at({ sources: [health(), { register: 'health', resources: [patient, own, role, contact] }] });
    const { opening } = await desk.state(decided);
    expect(opening).toMatchObject({ state: 'open', basis: { relationship: { source: 'Lähde 1' } } });
  });

  it('is waited for 1.5 s and no longer: then it is told who did not answer', async () => {
    const clock = createManualClock(NOW);
    const desk = await openDesk({ clock, sources: [health(), { register: 'health', resources: [patient] }] });
    desks.push(desk);
    const asked = new Promise<void>((resolve) => {
      desk.servers[1]?.override((request) => {
        if (request.url?.includes('/Encounter') === true) resolve();
        return request.url?.includes('/Encounter') === true;
      });
    });
    desk.open();
    await asked;
    clock.advance(1499);
    expect((await desk.state(() => true)).opening.state).toBe('checking');
    clock.advance(1);
    expect((await desk.state(decided)).opening).toEqual({
      state: 'needsPurpose',
      failures: [{ kind: 'timedOut', source: 'Lähde 1', afterMs: 1500 }],
    });
  });

  it('opens the client by what a slow source gives after that, unless a purpose has been picked', async () => {
    const clock = createManualClock(NOW);
    const own = { ...practitioner, id: 'mine', identifier: [{ system: STAFF, value: 'kymijoki-lehtjoh' }] };
    const contact = { ...encounter, participant: [{ individual: { reference: 'Practitioner/mine' } }] };
    const desk = await openDesk({ clock, sources: [health(), { register: 'health', resources: [patient, own] }] });
    desks.push(desk);
    const slow = desk.servers[1];
    const asked = new Promise<() => void>((resolve) => {
      slow?.override((request, response) => {
        if (request.url?.includes('/Encounter') !== true) return false;
        resolve(() => slow.send(response, 200, { resourceType: 'Bundle', entry: [{ resource: contact }] }));
        return true;
      });
    });
    desk.open();
    const answer = await asked;
    clock.advance(1500);
    await desk.state(({ opening }) => opening.state === 'needsPurpose');
    answer();
    const { opening } = await desk.state(({ opening: now }) => now.state === 'open');
    expect(opening).toMatchObject({ basis: { kind: 'relationship', relationship: { source: 'Lähde 1' } } });
  });

  it('gives a counsellor both registers where the client has a joint service', async () => {
    const joint = { ...encounter, meta: SOCIAL_TAG, type: [{ text: 'Iäkkäiden yhteinen palvelu' }] };
    const desk = await at({ role: 'counsellor', sources: [health(joint)] });
    expect((await desk.state(({ own }) => own.length === 2)).others).toEqual([]);
    const alone = await at({ role: 'counsellor', sources: [health(encounter)] });
    const state = await alone.state(({ others }) => (others[0]?.offers.length ?? 0) > 0);
    expect(state.own).toEqual(['social']);
    expect(state.others[0]?.offers[0]?.ground).toEqual({ kind: 'jointService' });
  });
});
