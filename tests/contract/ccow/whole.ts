import { randomBytes } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createManualClock } from '../../../src-shared/clock.js';
import type { ContextState } from '../../../src-shared/context.js';
import { createCcowBinding, shippedProfiles } from '../../../src-main/context/ccow/index.js';
import { createContextManager } from '../../../src-main/context/manager.js';
import { type Behaviour, createCommonContext } from '../../../src-simulators/sosiaalilc/ccow/index.js';
import { ask, startParticipant } from '../../lib/ccow-participant.js';

/** SosiaaliLC's own side, and the workbench's, joined by nothing but HTTP. The context manager is the real one. */

const agrees = (method: string) => (method === 'ContextChangesPending' ? { decision: 'accept' } : {});

export async function startWhole(style: 'callback' | 'poll', guest: Parameters<typeof startParticipant>[0] = agrees) {
  // Nothing falls due until the test moves the time; but it passes, or the limit of requests would never ease.
  const manual = createManualClock(Date.parse('2026-11-23T08:00:00Z'));
  const began = performance.now();
  const clock = { ...manual, now: () => manual.now() + Math.round(performance.now() - began) };
  const guestServer = await startParticipant(guest);
  const server = createServer((request, response) => context.handle(request, response));
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const profile = style === 'callback' ? 'ccow' : 'mkh-hypothesis';
  const manager = createContextManager({
    tools: [
      { id: 'sosiaalilc', name: 'SosiaaliLC', how: 'ccow', survey: style === 'callback' ? 'asks' : 'none' },
      { id: 'guest', name: 'Toinen', how: 'ccow', survey: 'asks' },
    ],
    reader: {
      read: async (reference) => ({
        ok: true,
        identity: {
          reference,
          family: `Mäkinen-${reference.slice(8)}`,
          given: ['Äijö'],
          nonDisclosure: false,
          allergies: { state: 'unavailable', substances: [] },
          origin: 'source',
        },
      }),
      fromMessage: () => undefined,
      search: async () => ({ hits: [] }),
    },
    accessLog: { append: async () => undefined, close: async () => undefined },
    unsaved: { has: () => false, subscribe: () => () => undefined },
    professional: () => 'liisa',
    clock,
    log: () => undefined,
  });
  const binding = manager.attach(['sosiaalilc', 'guest'], (events, view) =>
    createCcowBinding({
      tools: [
        { id: 'sosiaalilc', name: 'SosiaaliLC', master: false, profile, origins: [origin] },
        { id: 'guest', name: 'Toinen', master: false, profile: 'ccow', origins: [guestServer.origin] },
      ],
      user: () => 'liisa',
      profiles: shippedProfiles(),
      events,
      view,
      identityOf: async ({ patientId }) => (patientId === undefined ? undefined : `Patient/${patientId}`),
      clock,
      log: () => undefined,
      fetch,
      random: randomBytes,
    }),
  );
  await binding.listen();
  let mode: Behaviour = 'normal';
  let may: true | string = true;
  let decision = false;
  const shown: (string | null)[] = [];
  const late: (() => void)[] = [];
  const links: string[] = [];
  const asked: string[][] = [];
  const waiting = new Set<() => void>();
  const wake = () => {
    for (const go of waiting) go();
  };
  const context = createCommonContext({
    registry: binding.registryUrl('sosiaalilc'),
    applicationName: 'SosiaaliLC',
    notify: style === 'callback' ? { style, url: `${origin}/ccow` } : { style, everyMs: 20 },
    onClient(client) {
      shown.push(client === null ? null : `${client.family} ${client.id}`);
      wake();
    },
    mayChange: () => may,
    askUser: async (objections) => {
      asked.push(objections);
      return decision;
    },
    onLink(link) {
      links.push(link);
      wake();
    },
    behaviour: () => mode,
    // Its own waiting goes by the real time, but for the 3 s of being late: those end when the test says so.
    clock: {
      now: () => new Date(),
      after(ms, action) {
        if (ms >= 3000) {
          late.push(action);
          wake();
          return () => undefined;
        }
        const timer = setTimeout(action, ms);
        return () => clearTimeout(timer);
      },
    },
  });
  const until = async (match: (state: ContextState) => boolean) => {
    for await (const state of manager.live.watch()) if (match(state)) return state;
    throw new Error('ended');
  };
  const stands = (state: ContextState, tool = 'sosiaalilc') => state.participants.find((one) => one.toolId === tool);
  return {
    manager,
    clock,
    late,
    binding,
    context,
    shown,
    links,
    asked,
    until,
    stands,
    guestServer,
    set: (next: { mode?: Behaviour; may?: true | string; decision?: boolean }) => {
      mode = next.mode ?? mode;
      may = next.may ?? may;
      decision = next.decision ?? decision;
    },
    /** Resolves when something was shown or the link changed so that this holds. */
    async seen(match: () => boolean) {
      while (!match()) {
        await new Promise<void>((resolve) => {
          const go = () => {
            waiting.delete(go);
            resolve();
          };
          waiting.add(go);
        });
      }
    },
    async close() {
      await context.leave();
      await manager.stop();
      await guestServer.close();
      server.closeAllConnections();
      server.close();
    },
    async joinGuest() {
      const url = binding.registryUrl('guest');
      const join = { applicationName: 'guest', contextParticipant: guestServer.url, survey: 'true', wait: 'false' };
      await ask(url, 'ContextManager', 'JoinCommonContext', join);
      await until((state) => stands(state, 'guest')?.state === 'follows');
      return url;
    },
  };
}
