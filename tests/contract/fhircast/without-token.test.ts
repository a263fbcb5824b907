import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { patientEvent } from '../../lib/fhircast-client.js';
import { type Harness, TOOLS, at, createHarness } from './harness.js';

let hub: Harness;
afterEach(() => hub.close());
const bare = (name: string | undefined, origin?: string) =>
  hub.client('-', { token: undefined, name, ...(origin === undefined ? {} : { origin }) });

describe('a tool that sends no token', () => {
  beforeEach(async () => {
    hub = await createHarness();
  });

  it('is known by the origin of its page, or by its name', async () => {
    expect((await bare('anything', 'https://old.example.fi').request('Patient-open')).status).toBe(202);
    expect((await bare('OLD').request('Patient-open')).status).toBe(202);
    expect((await bare('pex').request('Patient-open')).status).toBe(401);
    expect((await bare('stranger').request('Patient-open')).status).toBe(401);
    expect((await bare('PEX', 'https://pex.example.fi').request('Patient-open')).status).toBe(401);
    expect((await bare(undefined).current()).status).toBe(401);
    const broken = hub.client('-', { token: 'broken', name: 'old' });
    expect((await broken.request('Patient-open')).status).toBe(401);
  });

  it('publishes as the only one that has subscribed so, and ends its own subscription', async () => {
    const old = bare('old');
    await old.join('Patient-open');
    expect(hub.heard.joined).toEqual(['old']);
    expect((await old.publish(patientEvent(hub.binding.topic(), 'p1', { at: at('08:00:00') }))).status).toBe(202);
    expect(hub.heard.proposed[0]?.by).toBe('old');
    await old.untilEvent('Patient-open');
    const without = await old.form({
      'hub.channel.type': 'websocket',
      'hub.mode': 'unsubscribe',
      'hub.topic': hub.binding.topic(),
      'hub.channel.endpoint': old.endpoint(),
    });
    expect(without.status).toBe(202);
    expect(hub.heard.left).toEqual(['old closed']);
  });

  it('is not guessed where several send none', async () => {
    await hub.close();
    const [old] = TOOLS.filter(({ id }) => id === 'old');
    if (old === undefined) throw new Error('no such tool');
    hub = await createHarness({ tools: [old, { ...old, id: 'older', name: 'OLDER', origins: [] }] });
    const one = bare('old');
    const two = bare('older');
    await one.join('Patient-open');
    await two.join('Patient-open');
    const event = patientEvent(hub.binding.topic(), 'p1', { at: at('08:00:00') });
    expect((await one.publish(event)).status).toBe(401);
    expect((await one.publish({ ...event, 'subscriber.name': 'older' })).status).toBe(202);
    expect(hub.heard.proposed.map(({ by }) => by)).toEqual(['older']);
  });
});

describe('while any client is let in', () => {
  beforeEach(async () => {
    hub = await createHarness({ anyClient: true });
  });

  it('a client is a tool of the county by its name, else a guest by its own', async () => {
    await bare('Pex').join('Patient-open');
    await bare('Outside viewer').join('Patient-open');
    await bare('outside VIEWER').join('Patient-open');
    await bare(undefined).join('Patient-open');
    expect(hub.heard.joined).toEqual(['pex', 'guest-1', 'guest-1', 'guest-2']);
    expect([...hub.heard.guests]).toEqual([
      ['guest-1', 'Outside viewer'],
      ['guest-2', 'guest-2'],
    ]);
  });

  it('takes a token that means nothing here as none, but not one of somebody else', async () => {
    const dummy = hub.client('-', { token: 'dummy', name: 'Outside viewer' });
    await dummy.join('Patient-open');
    expect(hub.heard.joined).toEqual(['guest-1']);
    hub.tokens.set('other', { subject: 'u2', clientId: 'pex', scopes: ['fhircast/*.*'] });
    expect((await hub.client('-', { token: 'other' }).request('Patient-open')).status).toBe(401);
  });

  it('also before anybody has signed in, but for tokens of somebody', async () => {
    hub.signInAs(undefined);
    const own = bare('own client');
    await own.join('Patient-open');
    expect((await own.publish(patientEvent(hub.binding.topic(), 'p1', { at: at('08:00:00') }))).status).toBe(202);
    await own.untilEvent('Patient-open');
    hub.tokens.set('other', { subject: 'u2', clientId: 'pex', scopes: ['fhircast/*.*'] });
    expect((await hub.client('-', { token: 'other' }).request('Patient-open')).status).toBe(401);
  });

  it('an event of one among several is nobody’s: all are told, its sender too', async () => {
    const one = bare('one');
    const two = bare('two');
    await one.join('Patient-open');
    await two.join('Patient-open');
    const event = patientEvent(hub.binding.topic(), 'p1', { at: at('08:00:00') });
    expect((await one.publish(event)).status).toBe(202);
    for (const client of [one, two]) expect(await client.untilEvent('Patient-open')).toEqual(event);
    expect(hub.heard.proposed[0]?.by).toBe('guest-unknown');
    await hub.until(() => ['guest-1', 'guest-2'].every((id) => hub.answerOf(id)?.answer === 'shown'));
  });

  it('still lets no foreign page in, and so many guests and no more', async () => {
    expect((await bare('one', 'https://evil.example').request('Patient-open')).status).toBe(403);
    await hub.close();
    hub = await createHarness({ anyClient: true, limits: { guests: 1 } });
    const statuses = [];
    for (const name of ['one', 'two', 'one']) statuses.push((await bare(name).request('Patient-open')).status);
    expect(statuses).toEqual([202, 429, 202]);
  });
});
