import { join } from 'node:path';
import { pause } from './crowd.js';
import { type Program, startProgram } from './process.js';

export type Kind = 'hub' | 'peer';
const CROWDS = 2;
/**
 * So many clients stand in a process of their own, change their states and measure when they see the others do so: in a
 * crowd of thousands the news would wait for the clients before it, which stand on other machines in a county.
 */
const PROBES = 40;

/** Where the programs of the measurement stand. */
const programs = {
  ours: join(import.meta.dirname, 'ours.js'),
  peer: join(import.meta.dirname, 'peer.js'),
  clients: join(import.meta.dirname, 'clients.js'),
};

const sum = (values: readonly unknown[]) => values.reduce<number>((all, value) => all + number(value), 0);
const number = (value: unknown) => (typeof value === 'number' ? value : Number.NaN);

/** One server and its clients, each side in processes of its own. */
async function startRig(kind: Kind, people: number) {
  const server = startProgram(kind === 'hub' ? programs.ours : programs.peer, [String(people)]);
  const port = number(await server.ask('port'));
  const crowds: Program[] = [];
  for (let index = 0; index <= CROWDS; index += 1) {
    const crowd = startProgram(programs.clients);
    await crowd.ask('begin', { kind, port, net: `127.${2 + index}` });
    crowds.push(crowd);
  }
  const [probe, other] = crowds;
  if (probe === undefined || other === undefined) throw new Error('no clients');
  const each = (question: string, details: Record<string, unknown> = {}) =>
    Promise.all(crowds.map((crowd) => crowd.ask(question, details)));
  const took = async (work: () => Promise<unknown>): Promise<number> => {
    const from = performance.now();
    await work();
    return performance.now() - from;
  };
  const share = (people - PROBES) / CROWDS;
  const placeOf = (index: number) =>
    index === 0 ? { from: 0, count: PROBES } : { from: PROBES + (index - 1) * share, count: share };

  return {
    server,
    /** All come at once. @param told how many each must be told of; 0 = nobody waits for that @returns ms */
    comeAll: (told = people) =>
      took(() => Promise.all(crowds.map((crowd, index) => crowd.ask('connect', { ...placeOf(index), all: told })))),
    each,
    /** The probes watch one another; the crowds' rows are spread over all. */
    watch: (rows: number) =>
      Promise.all(crowds.map((crowd) => crowd.ask('watch', { rows, of: people, spread: crowd !== probe }))),
    cpu: async () => number(await server.ask('cpu')),
    memory: async () => number(await server.ask('memory')),
    /** Processor seconds of the server for each change, and each receiver's wait for the news. */
    async change(perSecond: number, seconds: number) {
      const before = number(await server.ask('cpu'));
      const told = await probe.ask('change', { perSecond, seconds });
      const cpu = number(await server.ask('cpu')) - before;
      const found = typeof told === 'object' && told !== null ? { ...told } : {};
      const changes = 'changes' in found ? number(found.changes) : Number.NaN;
      const latencies = 'latencies' in found && Array.isArray(found.latencies) ? found.latencies.map(number) : [];
      return { perChange: cpu / changes, latencies };
    },
    /** Bytes that one gets who was away while there were changes. */
    async resume(perSecond: number, seconds: number) {
      const changing = probe.ask('change', { perSecond, seconds });
      const bytes = number(await other.ask('resume', { awayMs: seconds * 1000 }));
      await changing;
      return bytes;
    },
    /** Batches of the second have gone out, and what came with them is known. */
    settle: () => pause(2_500),
    /** All are cut off and come back at once: how long it takes, and processor seconds of each side. */
    async comeBack() {
      const cost = async () => ({ hub: number(await server.ask('cpu')), crowds: sum(await each('cpu')) });
      const before = await cost();
      const ms = await took(() => each('reconnect'));
      const after = await cost();
      return { ms, hub: after.hub - before.hub, workbenches: after.crowds - before.crowds };
    },
    end: () => Promise.all([server, ...crowds].map((one) => one.end())),
  };
}
type Rig = Awaited<ReturnType<typeof startRig>>;

/** Starts a server and its clients, and ends them after the work. */
export async function using<T>(kind: Kind, people: number, work: (rig: Rig) => Promise<T>): Promise<T> {
  const rig = await startRig(kind, people);
  try {
    return await work(rig);
  } finally {
    await rig.end();
  }
}
