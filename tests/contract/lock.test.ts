import { afterEach, describe, expect, it } from 'vitest';
import type { DemoUser } from '../../src-simulators/idp/users.js';
import { COUNSELLOR, NURSE, SOCIAL_WORKER, type TestIdentity, arrive, startIdentity } from '../lib/identity.js';

const started: TestIdentity[] = [];
afterEach(async () => {
  await Promise.all(started.splice(0).map((one) => one.close()));
});
async function setUp(demoUser?: DemoUser) {
  const one = await startIdentity({ demoUser });
  started.push(one);
  return one;
}

describe('lock', () => {
  it('counts as nobody for data at once, and opens to the same person who has proved it anew', async () => {
    const { identity, screen, visit, done, hold } = await setUp();
    await visit(NURSE);
    const { signedInAt } = identity.session.get() as { signedInAt?: string };
    const token = await identity.accessToken();
    const release = hold();
    const locked = screen.lock();
    await expect.poll(() => identity.session.get().state).toBe('locked');
    expect([identity.professional(), identity.owner()?.id]).toEqual([undefined, NURSE]);
    expect(await identity.accessToken()).toBe(token);
    release();
    await locked;
    // The provider still knows the person, and would let any other system in without a word.
    expect(await visit(NURSE)).toMatchObject({ asked: true });
    expect(identity.session.get()).toMatchObject({ state: 'signedIn', professional: { id: NURSE }, signedInAt });
    expect(done).toEqual([`lock as ${NURSE}`, `unlock as ${NURSE}`]);
  });

  it('is not opened by an answer that came before the tools were cleared, until they are', async () => {
    const { identity, screen, visit, done, hold } = await setUp();
    await visit(NURSE);
    const release = hold();
    const locked = screen.lock();
    const unlocked = visit(NURSE);
    release();
    await Promise.all([locked, unlocked]);
    expect(identity.session.get().state).toBe('signedIn');
    expect(done.at(-1)).toBe(`unlock as ${NURSE}`);
  });

  it('another person’s sign-in ends the locked session and begins their own', async () => {
    const { identity, screen, visit, done } = await setUp();
    await visit(NURSE);
    const seen: string[] = [];
    identity.session.subscribe((session) => seen.push(session.state));
    await screen.lock();
    await visit(SOCIAL_WORKER);
    expect(identity.session.get()).toMatchObject({ state: 'signedIn', professional: { id: SOCIAL_WORKER } });
    expect(done).toEqual([`lock as ${NURSE}`, 'sign-out as locked', 'user gone']);
    expect(seen.slice(-2)).toEqual(['signedOut', 'signedIn']);
  });

  it('stays when the person gives up, has no role here or the provider is gone, and says why', async () => {
    const { identity, screen, visit, stopProvider } = await setUp();
    await visit(NURSE);
    await screen.lock();
    await visit();
    expect(identity.session.get()).toMatchObject({ state: 'locked', failure: 'cancelled' });
    await visit(COUNSELLOR);
    expect(identity.session.get()).toMatchObject({ state: 'locked', professional: { id: NURSE }, failure: 'noRole' });
    await stopProvider();
    expect(await screen.signIn()).toEqual({});
    expect(identity.session.get()).toMatchObject({ state: 'locked', failure: 'providerUnreachable' });
    expect(await screen.signOut()).toEqual({});
    expect(identity.session.get()).toEqual({ state: 'signedOut' });
  });

  it('is not opened by a sign-in that began before it', async () => {
    const { identity, screen, browser, visit } = await setUp();
    await visit(NURSE);
    const early = await identity.begin(2);
    await screen.lock();
    await arrive(identity, browser, early ?? '');
    expect(identity.session.get()).toMatchObject({ state: 'locked', failure: 'expired' });
    // Nor by one that lost to a sign-out meanwhile.
    const { navigateTo = '' } = await screen.signIn();
    await screen.signOut();
    await arrive(identity, browser, navigateTo, NURSE);
    expect(identity.session.get()).toMatchObject({ state: 'signedOut', failure: 'expired' });
  });

  it('of the demo’s user opens as silently as the sign-in went', async () => {
    const { identity, screen, visit } = await setUp('nurse');
    expect(await visit()).toMatchObject({ asked: false });
    await screen.lock();
    expect(await visit()).toMatchObject({ asked: false });
    expect(identity.session.get()).toMatchObject({ state: 'signedIn', professional: { id: NURSE } });
  });

  it('and sign-out name the tools that may still show a client', async () => {
    const { identity, screen, visit, hold } = await setUp();
    await visit(NURSE);
    const release = hold();
    const locked = screen.lock();
    await expect.poll(() => identity.session.get()).not.toHaveProperty('uncleared');
    release('TerveyskyläPRO');
    await locked;
    expect(identity.session.get()).toMatchObject({ state: 'locked', uncleared: ['TerveyskyläPRO'] });
    await screen.signOut();
    expect(identity.session.get()).toEqual({ state: 'signedOut', uncleared: ['TerveyskyläPRO'] });
  });

  it('does nothing when nobody is signed in', async () => {
    const { identity, screen, done } = await setUp();
    await screen.lock();
    expect([identity.session.get(), done]).toEqual([{ state: 'signedOut' }, []]);
  });
});
