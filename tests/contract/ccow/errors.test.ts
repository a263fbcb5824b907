import { once } from 'node:events';
import { request } from 'node:http';
import { connect } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { ask, startParticipant } from '../../lib/ccow-participant.js';
import { startCore } from './core.js';
import { caller, joinedApplication } from './lib.js';

const closers: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0).toReversed()) await close();
});
async function joined(...args: Parameters<typeof joinedApplication>) {
  const all = await joinedApplication(...args);
  closers.push(all.close);
  return all;
}

describe.each(['ccow', 'mkh-hypothesis'] as const)('%s', (profile) => {
  it('M7 every mistake has its named exception', async () => {
    const { core, application, participant } = await joined(profile);
    core.commit('c1', 'Patient/aune', 'aptj', 'lc');
    const [good, own] = [await application.newest(), application.coupon()];
    const exceptionOf = async (to: string, method: string, fields: Record<string, string> = {}) => {
      const answer = await application.call(to, method, fields);
      expect(answer.status).toBe(200);
      return answer.fields.get('exception');
    };
    const manager = (method: string, fields: Record<string, string> = {}) =>
      exceptionOf('ContextManager', method, { participantCoupon: own, ...fields });
    const data = (method: string, fields: Record<string, string> = {}) =>
      exceptionOf('ContextData', method, { participantCoupon: own, ...fields });

    expect(await exceptionOf('Nonsense', 'Locate')).toBe('NotImplemented');
    expect(await exceptionOf('ContextParticipant', 'Ping')).toBe('NotImplemented');
    expect(await manager('Dance')).toBe('NotImplemented');
    expect(await manager('GetItemValues')).toBe('NotImplemented');
    expect((await ask(core.url('lc'), '', '')).fields.get('exception')).toBe('NotImplemented');
    expect(await manager('JoinCommonContext')).toBe('MissingArg');
    expect(await manager('JoinCommonContext', { applicationName: 'lc', survey: 'perhaps' })).toBe('GeneralFailure');
    expect(await exceptionOf('ContextManager', 'StartContextChanges')).toBe('MissingArg');
    expect(await manager('StartContextChanges', { participantCoupon: '1' })).toBe('UnknownParticipant');
    expect(await manager('StartContextChanges', { participantCoupon: 'x' })).toBe('GeneralFailure');
    expect(await manager('EndContextChanges')).toBe('MissingArg');
    expect(await manager('EndContextChanges', { contextCoupon: good })).toBe('NotInTransaction');
    expect(await manager('PublishChangesDecision', { contextCoupon: good, decision: 'accept' })).toBe(
      'NotInTransaction',
    );
    expect(await manager('UndoContextChanges', { contextCoupon: good })).toBe('NotInTransaction');
    expect(await data('GetItemNames', { contextCoupon: '123' })).toBe('InvalidContextCoupon');
    expect(await data('GetItemNames')).toBe('MissingArg');
    expect(await data('GetItemValues', { contextCoupon: good, itemNames: 'Patient.Id.Unknown' })).toBe(
      'UnknownItemName',
    );
    const set = { contextCoupon: good, itemNames: 'Patient.Id.MRN.tyopoyta', itemValues: 'eino' };
    expect(await data('SetItemValues', set)).toBe('NotInTransaction');

    const contextCoupon = await application.begin({ 'Patient.Co.PatientName': 'Nimi^Vain' });
    expect(await data('SetItemValues', { ...set, contextCoupon: '99' })).toBe('InvalidContextCoupon');
    expect(await data('SetItemValues', { ...set, contextCoupon, itemValues: 'a|b' })).toBe('NameValueCountMismatch');
    expect(await data('SetItemValues', { ...set, contextCoupon, itemNames: 'MRN' })).toBe('BadItemNameFormat');
    expect(await manager('PublishChangesDecision', { contextCoupon, decision: 'accept' })).toBe('ChangesNotEnded');
    expect(await manager('PublishChangesDecision', { contextCoupon, decision: 'maybe' })).toBe('GeneralFailure');
    expect(await manager('EndContextChanges', { contextCoupon })).toBe('InvalidTransaction');
    for (const [items, exception] of [
      [{ 'Patient.Id.MRN.tyopoyta': 'a/../b' }, 'BadItemValue'],
      [{ 'Patient.Id.NationalIdNumber': '010150-XXXX' }, 'BadItemValue'],
      [{ 'Patient.Id.NationalIdNumber': '010150-999X' }, 'InvalidTransaction'],
      // Two identifiers of two people: nobody is opened.
      [{ 'Patient.Id.MRN.tyopoyta': 'aune', 'Patient.Id.NationalIdNumber': '010150-930B' }, 'InvalidTransaction'],
    ] as const)
      expect(await manager('EndContextChanges', { contextCoupon: await application.begin(items) })).toBe(exception);
    expect(core.events.filter((one) => one.event === 'propose')).toEqual([]);
    expect(participant.rest().filter((method) => method !== 'ContextChangesAccepted')).toEqual([]);
  });
});

