import { type Program, startProgram } from './process.js';

export type Kind = 'hub' | 'peer';
const CROWDS = 2;
/**
 * So many clients stand in a process of their own, change their states and measure when they see the others do so: in a
 * crowd of thousands the news would wait for the clients before it, which stand on other machines in a county.
 */
const PROBES = 40;

/** Where the programs of the measurement stand. */
export type Programs = Record<'ours' | 'peer' | 'clients', string>;

const number = (value: unknown) => (typeof value === 'number' ? value : Number.NaN);

/** One server and its clients, each side in processes of its own. */
export async function startRig(programs: Programs, kind: Kind, people: number) {
  const server = startProgram(kind === 'hub' ? programs.ours : programs.peer, [String(people)]);
  const port = number(await server.ask('port'));
  const crowds: Program[] = [];
  for (let index = 0; index <= CROWDS; index += 1) {
    const crowd = startProgram(programs.clients);
    await crowd.ask('begin', { kind, port, address: `127.0.0.${2 + index}` });
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
    comeBack: () => took(() => each('reconnect')),
    end: () => Promise.all([server, ...crowds].map((one) => one.end())),
  };
}
export type Rig = Awaited<ReturnType<typeof startRig>>;
