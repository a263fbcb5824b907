import { randomBytes } from 'node:crypto';
import { createManualClock } from '../../src-shared/clock.js';
import type { ClientReference } from '../../src-shared/context.js';
import { createDesk, deliveryOf } from '../../src-main/context/frames/testing/desk.js';
import { type SmartTool, createSmartBinding } from '../../src-main/context/smart/index.js';
import type { Identified } from '../../src-main/context/types.js';

/** A client of the tests with everything that must not get out where there is a turvakielto. */
export const personOf = (reference: ClientReference, nonDisclosure = false): Identified => ({
  identityCode: '140348-928S',
  identity: {
    reference,
    family: 'Testinen',
    given: ['Tiina', 'Maria'],
    birthDate: '1948-03-14',
    gender: 'female',
    municipality: 'Hamina',
    language: 'sv',
    nonDisclosure,
    allergies: { state: 'notRecorded', substances: [] },
    origin: 'source',
  },
});

/** The launching side alone: a real server on loopback, with a desk that commits changes by hand. */
export async function startSmartLauncher(tools: SmartTool[], now = 1_800_000_000_000) {
  const desk = createDesk();
  const clock = createManualClock(now);
  const given: string[] = [];
  const state = {
    user: 'u1' as string | undefined,
    nonDisclosure: false,
    /** What happens while the access log is written. */
    whileLogging: async () => {},
    whileReading: async () => {},
    found: true,
  };
  const smart = createSmartBinding({
    tools,
    ...desk,
    professional: () =>
      state.user === undefined ? undefined : { id: state.user, name: 'Hanna Hoitaja', unit: 'Asiakasohjaus' },
    fhircast: () => ({ hubUrl: 'http://127.0.0.1:1/hub', topic: 'topic-1' }),
    reader: {
      async read(reference) {
        await state.whileReading();
        if (!state.found) return { ok: false, failure: { kind: 'unreachable', source: 'APTJ' } };
        return { ok: true, ...personOf(reference, state.nonDisclosure) };
      },
    },
    vouched: async () => undefined,
    given: async (tool, client) => {
      await state.whileLogging();
      given.push(`${tool} ${client}`);
    },
    clock,
    random: () => randomBytes(24).toString('base64url'),
    log: () => {},
  });
  desk.attach(smart);
  const iss = await smart.listen();
  return {
    desk,
    clock,
    smart,
    state,
    given,
    iss,
    /** A frame of the tool on a screen, and a client opened in it. */
    opened(tool: string, version = 1) {
      const frame = desk.mount(tool);
      desk.commit(deliveryOf(version, `Patient/p${version}`), tool);
      return frame;
    },
    change: (tool: string, version: number) => desk.commit(deliveryOf(version, `Patient/p${version}`), tool),
    /** What the manager was told of changes. */
    answers: () => desk.told.filter((line) => !/^(joined|left)/.test(line)),
  };
}
export type SmartLauncher = Awaited<ReturnType<typeof startSmartLauncher>>;
