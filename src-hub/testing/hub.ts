import { WebSocket } from 'ws';
import { createManualClock } from '#shared/clock.js';
import { hubPolicySchema } from '#shared/hub-policy.js';
import type { Duty } from '#shared/identity.js';
import { type HubMessage, type ToHub, readFromHub } from '#shared/hub-protocol.js';
import { createHub, createMemoryEngine } from '../index.js';
import type { HubEngine } from '../engine/index.js';
import type { DirectoryPerson } from '../sources/scim.js';

export const person = (id: string): DirectoryPerson => ({
  id,
  name: `Nimi ${id}`,
  title: 'sairaanhoitaja',
  profession: 'nurse',
  unit: 'Asiakasohjaus',
  skills: [],
  languages: ['fi'],
});
export const START = Date.parse('2026-11-23T08:42:18.000Z');

const scopes: Record<string, string[]> = {
  user: ['hub/presence'],
  lead: ['hub/presence'],
  editor: ['hub/presence'],
  feed: ['hub/feed'],
  ict: ['hub/usage'],
};
const duties: Record<string, Duty[]> = { lead: ['unitSupervisor'], editor: ['guidelineEditor'] };

/**
 * A listening hub on a clock of the test's. Tokens: `user:<id>`, `lead:<id>` (leads a unit), `editor:<id>` (of guidelines),
 * `feed:<id>` and `ict:<id>`; `none:<id>` has no scope; `user:<id>:60` ends 60 s after
 * START.
 */
export async function startHub(
  ids: string[] = ['a', 'b', 'c'],
  port = 0,
  usageFile?: string,
  kept?: HubEngine,
  feedbackFile?: string,
) {
  const clock = createManualClock(START);
  const people = ids.map(person);
  const engine = kept ?? (await createMemoryEngine({ clock, log: () => {} }));
  const hub = createHub({
    engine,
    directory: { load: async () => ({ ok: true, people }) },
    authenticate: async (token) => {
      const [kind, subject, until] = token.split(':');
      if (subject === undefined) return undefined;
      const expiresAt = until === undefined ? undefined : START + Number(until) * 1000;
      return {
        subject,
        scopes: scopes[kind ?? ''] ?? [],
        duties: duties[kind ?? ''] ?? [],
        unit: 'Asiakasohjaus',
        expiresAt,
      };
    },
    clock,
    log: () => {},
    usageFile,
    feedbackFile,
    policy: hubPolicySchema.parse({}),
  });
  return {
    ...(await hub.listen({ host: '127.0.0.1', port })),
    close: hub.close,
    drain: hub.drain,
    engine,
    clock,
    people,
  };
}

/** A peer of the hub's that waits for messages instead of time. */
export function connect(url: string, options: { headers?: Record<string, string>; ca?: string } = {}) {
  const socket = new WebSocket(url, options);
  const inbox: HubMessage[] = [];
  const waiters = new Set<() => void>();
  const wake = () => {
    for (const waiter of waiters) waiter();
  };
  socket.on('message', (data, isBinary) => {
    const message = readFromHub(isBinary && Buffer.isBuffer(data) ? data : String(data));
    if (message === undefined) throw new Error(`not a message of the hub: ${String(data)}`);
    inbox.push(message);
    wake();
  });
  const closed = new Promise<{ code: number }>((resolve) => socket.on('close', (code) => resolve({ code })));
  socket.on('error', () => {});
  return {
    socket,
    inbox,
    closed,
    opened: new Promise<void>((resolve, reject) => {
      socket.on('open', () => resolve());
      socket.on('error', reject);
    }),
    say: (message: ToHub) => socket.send(JSON.stringify(message)),
    raw: (text: string | Buffer) => socket.send(text),
    /**
     * Resolves when the hub has taken all that was said before, and the answer to its own heartbeat too: two round
     * trips, since the first brings the hub's ping here.
     */
    async settle() {
      for (const round of ['first', 'second']) {
        await new Promise<void>((resolve) => {
          socket.once('pong', () => resolve());
          socket.ping(round);
        });
      }
    },
    /** Takes the first message of a type out of the inbox, now or when it comes. */
    next: <T extends HubMessage['type']>(type: T): Promise<Extract<HubMessage, { type: T }>> =>
      new Promise((resolve) => {
        const look = () => {
          const index = inbox.findIndex((message) => message.type === type);
          const found = inbox[index];
          if (found === undefined) return;
          waiters.delete(look);
          inbox.splice(index, 1);
          const isWanted = (message: HubMessage): message is Extract<HubMessage, { type: T }> => message.type === type;
          if (isWanted(found)) resolve(found);
        };
        waiters.add(look);
        look();
      }),
  };
}

/** Connects and says hello with a token; resolves when the snapshot is there. */
export async function enter(url: string, token: string, resume?: { epoch: string; seq: number }, device = token) {
  const peer = connect(url);
  await peer.opened;
  peer.say({ type: 'hello', protocol: 2, device, token, ...(resume === undefined ? {} : { resume }) });
  const first = await (resume === undefined
    ? peer.next('snapshot')
    : Promise.race([peer.next('resumed'), peer.next('snapshot')]));
  return { ...peer, first };
}