it('M7 one tool can do nothing at another’s address, with another’s coupon, or in another’s change', async () => {
  const [one, other] = [await startParticipant(), await startParticipant()];
  const core = await startCore([
    { id: 'lc', name: 'SosiaaliLC', master: false, profile: 'ccow', origins: [one.origin] },
    { id: 'other', name: 'Toinen', master: false, profile: 'ccow', origins: [other.origin] },
  ]);
  closers.push(one.close, other.close, core.binding.close);
  const [lc, second] = [caller(core, 'lc', 'utf8'), caller(core, 'other', 'utf8')];
  await lc.join({ contextParticipant: one.url });
  expect((await second.join({ applicationName: 'lc', contextParticipant: one.url })).fields.get('exception')).toBe(
    'AuthenticationFailed',
  );
  core.commit('c1', 'Patient/aune', 'aptj', 'lc');
  const coupon = await lc.newest();
  const read = { itemNames: '*', onlyChanges: 'false', contextCoupon: coupon };
  expect((await second.data('GetItemValues', read)).fields.get('exception')).toBe('UnknownParticipant');
  await second.join({ contextParticipant: other.url });
  expect((await second.data('GetItemValues', read)).fields.get('exception')).toBe('InvalidContextCoupon');
  const contextCoupon = await lc.begin({ 'Patient.Id.MRN.tyopoyta': 'eino' });
  for (const method of ['EndContextChanges', 'UndoContextChanges'])
    expect((await second.manager(method, { contextCoupon })).fields.get('exception')).toBe('NotInTransaction');
  expect((await second.data('GetItemNames', { contextCoupon })).fields.get('exception')).toBe('InvalidContextCoupon');
});

