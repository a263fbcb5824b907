import { createHash } from 'node:crypto';
import { listenOnLoopback } from '../../../src-simulators/lib/loopback.js';
import { startPtv } from '../../../src-simulators/ptv/index.js';
import { demoData, demoTable } from '../../../src-simulators/ptv/seed.js';
import type { PtvData, PtvObject } from '../../../src-simulators/ptv/data.js';
import * as z from 'zod';

/**
 * A register of so many services (its first argument) behind the interface that the demo's has: each of the demo's services
 * again and again, with a name, an id and ways of its own. Tells its address to whoever started it.
 */
const count = z.coerce.number().int().positive().parse(process.argv[2]);
const PAGE = 1000;

const idOf = (...parts: (string | number)[]): string => {
  const hex = createHash('sha256').update(parts.join(' ')).digest('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), `5${hex.slice(13, 16)}`, `a${hex.slice(17, 20)}`, hex.slice(20, 32)].join(
    '-',
  );
};
const namesSchema = z.array(z.looseObject({ language: z.string(), value: z.string().nullable() }));
const linksSchema = z.array(z.looseObject({ serviceChannel: z.looseObject({ id: z.string() }) }));

/** Parts of words, so that the words of a register grow with it. */
const FIRST = [
  'kylä',
  'meri',
  'metsä',
  'silta',
  'ranta',
  'mäki',
  'koski',
  'saari',
  'niitty',
  'tori',
  'laakso',
  'pelto',
];
const LAST = [
  'ryhmä',
  'piiri',
  'kerho',
  'tupa',
  'paja',
  'neuvonta',
  'vastaanotto',
  'kahvila',
  'kurssi',
  'tuki',
  'apu',
  'palvelu',
];
const word = (at: number) => `${FIRST[at % FIRST.length]}${LAST[Math.floor(at / FIRST.length) % LAST.length]}`;

/** One of the demo's services for the nth time. */
function again(service: PtvObject, round: number, at: number): PtvObject {
  if (round === 0) return service;
  const names = namesSchema.parse(service['serviceNames']);
  const links = linksSchema.parse(service['serviceChannels'] ?? []);
  return {
    ...service,
    id: idOf('service', service.id, round),
    serviceNames: names.map((name) => ({ ...name, value: name.value && `${name.value}, ${word(at)} ${round}` })),
    serviceChannels: links.map((link) => ({
      ...link,
      serviceChannel: { ...link.serviceChannel, id: idOf('channel', link.serviceChannel.id, round) },
    })),
  };
}

function grow({ services, channels, organizations }: PtvData): PtvData {
  const rounds = Math.ceil(count / services.length);
  const all = Array.from({ length: count }, (_, at) => {
    const round = Math.floor(at / services.length);
    const one = services[at % services.length];
    if (one === undefined) throw new Error('the demo has services');
    return again(one, round, at);
  });
  const ways = Array.from({ length: rounds }, (_, round) =>
    channels.map((channel) => (round === 0 ? channel : { ...channel, id: idOf('channel', channel.id, round) })),
  );
  return { services: all, channels: ways.flat(), organizations };
}

const data = grow(demoData());
const server = await listenOnLoopback();
startPtv({
  server,
  data: () => Promise.resolve(data),
  table: () => Promise.resolve(demoTable(new Date())),
  apiKey: 'bench',
  pageSize: PAGE,
});
process.send?.({ url: server.url });
