import type { Adapter, AdapterFactory, AdapterPayload } from 'oidc-provider';

interface Kept {
  payload: AdapterPayload;
  expires: number;
}

/**
 * Where the provider keeps sessions, codes and grants: in memory, gone with the process.
 * @param standing what is known without having been kept
 */
export function createStore(
  now: () => Date,
  standing: (model: string, id: string) => AdapterPayload | undefined = () => undefined,
): AdapterFactory {
  return (model): Adapter => {
    const kept = new Map<string, Kept>();
    const read = (id: string): AdapterPayload | undefined => {
      const entry = kept.get(id);
      if (entry === undefined || entry.expires > now().getTime()) return entry?.payload;
      kept.delete(id);
      return undefined;
    };
    const readWhere = (holds: (payload: AdapterPayload) => boolean) =>
      [...kept.keys()].map(read).find((payload) => payload !== undefined && holds(payload));
    return {
      async upsert(id, payload, expiresIn) {
        for (const [key, entry] of kept) if (entry.expires <= now().getTime()) kept.delete(key);
        kept.set(id, { payload, expires: expiresIn === undefined ? Infinity : now().getTime() + expiresIn * 1000 });
      },
      find: async (id) => standing(model, id) ?? read(id),
      findByUid: async (uid) => readWhere((payload) => payload.uid === uid),
      findByUserCode: async (code) => readWhere((payload) => payload.userCode === code),
      async consume(id) {
        const payload = read(id);
        if (payload !== undefined) payload.consumed = Math.floor(now().getTime() / 1000);
      },
      destroy: async (id) => void kept.delete(id),
      async revokeByGrantId(grantId) {
        for (const [key, { payload }] of kept) if (payload.grantId === grantId) kept.delete(key);
      },
    };
  };
}
