import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { HubMessage } from '../../lib/fhircast-client.js';
import { patientEvent } from '../../lib/fhircast-client.js';
import { type Harness, at, createHarness } from './harness.js';

let hub: Harness;
let topic: string;
beforeEach(async () => {
  hub = await createHarness();
  topic = hub.binding.topic();
});
afterEach(() => hub.close());

const WITH_ERRORS = 'Patient-open,Patient-close,SyncError';
const open = (id: string) => patientEvent(topic, 'p1', { at: at('08:00:00'), id });

/** The parts of a SyncError that the standard names. */
function parts(message: HubMessage) {
  const outcome = message.event?.context[0]?.resource as {
    issue: { severity: string; diagnostics: string; details: { coding: { system: string; code: string }[] } }[];
  };
  const [issue] = outcome.issue;
  const coding = (kind: string) =>
    issue?.details.coding.find(({ system }) => system === `https://fhircast.hl7.org/events/syncerror/${kind}`)?.code;
  return {
    key: message.event?.context[0]?.key,
    severity: issue?.severity,
    diagnostics: issue?.diagnostics,
    eventId: coding('eventid'),
    eventName: coding('eventname'),
    subscriber: coding('subscriber'),
  };
}

describe('answers', () => {
  it.each([200, '200', ' 204 ', '200 OK', null, 'absent'] as const)('F7 takes %j as shown', async (status) => {
    const aptj = await hub.joined('aptj', WITH_ERRORS);
    await hub.joined('pex', WITH_ERRORS, {
      answer: ({ id }) => (status === 'absent' ? { id } : { id, status }),
    });
    await aptj.publish(open('x-1'));
    await hub.until(() => hub.answerOf('pex', 'x-1')?.answer === 'shown');
    await aptj.settle();
    expect(aptj.events('SyncError')).toEqual([]);
  });

  it('F7 takes 202 as accepted, and a later answer of the same event in its place', async () => {
    const aptj = await hub.joined('aptj', WITH_ERRORS);
    const pex = await hub.joined('pex', WITH_ERRORS, { answer: () => 202 });
    await aptj.publish(open('x-1'));
    await hub.until(() => hub.answerOf('pex', 'x-1')?.answer === 'accepted');
    hub.clock.advance(20_000);
    expect(hub.answerOf('pex')?.answer).toBe('accepted');
    pex.send({ id: 'x-1', status: 200 });
    await hub.until(() => hub.answerOf('pex', 'x-1')?.answer === 'shown');
  });

  it('F7 takes silence after a 202 as shown for a tool that the county trusts so, after 10 s', async () => {
    const aptj = await hub.joined('aptj', WITH_ERRORS);
    await hub.joined('slow', WITH_ERRORS, { answer: () => '202' });
    await aptj.publish(open('x-1'));
    await hub.until(() => hub.answerOf('slow')?.answer === 'accepted');
    hub.clock.advance(9999);
    expect(hub.answerOf('slow')?.answer).toBe('accepted');
    hub.clock.advance(1);
    expect(hub.answerOf('slow')?.answer).toBe('shown');
  });

  it('F7 a SyncError after a 202 refuses, and is passed on', async () => {
    const aptj = await hub.joined('aptj', WITH_ERRORS);
    const slow = await hub.joined('slow', WITH_ERRORS, { answer: () => '202' });
    await aptj.publish(open('x-1'));
    await hub.until(() => hub.answerOf('slow')?.answer === 'accepted');
    const details = { coding: [{ system: 'https://fhircast.hl7.org/events/syncerror/eventid', code: 'x-1' }] };
    const issue = [{ severity: 'warning', code: 'processing', diagnostics: 'kirjaus on kesken', details }];
    const error = {
      timestamp: at('08:00:01'),
      id: 'err-1',
      event: {
        'hub.topic': topic,
        'hub.event': 'syncerror',
        context: [{ key: 'operationoutcome', resource: { resourceType: 'OperationOutcome', issue } }],
      },
    };
    expect((await slow.publish(error)).status).toBe(202);
    expect(hub.answerOf('slow')).toMatchObject({ id: 'x-1', answer: 'refused', detail: 'kirjaus on kesken' });
    expect(await aptj.untilEvent('SyncError')).toMatchObject({ id: 'err-1', event: { context: error.event.context } });
    hub.clock.advance(20_000);
    expect(hub.answerOf('slow')?.answer).toBe('refused');
    await slow.settle();
    expect(slow.events('SyncError')).toEqual([]);
    expect(aptj.events('SyncError')).toHaveLength(1);
  });

  it.each([409, '409', 404, 422])('F8 passes %j on as refused, by SyncError to the others', async (status) => {
    const aptj = await hub.joined('aptj', WITH_ERRORS);
    const lab = await hub.joined('lab');
    const pex = await hub.joined('pex', WITH_ERRORS, {
      answer: ({ id }) => ({ id, status, message: 'luonnos on auki' }),
    });
    await aptj.publish(open('x-1'));
    const error = await aptj.untilEvent('SyncError');
    expect(parts(error)).toEqual({
      key: 'operationoutcome',
      severity: 'warning',
      diagnostics: 'pex window refused Patient-open',
      eventId: 'x-1',
      eventName: 'Patient-open',
      subscriber: 'pex window',
    });
    expect(error.timestamp).toBe('2026-11-23T08:00:00.000Z');
    expect(hub.answerOf('pex')).toMatchObject({ id: 'x-1', answer: 'refused', detail: 'luonnos on auki' });
    await Promise.all([lab.settle(), pex.settle()]);
    expect([lab.events('SyncError'), pex.events('SyncError')]).toEqual([[], []]);
  });

  it.each([500, '503', 'nonsense'])('F9 passes %j on as not delivered', async (status) => {
    const aptj = await hub.joined('aptj', WITH_ERRORS);
    await hub.joined('pex', WITH_ERRORS, { answer: () => status });
    await aptj.publish(open('x-1'));
    expect(parts(await aptj.untilEvent('SyncError'))).toMatchObject({
      diagnostics: 'Patient-open was not delivered to pex window',
      eventId: 'x-1',
    });
    expect(hub.answerOf('pex')?.answer).toBe('failed');
  });

  it('F8 of several windows the worst answer counts, and all must confirm', async () => {
    const aptj = await hub.joined('aptj');
    const one = await hub.joined('pex', WITH_ERRORS);
    const two = await hub.joined('pex', WITH_ERRORS, { answer: () => undefined });
    await aptj.publish(open('x-1'));
    const { id } = await two.untilEvent('Patient-open');
    await one.untilEvent('Patient-open');
    await one.settle();
    expect(hub.answerOf('pex')).toBeUndefined();
    two.send({ id, status: '409' });
    await hub.until(() => hub.answerOf('pex')?.answer === 'refused');
    two.send({ id, status: '200' });
    await hub.until(() => hub.answerOf('pex')?.answer === 'shown');
  });

  it('F8 asks the master before the commit; its refusal is its own', async () => {
    await hub.joined('aptj', WITH_ERRORS, { answer: () => 409 });
    const pex = await hub.joined('pex', WITH_ERRORS);
    const change = { id: 'w-1', client: 'Patient/p2', at: hub.clock.now(), by: 'workbench' } as const;
    const delivery = { change, version: 1, opens: undefined, closes: undefined, mayShow: [] };
    hub.open('Patient/p2', 'w-0');
    await hub.until(() => hub.answerOf('aptj', 'w-0')?.answer === 'refused');
    const opens = hub.current()?.opens;
    expect(hub.binding.survey?.('pex', { ...delivery, opens })).toBe(false);
    expect(hub.binding.survey?.('aptj', { ...delivery, opens })).toBe(true);
    await hub.until(() => hub.answerOf('aptj', 'w-1')?.answer === 'refused');
    await pex.settle();
    expect(pex.events('Patient-open').map(({ id }) => id)).toEqual(['w-0']);
  });
});

