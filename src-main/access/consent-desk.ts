import type { AccessResult, Permission } from '#shared/access.js';
import type { AccessEvent, AccessNow } from './decide.js';
import type { PermissionStore, Written } from './types.js';

/** Luovutusluvat as the professional records and revokes them with the client: in the log first, then at the source. */
export function createConsentDesk({
  now,
  name,
  happen,
  refresh,
  permissions,
}: {
  now: () => AccessNow;
  /** The professional's name, for the consent's own history. */
  name: () => string;
  happen: (version: number, event: AccessEvent) => Promise<AccessResult>;
  /** Reads the client's permissions anew. */
  refresh: (version: number) => Promise<void>;
  permissions: PermissionStore;
}) {
  /** A change of client does not cut a consent in half. */
  const whole = new AbortController().signal;
  /** Wishes under way: a second click waits for the first. */
  const underWay = new Map<string, Promise<{ result: AccessResult; consent?: string }>>();

  async function write(
    version: number,
    event: AccessEvent,
    run: (wish: {
      client: NonNullable<AccessNow['client']>;
      professional: { id: string; name: string };
    }) => Promise<Written>,
  ): Promise<{ result: AccessResult; consent?: string }> {
    const { client, who } = now();
    const result = await happen(version, event);
    if (result.kind !== 'done' || client === null || who === undefined) return { result };
    const written = await run({ client, professional: { id: who.id, name: name() } });
    if (!written.ok) return { result: { kind: 'failed', failure: written.failure } };
    return { result, consent: written.id };
  }

  function once(key: string, run: () => Promise<{ result: AccessResult; consent?: string }>) {
    const before = underWay.get(key);
    if (before !== undefined) return before;
    const wish = run().finally(() => underWay.delete(key));
    underWay.set(key, wish);
    return wish;
  }

  return {
    recordPermission: (version: number, permission: Permission) => {
      const key = JSON.stringify([version, { ...permission, sections: [...permission.sections].sort() }]);
      return once(key, async () => {
        const { register, sections } = permission;
        const wanted = await write(version, { type: 'recordConsent', register, sections }, (wish) =>
          permissions.record({ ...wish, key, permission }, whole),
        );
        if (wanted.consent !== undefined) await refresh(version);
        return wanted;
      });
    },
    revokePermission: async (version: number, consent: string): Promise<AccessResult> => {
      const { result } = await once(`${version} ${consent}`, async () => {
        const ended = await write(version, { type: 'revokeConsent', consent }, (wish) =>
          permissions.revoke({ ...wish, consent }, whole),
        );
        // What it had opened closes before the answer goes to the window.
        if (ended.consent !== undefined) await happen(version, { type: 'revoked', consent });
        return ended;
      });
      return result;
    },
  };
}
