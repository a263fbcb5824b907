import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { encounterEvent, patientEvent } from '../../lib/fhircast-client.js';
import { type Harness, at, createHarness } from './harness.js';

let hub: Harness;
let topic: string;
beforeEach(async () => {
  hub = await createHarness();
  topic = hub.binding.topic();
});
afterEach(() => hub.close());

const ALL = 'Patient-open,Patient-close,Encounter-open,Encounter-close,SyncError';

describe('events', () => {
  it('F5 a published change goes to all, the publisher too, as it was published', async () => {
    const aptj = await hub.joined('aptj');
    const pex = await hub.joined('pex');
    const lab = await hub.joined('lab');
    const opened = patientEvent(topic, 'p1', { at: '2026-11-23T10:00:00.1234+02:00', id: 'x-1' });
    const entries = opened.event.context as unknown[];
    entries.push({ key: 'extension', data: { 'user-timezone': '+2:00' } });
    const response = await aptj.publish(opened);
    expect([response.status, await response.text()]).toEqual([202, '']);
    for (const one of [aptj, pex, lab]) expect(await one.untilEvent('Patient-open')).toEqual(opened);
    await hub.until(() => ['aptj', 'pex', 'lab'].every((id) => hub.answerOf(id, 'x-1')?.answer === 'shown'));
    const closed = patientEvent(topic, 'p1', { at: at('08:00:01'), name: 'Patient-close' });
    await pex.publish(closed);
    for (const one of [aptj, pex, lab]) expect(await one.untilEvent('Patient-close')).toEqual(closed);
    for (const one of [aptj, pex, lab]) expect(one.events()).toHaveLength(2);
  });

  it('F5 a change begun elsewhere goes out with what identifies the client, and no more', async () => {
    const pex = await hub.joined('pex');
    hub.open('Patient/p7', 'change-7');
    expect(await pex.untilEvent('Patient-open')).toEqual({
      timestamp: '2026-11-23T08:00:00.000Z',
      id: 'change-7',
      event: {
        'hub.topic': topic,
        'hub.event': 'Patient-open',
        context: [
          {
            key: 'patient',
            resource: {
              resourceType: 'Patient',
              id: 'p7',
              identifier: [{ system: 'urn:oid:1.2.246.21', value: '010190-900A' }],
              name: [{ use: 'official', family: 'Esimerkki', given: ['Eevi'] }],
              birthDate: '1990-01-01',
            },
          },
        ],
      },
    });
    hub.open(null, 'change-8');
    const closed = await pex.untilEvent('Patient-close');
    expect([closed.id, closed.event?.context[0]?.resource?.['id']]).toEqual(['change-8', 'p7']);
  });

  it('F5 a change that comes to nothing is told to its publisher only', async () => {
    await hub.close();
    hub = await createHarness({ byHand: true });
    const aptj = await hub.joined('aptj', ALL, { topic: hub.binding.topic() });
    const pex = await hub.joined('pex', ALL, { topic: hub.binding.topic() });
    await aptj.publish(patientEvent(hub.binding.topic(), 'p1', { at: at('08:00:00'), id: 'x-1' }));
    hub.drop();
    const told = JSON.stringify(await aptj.untilEvent('SyncError'));
    expect(told).toContain('"code":"x-1"');
    expect(told).toContain('"code":"Patient-open"');
    await pex.settle();
    expect(pex.events()).toEqual([]);
  });

  it('F5 a change sent once more goes to those that have not confirmed it', async () => {
    const aptj = await hub.joined('aptj');
    const pex = await hub.joined('pex', ALL, { answer: () => 409 });
    const lab = await hub.joined('lab');
    const opened = patientEvent(topic, 'p1', { at: at('08:00:00'), id: 'x-1' });
    await aptj.publish(opened);
    await hub.until(() => hub.answerOf('pex')?.answer === 'refused' && hub.answerOf('lab')?.answer === 'shown');
    pex.answerWith(() => 200);
    expect((await aptj.publish(opened)).status).toBe(202);
    await hub.until(() => hub.answerOf('pex')?.answer === 'shown');
    await lab.settle();
    expect([pex.events('Patient-open').length, lab.events('Patient-open').length]).toEqual([2, 1]);
    const other = await aptj.publish(patientEvent(topic, 'p2', { at: at('08:00:01'), id: 'x-1' }));
    expect(other.status).toBe(409);
  });

  it('F5 opening the client who is open already is told to all, and moves nobody', async () => {
    const aptj = await hub.joined('aptj');
    const pex = await hub.joined('pex');
    await aptj.publish(patientEvent(topic, 'p1', { at: at('08:00:00'), id: 'x-1' }));
    await hub.until(() => hub.answerOf('pex')?.answer === 'shown');
    await pex.publish(patientEvent(topic, 'p1', { at: at('08:00:05'), id: 'x-2' }));
    for (const one of [aptj, pex]) await one.until(({ id }) => id === 'x-2');
    expect(hub.current()?.version).toBe(1);
    const late = await hub.joined('lab');
    expect((await late.untilEvent('Patient-open')).id).toBe('x-2');
  });

  it('F6 compares names without regard to case, and spells them as the subscriber did', async () => {
    const aptj = await hub.joined('aptj');
    const pex = await hub.joined('pex', 'PATIENT-open,patient-close');
    await aptj.publish(patientEvent(topic, 'p1', { at: at('08:00:00'), name: 'patient-OPEN' }));
    expect((await pex.untilEvent('Patient-open')).event?.['hub.event']).toBe('PATIENT-open');
    expect((await aptj.untilEvent('Patient-open')).event?.['hub.event']).toBe('Patient-open');
  });

  it('F6 sends nothing that was not subscribed to; the tool is not told then', async () => {
    const aptj = await hub.joined('aptj');
    const pex = await hub.joined('pex', 'Patient-close');
    const lab = await hub.joined('lab', 'SyncError,Encounter-open');
    await aptj.publish(patientEvent(topic, 'p1', { at: at('08:00:00') }));
    await aptj.untilEvent('Patient-open');
    await Promise.all([pex.settle(), lab.settle()]);
    expect([pex.events(), lab.events()]).toEqual([[], []]);
    const now = hub.current();
    expect(now === undefined ? true : hub.binding.tell('pex', now)).toBe(false);
    expect((await aptj.publish(patientEvent(topic, 'p1', { name: 'DiagnosticReport-open' }))).status).toBe(400);
  });

  it('F15 gets the current context: none, Patient, Encounter, none again', async () => {
    const aptj = await hub.joined('aptj');
    const read = async () => {
      const response = await aptj.current();
      expect(response.status).toBe(200);
      expect(response.headers.get('content-type')).toContain('application/json');
      return (await response.json()) as Record<string, unknown>;
    };
    const versions: unknown[] = [];
    const none = await read();
    expect(none).toMatchObject({ 'context.type': '', context: [] });
    const opened = patientEvent(topic, 'p1', { at: at('08:00:00') });
    await aptj.publish(opened);
    await aptj.untilEvent('Patient-open');
    const patient = await read();
    expect(patient).toMatchObject({ 'context.type': 'Patient', context: opened.event.context });
    const encounter = encounterEvent(topic, 'p1', 'e1', { at: at('08:00:01') });
    await aptj.publish(encounter);
    const both = await read();
    expect(both).toMatchObject({ 'context.type': 'Encounter', context: encounter.event.context });
    await aptj.publish(patientEvent(topic, 'p1', { at: at('08:00:02'), name: 'Patient-close' }));
    await aptj.untilEvent('Patient-close');
    const closed = await read();
    expect(closed).toMatchObject({ 'context.type': '', context: [] });
    for (const one of [none, patient, both, closed]) versions.push(one['context.versionId']);
    expect(new Set(versions).size).toBe(4);
    expect(versions.every((one) => typeof one === 'string')).toBe(true);
    hub.tokens.set('pex', { subject: 'u1', clientId: 'pex', scopes: ['fhircast/Patient-open.read'] });
    await aptj.publish(encounterEvent(topic, 'p2', 'e2', { at: at('08:00:03') }));
    await aptj.untilEvent('Patient-open');
    expect(await (await hub.client('pex').current()).json()).toMatchObject({ 'context.type': 'Patient' });
    expect(
      (await fetch(`${hub.binding.hubUrl()}/${topic}/`, { headers: { authorization: 'bearer aptj' } })).status,
    ).toBe(200);
  });
});

