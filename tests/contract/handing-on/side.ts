import { randomBytes, randomUUID } from 'node:crypto';
import { createRouterClient } from '@orpc/server';
import type { AccessEntry } from '#shared/access-log.js';
import type { AccessState } from '#shared/access.js';
import { createSystemClock } from '#shared/clock.js';
import type { ConsultationAction, ConsultationTarget, Consultations } from '#shared/consultation.js';
import type { ClientReference, ContextState } from '#shared/context.js';
import type { DeskState } from '#shared/desk.js';
import type { Professional, Role, Session } from '#shared/identity.js';
import { createAvailability } from '../../../src-main/availability/index.js';
import { createConsultation } from '../../../src-main/consultation/index.js';
import { createDesk } from '../../../src-main/desk/index.js';
import { withoutCentre } from '../../../src-main/desk/testing/telephony.js';
import { createLive } from '../../../src-main/live.js';
import { phoneCallBacks } from '../../../src-main/workbench/phone-lines.js';

type Register = 'health' | 'social';
const OWN: Record<Role, readonly Register[]> = {
  counsellor: ['social', 'health'],
  socialWorker: ['social'],
  nurse: ['health'],
  trainer: [],
};
const key = randomBytes(32);

/** The workbench of one professional as far as contacts and consultations go, on the real connection to the real hub. */
export function openSide({
  self,
  dataDir,
  hub,
  token,
}: {
  self: Professional;
  /** What is kept there is found again by the next one. */
  dataDir: string;
  hub: string;
  token: () => Promise<string>;
}) {
  const clock = createSystemClock();
  const session = createLive<Session>({ state: 'signedIn', professional: self, signedInAt: new Date().toISOString() });
  const registers = OWN[self.role];
  const client = createLive<{ version: number; reference: ClientReference | null }>({ version: 0, reference: null });
  const live = createLive<ContextState>({
    version: 0,
    phase: 'idle',
    active: null,
    since: new Date().toISOString(),
    participants: [],
    parked: [],
  });
  const access = createLive<AccessState>({
    contextVersion: 0,
    client: null,
    opening: { state: 'noClient' },
    choices: { purposes: [], services: [] },
    own: [...registers],
    sections: [],
    others: [],
    protectedData: 'closed',
    nonDisclosure: 'none',
  });
  function open(reference: ClientReference | null): number {
    const version = live.get().version + 1;
    const allergies = { state: 'notRecorded' as const, substances: [] };
    const named = { family: 'Saarikoski', given: ['Aune'], nonDisclosure: false, allergies, origin: 'source' as const };
    const basis = { kind: 'purpose' as const, purpose: 'guidance' as const, service: 'counsellingCentre' as const };
    live.set({ ...live.get(), version, active: reference === null ? null : { reference, ...named } });
    client.set({ version, reference });
    access.set({
      ...access.get(),
      contextVersion: version,
      client: reference,
      opening: reference === null ? { state: 'noClient' } : { state: 'open', since: new Date().toISOString(), basis },
    });
    return version;
  }
  const log: AccessEntry[] = [];
  const given: unknown[] = [];
  const accessLog = { append: async (entry: AccessEntry) => void log.push(entry) };
  const availability = createAvailability({
    hubs: [{ url: `${hub.replace('http', 'ws')}/presence`, directoryUrl: `${hub}/directory` }],
    links: [],
    token,
    session,
    clock,
    log: () => {},
    fetch,
    random: () => 0,
    own: { client: createLive({ reference: null }), store: { get: () => undefined, set: () => {} }, idleHint: false },
  });
  const consultation = createConsultation({
    talk: availability.talk,
    session,
    professional: () => self,
    client,
    summary: () => ({ contextVersion: 1, client: null, sections: [], prompts: { services: [], cards: [] } }),
    door: { open, context: live, access, checkAgain: () => {} },
    giveOn: async (_, what) => {
      given.push(what);
      return { kind: 'done' };
    },
    recordsIn: () => registers,
    contacts: () => desk.handing,
    accessLog,
    nameOf: availability.nameOf,
    language: () => 'fi',
    clock,
    log: () => {},
  });
  const telephony = withoutCentre({
    dataDir,
    key,
    self,
    clock,
    context: live,
    access,
    isPassing: (promise) => desk.handing.isPassing(promise),
  });
  const phone = createRouterClient(telephony.router, { context: { screen: 1 as const } });
  const desk = createDesk({
    dataDir,
    county: 'kymijoki',
    keyFor: async () => ({ key, made: false }),
    nonce: () => randomBytes(12),
    professional: () => self,
    owner: () => self,
    context: { live, client, open, park: () => void open(null) },
    access,
    recordsIn: () => registers,
    nameOf: availability.nameOf,
    openHanded: async (request, of) => {
      if (consultation.tie(self.id, of) !== undefined) return (await consultation.openClient(request)).opened;
      open(of);
      return true;
    },
    endHanded: consultation.end,
    accessLog,
    notes: { add: () => {}, has: () => false },
    source: undefined,
    callBacks: phoneCallBacks(telephony),
    language: () => 'fi',
    clock,
    uuid: randomUUID,
    log: () => {},
  });
  const hear = () => desk.handing.hear({ ...consultation.live.get(), synced: consultation.synced() });
  const stop = consultation.live.subscribe(hear);
  const contacts = createRouterClient(desk.router, { context: { screen: 1 as const } });
  const requests = createRouterClient(consultation.router, { context: { screen: 1 as const } });

  async function until<State, T>(
    watch: (signal: AbortSignal) => Promise<AsyncIterable<State>>,
    found: (state: State) => T | undefined,
  ): Promise<T> {
    const over = new AbortController();
    try {
      for await (const state of await watch(over.signal)) {
        const value = found(state);
        if (value !== undefined) return value;
      }
    } finally {
      over.abort();
    }
    throw new Error('nothing is told any more');
  }
  const colleagues = createRouterClient(availability.router, { context: { screen: 1 as const } });
  const consulting = <T>(found: (state: Consultations) => T | undefined) =>
    until((signal) => requests.watch(undefined, { signal }), found);
  const atDesk = <T>(found: (state: DeskState) => T | undefined) =>
    until((signal) => contacts.watch(undefined, { signal }), found);

  return {
    open,
    log,
    given,
    contacts,
    requests,
    phone,
    consulting,
    atDesk,
    /** Open call-backs that the professional has to keep. */
    callBacks: () =>
      telephony.callBacks
        .list()
        .flatMap(({ holder, state, about }) =>
          holder === 'own' && (state === 'open' || state === 'late') ? [about] : [],
        ),
    /** The directory is at hand: a window has asked for it. */
    async named(): Promise<void> {
      await colleagues.directory({});
      await until(
        (signal) => colleagues.watch(undefined, { signal }),
        () => availability.nameOf(self.id),
      );
    },
    connected: (is: boolean) => consulting(({ connected }) => (connected === is ? true : undefined)),
    /** The contact that came waits here. */
    received: (id: string) =>
      atDesk(({ waiting }) => waiting.find((one) => one.id === id && one.received !== undefined)),
    act: (id: string, action: ConsultationAction) => requests.act({ id, operation: randomUUID(), action }),
    send: (id: string, target: ConsultationTarget, contact: string, withClient = true) =>
      requests.send({
        id,
        version: live.get().version,
        withClient,
        kind: 'handOver',
        target,
        urgency: 'urgent',
        topic: 'Siirto',
        handover: {},
        contact,
      }),
    async close(): Promise<void> {
      stop();
      consultation.close();
      availability.close();
      await desk.close();
      await telephony.close();
    },
  };
}
export type Side = ReturnType<typeof openSide>;
