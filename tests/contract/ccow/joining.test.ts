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
async function twoTools(passcode?: string) {
  const [one, two] = [await startParticipant(), await startParticipant()];
  const core = await startCore([
    {
      id: 'lc',
      name: 'SosiaaliLC',
      master: false,
      profile: 'ccow',
      origins: [one.origin],
      ...(passcode === undefined ? {} : { passcode }),
    },
    { id: 'other', name: 'Toinen', master: false, profile: 'mkh-hypothesis', origins: [two.origin] },
  ]);
  closers.push(one.close, two.close, core.binding.close);
  return { one, two, core, lc: caller(core, 'lc', 'utf8'), other: caller(core, 'other', 'latin1') };
}

describe.each(['ccow', 'mkh-hypothesis'] as const)('%s', (profile) => {
  it('M1 the registry tells where the context manager is', async () => {
    const { core, application } = await joined(profile);
    const found = await application.call('ContextManagementRegistry', 'Locate', {
      componentName: 'CCOW.ContextManager',
      version: '1.5',
      descriptiveData: '',
      contextParticipant: '',
    });
    const url = found.fields.get('componentUrl') ?? '';
    expect([...found.fields.keys()]).toEqual(['componentUrl', 'componentParameters', 'site']);
    expect(url).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/ccow\/[\w-]{32}\/manager$/);
    const newest = await ask(url, 'ContextManager', 'GetMostRecentContextCoupon', {
      participantCoupon: application.coupon(),
    });
    expect(newest.fields.get('contextCoupon')).toBe('0');
    expect(core.logged.join()).not.toContain(url);
    const none = await application.call('ContextManagementRegistry', 'Locate', {
      componentName: 'CCOW.Other',
      version: '1',
    });
    expect(none.fields.get('exception')).toBe('UnableToLocate');
  });

  it('M2 joining gives an unguessable coupon of its own', async () => {
    const { core, application } = await joined(profile);
    expect(application.coupon()).toMatch(/^\d+$/);
    expect(Number(application.coupon())).toBeLessThan(profile === 'ccow' ? 2 ** 48 : 2 ** 31);
    expect(core.events).toEqual([{ event: 'joined', tool: 'lc' }]);
  });
});

it('M2 an application that joins twice: refused by CCOW, replaces the first under the hypothesis', async () => {
  const ccow = await joined('ccow');
  const url = ccow.participant.url;
  expect((await ccow.application.join({ contextParticipant: url })).fields.get('exception')).toBe('AlreadyJoined');
  const elsewhere = await ccow.application.join({ contextParticipant: `${url}/2` });
  expect(elsewhere.fields.get('exception')).toBe('TooManyParticipants');
  expect((await ccow.application.manager('LeaveCommonContext')).text).toBe('');
  expect((await ccow.application.join({ contextParticipant: url })).fields.has('participantCoupon')).toBe(true);

  const mkh = await joined('mkh-hypothesis');
  const first = mkh.application.coupon();
  await mkh.application.join();
  expect(mkh.application.coupon()).not.toBe(first);
  const old = await mkh.application.manager('GetMostRecentContextCoupon', { participantCoupon: first });
  expect(old.fields.get('exception')).toBe('UnknownParticipant');
});

it('M2 unknown applications, wrong passcodes and callbacks to others are refused', async () => {
  const { core, one, two, lc } = await twoTools('avoin-sana');
  const join = async (fields: Record<string, string>) =>
    (await lc.join({ contextParticipant: one.url, passcode: 'avoin-sana', ...fields })).fields.get('exception');
  expect(await join({ applicationName: 'Vieras' })).toBe('AuthenticationFailed');
  expect(await join({ applicationName: 'Toinen' })).toBe('AuthenticationFailed');
  expect(await join({ passcode: 'arvaus' })).toBe('AuthenticationFailed');
  expect(await join({ contextParticipant: two.url })).toBe('GeneralFailure');
  for (const url of [
    'http://169.254.169.254/',
    'file:///etc/passwd',
    'javascript:1',
    `http://lc@${one.origin.slice(7)}`,
    '/x',
  ])
    expect(await join({ contextParticipant: url })).toBe('GeneralFailure');
  expect(await join({ contextParticipant: '' })).toBe('MissingArg');
  expect(core.events).toEqual([]);
  expect(await join({ applicationName: 'SOSIAALILC#2' })).toBeUndefined();
  expect(two.rest()).toEqual([]);
});

