import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ClientReference } from '#shared/context.js';
import { counting } from '../frames/testing/desk.js';
import { type Launch, ONE_TIME_MS, challengeOf, createLaunches } from './launches.js';
import { grantedScopes } from './requests.js';

const verifier = (of: string) => of.repeat(43).slice(0, 43);
const asked = (clientId: string, of = 'v') => ({
  clientId,
  redirectUri: 'https://t.example/cb',
  challenge: challengeOf(verifier(of)),
  scopes: [],
});
const shown = (clientId: string, of = 'v') => ({
  clientId,
  redirectUri: 'https://t.example/cb',
  verifier: verifier(of),
});

function setUp() {
  const state = { now: 0, change: 'c1', user: 'u1' };
  const launches = createLaunches<string>({
    random: counting(),
    now: () => state.now,
    holds: ({ change, user }) => change === state.change && user === state.user,
  });
  const launch = (more: Partial<Launch<string>> = {}) =>
    launches.issue({
      owner: 'frame1',
      tool: 't',
      clientId: 't',
      user: 'u1',
      change: state.change,
      version: 1,
      client: 'Patient/a',
      ...more,
    });
  return { state, launches, launch };
}

describe('a launch', () => {
  it('gives one code and one token', () => {
    const { launches, launch } = setUp();
    const key = launch();
    const code = launches.authorize(key, asked('t')) ?? '';
    expect(launches.authorize(key, asked('t'))).toBeUndefined();
    const grant = launches.redeem(code, shown('t'));
    expect(grant?.launch.client).toBe('Patient/a');
    expect(launches.holder(grant?.token ?? '')?.launch.tool).toBe('t');
  });

  it('whose code comes twice loses its token', () => {
    const { launches, launch } = setUp();
    const code = launches.authorize(launch(), asked('t')) ?? '';
    const token = launches.redeem(code, shown('t'))?.token ?? '';
    expect(launches.redeem(code, shown('t'))).toBeUndefined();
    expect(launches.holder(token)).toBeUndefined();
  });

  it.each([
    ['another client', shown('other')],
    ['another redirect address', { ...shown('t'), redirectUri: 'https://t.example/other' }],
    ['another verifier', shown('t', 'w')],
  ])('is lost when its code is shown by %s', (_, wrong) => {
    const { launches, launch } = setUp();
    const code = launches.authorize(launch(), asked('t')) ?? '';
    expect(launches.redeem(code, wrong)).toBeUndefined();
    expect(launches.redeem(code, shown('t'))).toBeUndefined();
  });

  it('is worth nothing a minute later, after another launch of its frame, and in other hands', () => {
    const { state, launches, launch } = setUp();
    const old = launch();
    state.now = ONE_TIME_MS;
    expect(launches.authorize(old, asked('t'))).toBeUndefined();
    const first = launch();
    launch();
    expect(launches.authorize(first, asked('t'))).toBeUndefined();
    const mine = launch({ owner: 'frame2' });
    state.user = 'u2';
    expect(launches.authorize(mine, asked('t'))).toBeUndefined();
  });

  it('takes its token along when the context is over', () => {
    const { state, launches, launch } = setUp();
    const token = launches.redeem(launches.authorize(launch(), asked('t')) ?? '', shown('t'))?.token ?? '';
    state.change = 'c2';
    expect(launches.holder(token)).toBeUndefined();
  });
});

it('never confirms a tool for another client, tool or context than its launch was for, in any order of events', () => {
  const frames = ['f1', 'f2', 'f3'];
  const as = fc.oneof(
    { weight: 3, arbitrary: fc.constant(undefined) },
    { weight: 1, arbitrary: fc.constantFrom(...frames) },
  );
  const step = fc.oneof(
    { weight: 1, arbitrary: fc.record({ do: fc.constant('switch' as const), told: fc.subarray(frames) }) },
    { weight: 1, arbitrary: fc.record({ do: fc.constant('time' as const), ms: fc.constantFrom(1_000, 60_000) }) },
    // Mostly the newest one in its own tool's hands, so that the schedules get somewhere.
    {
      weight: 6,
      arbitrary: fc.record({ do: fc.constantFrom('authorize' as const, 'redeem' as const), back: fc.nat(1), as }),
    },
  );
  let confirmations = 0;
  fc.assert(
    fc.property(fc.array(step, { minLength: 20, maxLength: 80, size: 'max' }), (steps) => {
      const { state, launches } = setUp();
      const issued: { key: string; frame: string; client: string }[] = [];
      const codes: { code: string; frame: string; client: string; as: string }[] = [];
      let active: ClientReference = 'Patient/p0';
      let number = 0;
      for (const one of steps) {
        if (one.do === 'time') state.now += one.ms;
        if (one.do === 'switch') {
          number += 1;
          state.change = `c${number}`;
          active = `Patient/p${number}`;
          for (const frame of one.told) {
            const { change } = state;
            const launch = {
              owner: frame,
              tool: frame,
              clientId: frame,
              user: 'u1',
              change,
              version: number,
              client: active,
            };
            issued.push({ key: launches.issue(launch), frame, client: active });
          }
        }
        if (one.do === 'authorize') {
          const old = issued.at(-1 - one.back);
          if (old === undefined) continue;
          const hands = one.as ?? old.frame;
          const code = launches.authorize(old.key, asked(hands));
          if (code !== undefined) codes.push({ ...old, code, as: hands });
        }
        if (one.do === 'redeem') {
          const old = codes.at(-1 - one.back);
          if (old === undefined) continue;
          const hands = one.as ?? old.as;
          const grant = launches.redeem(old.code, shown(hands));
          if (grant === undefined) continue;
          confirmations += 1;
          const { launch } = grant;
          expect([launch.client, launch.tool, launch.change]).toEqual([old.client, old.frame, state.change]);
          expect([launch.client, hands, old.as]).toEqual([active, old.frame, old.frame]);
        }
      }
    }),
    { numRuns: 1000 },
  );
  expect(confirmations).toBeGreaterThan(500);
});

it('grants what was asked for, is registered, and is there to be had', () => {
  const registered = 'launch launch/patient fhircast/Patient-open.read patient/*.rs openid';
  expect(grantedScopes('launch openid patient/*.rs fhircast/Patient-open.read', registered)).toEqual([
    'launch',
    'openid',
    'fhircast/Patient-open.read',
  ]);
  expect(grantedScopes('fhircast/*.*', registered)).toEqual([]);
});
