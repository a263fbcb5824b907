import { type RedisClientOptions, createClient } from '@redis/client';
import * as z from 'zod';
import type { RedisAddress } from './address.js';

const CONNECT_MS = 3_000;

export type RedisClient = ReturnType<typeof newClient>;

/**
 * Connections to one master, for as long as all of them last. What is sent on `entries` may wait for a replica, and
 * `reader` waits for news: neither keeps the commands waiting.
 */
export interface RedisLink {
  commands: RedisClient;
  entries: RedisClient;
  reader: RedisClient;
  /** Resolves when a connection has ended; then all have. */
  lost: Promise<void>;
  isLost: () => boolean;
  end: () => void;
}

const newClient = (options: RedisClientOptions) =>
  createClient({
    ...options,
    // Coming back is the engine's own matter: it may be to another master, and what is held must be said again.
    socket: { ...options.socket, connectTimeout: CONNECT_MS, reconnectStrategy: false },
    disableOfflineQueue: true,
  });

async function connect(options: RedisClientOptions): Promise<RedisClient> {
  const client = newClient(options);
  // What went wrong is told by the call that fails and by the end of the connection.
  client.on('error', () => {});
  await client.connect();
  return client;
}

const masterSchema = z.tuple([z.string(), z.coerce.number()]);
const roleSchema = z.tuple([z.string(), z.unknown(), z.unknown()]);

/** Asks one sentinel after another which server is the master (SENTINEL GET-MASTER-ADDR-BY-NAME). */
async function masterOf(address: Extract<RedisAddress, { kind: 'sentinel' }>): Promise<RedisClientOptions> {
  for (const socket of address.sentinels) {
    // The next one is asked only when this one does not know.
    const sentinel = await connect({ socket }).catch(() => undefined);
    if (sentinel === undefined) continue;
    const answer = await sentinel.sendCommand(['SENTINEL', 'GET-MASTER-ADDR-BY-NAME', address.name]).catch(() => null);
    sentinel.destroy();
    const master = masterSchema.safeParse(answer);
    if (!master.success) continue;
    const [host, port] = master.data;
    const { username, password } = address;
    return {
      socket: { host, port },
      ...(username === undefined ? {} : { username }),
      ...(password === undefined ? {} : { password }),
    };
  }
  throw new Error(`no sentinel knows the master ${address.name}`);
}

/** Whether this server is still the one to write to, and how many replicas follow it (ROLE). */
export async function roleOf(client: RedisClient): Promise<{ master: boolean; replicas: number }> {
  const role = roleSchema.safeParse(await client.sendCommand(['ROLE']));
  const replicas = role.data?.[2];
  return { master: role.data?.[0] === 'master', replicas: Array.isArray(replicas) ? replicas.length : 0 };
}

/** Connects to the master as it is now. Rejects when it is not to be had. */
export async function openLink(address: RedisAddress): Promise<RedisLink> {
  const options = address.kind === 'server' ? { url: address.url } : await masterOf(address);
  const clients: RedisClient[] = [];
  let end = () => {};
  let isLost = false;
  const lost = new Promise<void>((resolve) => {
    end = () => {
      if (isLost) return;
      isLost = true;
      for (const client of clients) if (client.isOpen) client.destroy();
      resolve();
    };
  });
  const one = async () => {
    const client = await connect(options);
    clients.push(client);
    client.on('error', end);
    client.on('end', end);
    return client;
  };
  try {
    const commands = await one();
    if (!(await roleOf(commands)).master) throw new Error('the server is not the master');
    const [entries, reader] = await Promise.all([one(), one()]);
    return { commands, entries, reader, lost, isLost: () => isLost, end };
  } catch (error) {
    end();
    throw error;
  }
}