it('M8 leaving ends it: told no more, coupon unknown', async () => {
  const { core, application, participant } = await joined('ccow');
  await application.manager('LeaveCommonContext');
  expect(await core.heard('left')).toMatchObject({ tool: 'lc', how: 'closed' });
  expect(core.commit('c1', 'Patient/aune', 'aptj', 'lc')).toEqual([false]);
  expect((await application.manager('StartContextChanges')).fields.get('exception')).toBe('UnknownParticipant');
  expect(participant.rest()).toEqual([]);
});

it('M8 a suspended participant is told nothing, and may change nothing, until it resumes', async () => {
  const { core, application, participant } = await joined('ccow');
  await application.manager('SuspendParticipation');
  await core.heard('left');
  expect(core.commit('c1', 'Patient/aune', 'aptj', 'lc')).toEqual([false]);
  expect((await application.manager('StartContextChanges')).fields.get('exception')).toBe('ChangesNotPossible');
  await application.manager('ResumeParticipation', { wait: 'true' });
  await core.heard('joined', () => core.events.filter((one) => one.event === 'joined').length === 2);
  expect(core.commit('c2', 'Patient/eino', 'aptj', 'lc')).toEqual([true]);
  await participant.next('ContextChangesAccepted');
  await core.heard('answered', (one) => one.id === 'c2' && one.answer === 'shown');
});

it('M8 Ping shows who is lost, and who is back', async () => {
  let alive = false;
  const { core, participant } = await joined('ccow', () => (alive ? {} : undefined));
  core.clock.advance(5000);
  const hanging = await participant.next('Ping');
  core.clock.advance(5000);
  expect(await core.heard('left')).toMatchObject({ how: 'lost' });
  hanging.response.destroy();
  alive = true;
  core.clock.advance(5000);
  await core.heard('joined', () => core.events.filter((one) => one.event === 'joined').length === 2);
});

it('M8 sign-out terminates the common context, and every coupon and address of it', async () => {
  const { core, application, participant } = await joined('ccow');
  core.commit('c1', 'Patient/aune', 'aptj', 'lc');
  await participant.next('ContextChangesAccepted');
  const [url, coupon] = [core.url('lc'), await application.newest()];
  core.signOut();
  await participant.next('CommonContextTerminated');
  expect(core.url('lc')).not.toBe(url);
  const read = { itemNames: '*', onlyChanges: 'false', contextCoupon: coupon };
  const values = await ask(url, 'ContextData', 'GetItemValues', read);
  expect(values.fields.get('exception')).toBe('ContextNotActive');
  expect((await application.join({ contextParticipant: participant.url })).fields.get('exception')).toBe(
    'ContextNotActive',
  );
  core.signIn('matti');
  expect((await ask(url, 'ContextManager', 'GetMostRecentContextCoupon')).fields.get('exception')).toBe(
    'ContextNotActive',
  );
  const now = await application.data('GetItemValues', read);
  expect(now.fields.get('exception')).toBe('UnknownParticipant');
});

it.each(['ccow', 'mkh-hypothesis'] as const)(
  'M8 %s: who has heard that the session is over has emptied itself',
  async (profile) => {
    const { core, application, participant } = await joined(profile, (method) =>
      method === 'ContextChangesAccepted' ? undefined : {},
    );
    core.commit('c1', null, 'workbench', 'lc');
    const url = core.url('lc');
    core.signOut();
    if (profile === 'mkh-hypothesis') {
      expect(core.events.filter((one) => one.event === 'left')).toEqual([]);
      await ask(url, 'ContextManager', 'GetMostRecentContextCoupon', { participantCoupon: application.coupon() });
    } else await participant.next('CommonContextTerminated');
    await core.heard('left', ({ how }) => how === 'closed');
    expect(core.events.filter((one) => one.event === 'answered')).toEqual([
      { event: 'answered', tool: 'lc', id: 'c1', answer: 'shown' },
    ]);
  },
);

it('M8 who does not hear of the end within 5 s has left without having emptied itself', async () => {
  const { core } = await joined('mkh-hypothesis');
  core.commit('c1', null, 'workbench', 'lc');
  core.signOut();
  core.clock.advance(5000);
  await core.heard('left');
  expect(core.events.filter((one) => one.event === 'answered')).toEqual([]);
});
