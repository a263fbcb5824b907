import { implement } from '@orpc/server';
import { type AccessResult, type AccessState, type Permission, accessContract } from '#shared/access.js';
import type { Live } from '../live.js';
import type { Caller } from '../rpc.js';
import type { AccessEvent } from './decide.js';
import type { Contact } from './types.js';

/** The feature over RPC. */
export function createAccessRouter(access: {
  state: Live<AccessState>;
  happen: (version: number, event: AccessEvent) => Promise<AccessResult>;
  iso: () => string;
  choosePurpose: (version: number, event: Extract<AccessEvent, { type: 'purpose' }>) => Promise<AccessResult>;
  checkAgain: (version: number) => Promise<void>;
  unmask: (version: number, reason: string) => Promise<{ result: AccessResult; contact?: Contact }>;
  recordPermission: (version: number, permission: Permission) => Promise<{ result: AccessResult; consent?: string }>;
  revokePermission: (version: number, consent: string) => Promise<AccessResult>;
}) {
  const os = implement(accessContract).$context<Caller>();
  return os.router({
    watch: os.watch.handler(({ signal }) => access.state.watch(signal)),
    choosePurpose: os.choosePurpose.handler(({ input: { version, purpose, service } }) =>
      access.choosePurpose(version, { type: 'purpose', purpose, service, at: access.iso() }),
    ),
    checkAgain: os.checkAgain.handler(({ input }) => access.checkAgain(input.version)),
    openSections: os.openSections.handler(({ input: { version, ...chosen } }) =>
      access.happen(version, { type: 'openSections', at: access.iso(), ...chosen }),
    ),
    openProtected: os.openProtected.handler(({ input }) => access.happen(input.version, { type: 'openProtected' })),
    unmask: os.unmask.handler(({ input }) => access.unmask(input.version, input.reason)),
    recordPermission: os.recordPermission.handler(({ input }) =>
      access.recordPermission(input.version, input.permission),
    ),
    revokePermission: os.revokePermission.handler(({ input }) => access.revokePermission(input.version, input.consent)),
  });
}
