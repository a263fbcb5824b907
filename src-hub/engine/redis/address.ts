/** Where the engine is: a server, or the sentinels that know which of several is the master. */
export type RedisAddress =
  | { kind: 'server'; url: string }
  | {
      kind: 'sentinel';
      sentinels: { host: string; port: number }[];
      name: string;
      username?: string;
      password?: string;
    };

const SENTINEL_PORT = 26_379;

/**
 * Reads `redis://…`, `rediss://…` (TLS) or `redis+sentinel://[user:password@]host:port,host:port/name`; undefined when
 * it is none of these. User and password are those of the master.
 */
export function readRedisAddress(text: string): RedisAddress | undefined {
  if (/^rediss?:\/\/[^/]/.test(text)) return URL.canParse(text) ? { kind: 'server', url: text } : undefined;
  const parts = /^redis\+sentinel:\/\/(?:([^:@/]*):([^@/]*)@)?([^@/]+)\/([\w.-]+)$/.exec(text);
  if (parts === null) return undefined;
  const [, username = '', password = '', hosts = '', name = ''] = parts;
  const sentinels = hosts.split(',').map((one) => /^([\w.-]+|\[[0-9a-f:]+\])(?::(\d{1,5}))?$/i.exec(one));
  if (sentinels.some((one) => one === null)) return undefined;
  return {
    kind: 'sentinel',
    sentinels: sentinels.map((one) => ({
      host: (one?.[1] ?? '').replace(/^\[|\]$/g, ''),
      port: Number(one?.[2] ?? SENTINEL_PORT),
    })),
    name,
    ...(username === '' ? {} : { username: decodeURIComponent(username) }),
    ...(password === '' ? {} : { password: decodeURIComponent(password) }),
  };
}
