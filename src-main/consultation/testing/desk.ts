import { createRouterClient } from '@orpc/server';
import type { AccessEntry } from '#shared/access-log.js';
import type { AccessResult, AccessState } from '#shared/access.js';
import { createManualClock } from '#shared/clock.js';
import type { Consultation } from '#shared/consultation.js';
import type { ClientReference, ContextState } from '#shared/context.js';
import type { Session } from '#shared/identity.js';
import type { Register } from '#shared/summary-entries.js';
import { createLive } from '../../live.js';
import { createConsultation } from '../index.js';
import { createLossyHub } from './lossy-hub.js';

export const ID = '00000000-0000-4000-8000-000000000001';
export const OPERATION = '00000000-0000-4000-8000-000000000002';
export const CLIENT = 'Patient/1';
export const wish = {
  id: ID,
  version: 3,
  withClient: true,
  kind: 'consultation' as const,
  target: { kind: 'queue' as const, queue: 'sosiaalipaivystys' },
  urgency: 'urgent' as const,
  topic: 'Toimeentulo',
  handover: { identify: '', situation: 'Vuokra maksamatta', background: '', assessment: '', recommendation: '' },
};
export const signedIn = (id: string): Session => ({
  state: 'signedIn',
  professional: { id, name: `Nimi ${id}`, role: 'socialWorker' },
  signedInAt: '2026-11-27T08:00:00.000Z',
});
export const locked = (id: string): Session => ({
  ...signedIn(id),
  state: 'locked',
  professional: { id, name: id, role: 'socialWorker' },
  signedInAt: '2026-11-27T08:00:00.000Z',
  lockedAt: '2026-11-27T09:00:00.000Z',
  lockedBy: 'user',
});

/** The feature as the composition root joins it, with a hub behind a line that the test holds in its hand. */
/** @param registers in which the professional may record */
export function setUpDesk(registers: readonly Register[] = ['health', 'social']) {
  const hub = createLossyHub();
  const clock = createManualClock(Date.parse('2026-11-27T10:00:00.000Z'));
  const session = createLive<Session>(signedIn('me'));
  const client = createLive<{ version: number; reference: ClientReference | null }>({ version: 3, reference: CLIENT });
  const context = createLive<Pick<ContextState, 'version' | 'active' | 'pending' | 'failure'>>({
    version: 3,
    active: null,
  });
  const access = createLive<Pick<AccessState, 'contextVersion' | 'client' | 'opening'>>({
    contextVersion: 3,
    client: null,
    opening: { state: 'noClient' },
  });
  /** What happened, in order: entries of the log, and what the hub has done. */
  const story: string[] = [];
  let trouble: Error | undefined;
  let beforeLogged = async () => {};
  let giveOn: AccessResult = { kind: 'done' };
  const append = async (entry: AccessEntry) => {
    if (trouble !== undefined) throw trouble;
    await beforeLogged();
    story.push(`log ${entry.action} ${entry.client} ${entry.consultation}`);
  };
  const part = createConsultation({
    talk: hub.talk,
    session,
    professional: () => {
      const now = session.get();
      return now.state === 'signedIn' ? now.professional : undefined;
    },
    client,
    summary: () => ({ contextVersion: 3, client: CLIENT, sections: [], prompts: { services: [], cards: [] } }),
    door: {
      open: (reference) => story.push(`open ${reference}`),
      // Only what the opening looks at matters here.
      context: context as never,
      access: access as never,
      checkAgain: (version) => story.push(`check again ${version}`),
    },
    giveOn: async (version, { to, consultation }) => {
      if (giveOn.kind === 'done') story.push(`log given ${version} ${to} ${consultation}`);
      return giveOn;
    },
    recordsIn: () => registers,
    contacts: () => ({
      give: () => ({ kind: 'changed' }),
      gave: () => {},
      release: () => [],
      released: () => {},
    }),
    accessLog: { append },
    nameOf: (person) => `Nimi ${person}`,
    language: () => 'fi',
    clock,
    log: () => {},
  });
  const api = createRouterClient(part.router, { context: { screen: 1 } });
  const shown = async () => {
    const stop = new AbortController();
    for await (const value of await api.watch(undefined, { signal: stop.signal })) {
      stop.abort();
      return value;
    }
    throw new Error('nothing is shown');
  };
  const quiet = () => {
    while (hub.hubHears() || hub.workbenchHears());
  };
  const tell = (...items: Consultation[]) => hub.tell({ type: 'consultations', items, gone: [], synced: true });
  const said = () => hub.heard.filter(({ type }) => type === 'consult');
  /** The context has committed the client, and access has found how it stands. */
  const committed = (opening: AccessState['opening'], version = 4) => {
    client.set({ version, reference: CLIENT });
    access.set({ contextVersion: version, client: CLIENT, opening });
    context.set({ version, active: { reference: CLIENT } as never });
  };
  return {
    said,
    committed,
    hub,
    clock,
    session,
    client,
    context,
    access,
    story,
    part,
    api,
    shown,
    quiet,
    tell,
    /** What happens while the log is being written. */
    meanwhile: (happens: () => void) => (beforeLogged = async () => happens()),
    fail: (error: Error) => (trouble = error),
    refuseGiving: (result: AccessResult) => (giveOn = result),
  };
}

/** A request that `me` has taken, with the client. */
export const accepted = { state: 'accepted', acceptedBy: 'me', client: CLIENT } as const;
export const isOpen: AccessState['opening'] = {
  state: 'open',
  since: '2026-11-27T10:00:00.000Z',
  basis: { kind: 'relationship', relationship: { kind: 'consultation', source: 'x' } },
};