describe('subscribers that break', () => {
  it('F10 without an answer in 10 s a subscriber is told of as not reached, denied and closed', async () => {
    const aptj = await hub.joined('aptj', WITH_ERRORS);
    const pex = await hub.joined('pex', WITH_ERRORS, { answer: () => undefined });
    await aptj.publish(open('x-1'));
    await pex.untilEvent('Patient-open');
    hub.clock.advance(9999);
    expect(hub.heard.left).toEqual([]);
    hub.clock.advance(1);
    expect(hub.heard.left).toEqual(['pex lost']);
    expect(parts(await aptj.untilEvent('SyncError'))).toMatchObject({
      diagnostics: 'Patient-open was not delivered to pex window',
      eventId: 'x-1',
      subscriber: 'pex window',
    });
    expect(await pex.until((one) => one['hub.mode'] === 'denied')).toMatchObject({
      'hub.reason': 'no answer to Patient-open',
    });
    await pex.untilClosed();
    expect((await pex.resubscribe('Patient-open')).status).toBe(404);
  });

  it('F10 does not ask its publisher to answer its own event', async () => {
    const aptj = await hub.joined('aptj', WITH_ERRORS, { answer: () => undefined });
    await aptj.publish(open('x-1'));
    await aptj.untilEvent('Patient-open');
    hub.clock.advance(60_000);
    expect(hub.heard.left).toEqual([]);
  });

  it('F11 an abnormal end is told to the others; the endpoint waits for its return', async () => {
    const aptj = await hub.joined('aptj', WITH_ERRORS);
    const pex = await hub.joined('pex', WITH_ERRORS);
    await aptj.publish(open('x-1'));
    await hub.until(() => hub.answerOf('pex')?.answer === 'shown');
    pex.terminate();
    expect(parts(await aptj.untilEvent('SyncError'))).toMatchObject({
      diagnostics: 'The connection of pex window was lost',
      eventId: 'x-1',
      eventName: 'Patient-open',
      subscriber: 'pex window',
    });
    expect(hub.heard.left).toEqual(['pex lost']);
    await pex.connect();
    expect(hub.heard.joined).toEqual(['aptj', 'pex', 'pex']);
    await hub.until(() => hub.heard.answered.filter((one) => one.tool === 'pex').length === 2);
    expect(pex.events('Patient-open')).toHaveLength(2);
  });

  it('F11 a window that comes back is told anew, though another one has confirmed', async () => {
    const aptj = await hub.joined('aptj', WITH_ERRORS);
    const one = await hub.joined('pex', WITH_ERRORS);
    const two = await hub.joined('pex', WITH_ERRORS);
    await aptj.publish(open('x-1'));
    await hub.until(() => hub.answerOf('pex')?.answer === 'shown');
    await one.connect();
    await one.until(({ id }) => id === 'x-1');
    await one.settle();
    await two.settle();
    expect([one.events().length, two.events().length]).toEqual([2, 1]);
  });

  it('F11 a broken message ends the socket like any other fault', async () => {
    const aptj = await hub.joined('aptj', WITH_ERRORS);
    const pex = await hub.joined('pex', WITH_ERRORS);
    pex.send('x'.repeat(300 * 1024));
    await aptj.untilEvent('SyncError');
    expect((await pex.untilClosed()).code).toBe(1009);
    expect(hub.heard.left).toEqual(['pex lost']);
  });

  it.each([1000, 1001, undefined])('F11 a good-bye with code %s is no error', async (code) => {
    const aptj = await hub.joined('aptj', WITH_ERRORS);
    const pex = await hub.joined('pex', WITH_ERRORS);
    if (code === undefined) pex.socket()?.close();
    else pex.close(code);
    await hub.until(() => hub.heard.left.length > 0);
    await aptj.settle();
    expect([hub.heard.left, aptj.events('SyncError')]).toEqual([['pex closed'], []]);
  });

  it('F11 a tool whose one window broke has failed, until it is told anew', async () => {
    const aptj = await hub.joined('aptj', WITH_ERRORS);
    const one = await hub.joined('pex', WITH_ERRORS);
    await hub.joined('pex', WITH_ERRORS);
    await aptj.publish(open('x-1'));
    await hub.until(() => hub.answerOf('pex')?.answer === 'shown');
    one.terminate();
    await hub.until(() => hub.answerOf('pex')?.answer === 'failed');
    expect(hub.heard.left).toEqual([]);
    const now = hub.current();
    if (now !== undefined) hub.binding.tell('pex', now);
    await hub.until(() => hub.answerOf('pex')?.answer === 'shown');
  });

  it('F11 a window that says good-bye is no longer waited for', async () => {
    const aptj = await hub.joined('aptj', WITH_ERRORS);
    await hub.joined('pex', WITH_ERRORS);
    const two = await hub.joined('pex', WITH_ERRORS, { answer: () => undefined });
    await aptj.publish(open('x-1'));
    await two.untilEvent('Patient-open');
    two.close();
    await hub.until(() => hub.answerOf('pex')?.answer === 'shown');
  });
});