describe('the server', () => {
  const status = async (
    url: string,
    options: { method?: string; headers?: Record<string, string>; body?: string } = {},
  ) => {
    const { port, pathname, search } = new URL(url);
    const call = request({
      host: '127.0.0.1',
      port,
      path: pathname + search,
      method: options.method ?? 'GET',
      headers: options.headers ?? {},
    });
    call.on('error', () => undefined);
    call.end(options.body);
    const [response] = (await once(call, 'response')) as [import('node:http').IncomingMessage];
    response.resume();
    return { status: response.statusCode, headers: response.headers };
  };

  it('knows its own host, its tools’ pages, and no other address', async () => {
    const { core, tool } = await joined('ccow');
    const url = core.url('lc');
    expect((await status(url, { headers: { host: 'evil.example' } })).status).toBe(421);
    expect((await status(url, { headers: { origin: 'https://evil.example' } })).status).toBe(403);
    expect((await status(url.replace(/ccow\/.{5}/, 'ccow/AAAAA'))).status).toBe(404);
    expect((await status(new URL('/', url).href)).status).toBe(404);
    const origin = tool.origins[0] ?? '';
    const own = await status(url, { headers: { origin } });
    expect([own.status, own.headers['access-control-allow-origin'], own.headers['cache-control']]).toEqual([
      200,
      origin,
      'no-store',
    ]);
    const preflight = await status(url, { method: 'OPTIONS', headers: { origin } });
    expect([preflight.status, preflight.headers['access-control-allow-methods']]).toEqual([204, 'GET, POST']);
    expect((await status(url, { method: 'DELETE' })).status).toBe(405);
  });

  it('limits size and rate', async () => {
    const { core } = await joined('ccow');
    const url = core.url('lc');
    expect((await status(url, { method: 'POST', body: 'a'.repeat(70_000) })).status).toBe(413);
    const many = await Promise.all(Array.from({ length: 150 }, () => status(url).then((one) => one.status)));
    expect(many.filter((one) => one === 429).length).toBeGreaterThan(40);
    core.clock.advance(2000);
    expect((await status(url)).status).toBe(200);
  });

  it('goes on after anything that is thrown at it', async () => {
    const { core, application } = await joined('mkh-hypothesis');
    core.commit('c1', 'Patient/aune', 'aptj', 'lc');
    const { port, pathname } = new URL(core.url('lc'));
    for (let round = 0; round < 40; round += 1) {
      const junk = Array.from({ length: 30 }, (_none, at) =>
        String.fromCharCode((round * 31 + at * at * 7) % 256),
      ).join('');
      const names = ['interface', 'method', 'participantCoupon', 'contextCoupon', 'itemNames', 'itemValues', junk];
      const text = names.map((name, at) => `${name}=${at % 2 === round % 2 ? junk : 'ContextManager'}`).join('&');
      const socket = connect(Number(port), '127.0.0.1');
      await once(socket, 'connect');
      const bytes = Buffer.from(text, 'latin1');
      socket.write(`POST ${pathname} HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nContent-Length: ${bytes.length}\r\n\r\n`);
      socket.write(bytes);
      const [answer] = (await once(socket, 'data')) as [Buffer];
      expect(answer.toString('latin1')).not.toMatch(/140348|HTTP\/1\.1 500/);
      socket.destroy();
      core.clock.advance(100);
    }
    // One that promises a body and breaks off.
    const socket = connect(Number(port), '127.0.0.1');
    await once(socket, 'connect');
    socket.resume();
    socket.end(`POST ${pathname} HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nContent-Length: 100\r\n\r\nabc`);
    await once(socket, 'close');
    expect(await application.newest()).toMatch(/^\d+$/);
    expect(core.logged.filter((line) => line.startsWith('ccow-request'))).toEqual([]);
  });
});

describe('callbacks', () => {
  const mean = async (onCall: Parameters<typeof startParticipant>[0]) => {
    const all = await joined('ccow', onCall);
    all.core.commit('c1', 'Patient/aune', 'aptj', 'lc');
    return { ...all, call: await all.participant.next('ContextChangesAccepted') };
  };
  const outcome = async (core: Awaited<ReturnType<typeof mean>>['core']) => (await core.heard('answered')).answer;

  it('follow no redirect', async () => {
    const elsewhere = await startParticipant();
    closers.push(elsewhere.close);
    const { core, call } = await mean(() => undefined);
    call.response.writeHead(302, { location: elsewhere.url }).end();
    expect(await outcome(core)).toBe('failed');
    expect(elsewhere.rest()).toEqual([]);
  });
  it('read no endless answer', async () => {
    const { core, call } = await mean(() => undefined);
    call.answer({ reason: 'a'.repeat(70_000) });
    expect(await outcome(core)).toBe('failed');
  });
  it('take an error for what it is', async () => {
    const { core, call } = await mean(() => undefined);
    call.answer({}, 500);
    expect(await core.heard('answered')).toMatchObject({ answer: 'failed', detail: 'HTTP 500' });
  });
  it('take a broken connection for a lost tool', async () => {
    const { core, call } = await mean(() => undefined);
    call.request.socket.destroy();
    expect(await core.heard('left')).toMatchObject({ how: 'lost' });
  });
  it('wait 5 s, no longer', async () => {
    const { core } = await mean(() => undefined);
    core.clock.advance(5000);
    expect(await core.heard('left')).toMatchObject({ how: 'lost' });
    expect(core.events.filter((one) => one.event === 'answered')).toEqual([]);
  });
});