describe('encounters', () => {
  it('F16 an Encounter-open of another client implies its Patient-open', async () => {
    const aptj = await hub.joined('aptj', ALL);
    const pex = await hub.joined('pex', 'Patient-open,Patient-close');
    const lab = await hub.joined('lab', 'Encounter-open');
    const opened = encounterEvent(topic, 'p1', 'e1', { at: at('08:00:00'), id: 'e-open' });
    expect((await aptj.publish(opened)).status).toBe(202);
    const implied = await pex.untilEvent('Patient-open');
    expect(implied).toMatchObject({
      timestamp: opened.timestamp,
      event: { 'hub.topic': topic, context: [{ key: 'patient', resource: { resourceType: 'Patient', id: 'p1' } }] },
    });
    expect(implied.id).not.toBe('e-open');
    expect(await lab.untilEvent('Encounter-open')).toEqual(opened);
    expect(await aptj.untilEvent('Encounter-open')).toEqual(opened);
    for (const id of ['pex', 'lab', 'aptj']) await hub.until(() => hub.answerOf(id, 'e-open')?.answer === 'shown');
    const late = await hub.joined('slow', ALL);
    expect(await late.untilEvent('Encounter-open')).toEqual(opened);
    expect(late.events('Patient-open')).toEqual([implied]);
    expect(pex.events()).toEqual([implied]);
  });

  it('F16 an Encounter-open of the same client opens no client, and reaches those that want encounters', async () => {
    const aptj = await hub.joined('aptj', ALL);
    const pex = await hub.joined('pex');
    const lab = await hub.joined('lab', 'Encounter-open,Encounter-close');
    await aptj.publish(patientEvent(topic, 'p1', { at: at('08:00:00'), id: 'p-open' }));
    await hub.until(() => hub.answerOf('pex')?.answer === 'shown');
    const opened = encounterEvent(topic, 'p1', 'e1', { at: at('08:00:01') });
    await aptj.publish(opened);
    expect(await lab.untilEvent('Encounter-open')).toEqual(opened);
    // What shows the encounter shows its client.
    await hub.until(() => hub.answerOf('lab', 'p-open')?.answer === 'shown');
    await pex.settle();
    expect(pex.events()).toHaveLength(1);
    expect(hub.heard.proposed).toHaveLength(1);
    expect(hub.current()?.version).toBe(1);
  });

  it('F16 a tool that was left behind hears nothing of the client, not by an encounter either', async () => {
    const aptj = await hub.joined('aptj', ALL);
    const pex = await hub.joined('pex', ALL);
    await aptj.publish(patientEvent(topic, 'p0', { at: at('08:00:00') }));
    await pex.untilEvent('Patient-open');
    hub.leftBehind.add('pex');
    await aptj.publish(patientEvent(topic, 'p1', { at: at('08:00:01') }));
    await aptj.until(({ event }) => event?.context[0]?.resource?.['id'] === 'p1');
    await aptj.publish(encounterEvent(topic, 'p1', 'e1', { at: at('08:00:02') }));
    await aptj.publish(patientEvent(topic, 'p1', { at: at('08:00:03') }));
    await aptj.untilEvent('Encounter-open');
    await pex.settle();
    expect(pex.events()).toHaveLength(1);
  });

  it('F16 an Encounter-open that overtakes its client’s commit goes out with it', async () => {
    await hub.close();
    hub = await createHarness({ byHand: true });
    topic = hub.binding.topic();
    const aptj = await hub.joined('aptj', ALL);
    const pex = await hub.joined('pex', ALL);
    await aptj.publish(patientEvent(topic, 'p1', { at: at('08:00:00'), id: 'p-open' }));
    await aptj.publish(encounterEvent(topic, 'p1', 'e1', { at: at('08:00:00.010'), id: 'e-open' }));
    expect(hub.heard.proposed.map(({ id }) => id)).toEqual(['p-open']);
    hub.commit();
    for (const one of [aptj, pex]) {
      await one.untilEvent('Encounter-open');
      expect(one.events().map(({ id }) => id)).toEqual(['p-open', 'e-open']);
    }
  });

  it('F16 the patient may be named by the encounter’s subject only', async () => {
    const aptj = await hub.joined('aptj', ALL);
    const opened = encounterEvent(topic, 'p9', 'e1', { at: at('08:00:00') });
    const [encounter] = opened.event.context as unknown[];
    await aptj.publish({ ...opened, event: { ...opened.event, context: [encounter] } });
    expect((await aptj.untilEvent('Patient-open')).event?.context[0]?.resource?.['id']).toBe('p9');
  });

  it('F16 Encounter-close leaves the client, Patient-close closes the encounter', async () => {
    const aptj = await hub.joined('aptj', ALL);
    const type = async () => ((await (await aptj.current()).json()) as Record<string, unknown>)['context.type'];
    await aptj.publish(encounterEvent(topic, 'p1', 'e1', { at: at('08:00:00') }));
    await aptj.untilEvent('Encounter-open');
    const other = encounterEvent(topic, 'p1', 'e0', { at: at('08:00:01'), name: 'Encounter-close' });
    expect((await aptj.publish(other)).status).toBe(202);
    expect(await type()).toBe('Encounter');
    const closed = encounterEvent(topic, 'p1', 'e1', { at: at('08:00:01'), name: 'Encounter-close' });
    await aptj.publish(closed);
    expect(await aptj.untilEvent('Encounter-close')).toEqual(closed);
    expect(await type()).toBe('Patient');
    await aptj.publish(encounterEvent(topic, 'p1', 'e2', { at: at('08:00:02') }));
    expect(await type()).toBe('Encounter');
    await aptj.publish(patientEvent(topic, 'p1', { at: at('08:00:03'), name: 'Patient-close' }));
    await aptj.untilEvent('Patient-close');
    expect(await type()).toBe('');
    const late = await hub.joined('pex', ALL);
    await late.settle();
    expect(late.events()).toEqual([]);
  });

  it('F16 an older encounter does not take the place of a newer one', async () => {
    const aptj = await hub.joined('aptj', ALL);
    await aptj.publish(encounterEvent(topic, 'p1', 'e1', { at: at('08:00:05') }));
    await aptj.untilEvent('Encounter-open');
    expect((await aptj.publish(encounterEvent(topic, 'p1', 'e0', { at: at('08:00:01') }))).status).toBe(202);
    await aptj.settle();
    expect(aptj.events('Encounter-open')).toHaveLength(1);
  });
});
