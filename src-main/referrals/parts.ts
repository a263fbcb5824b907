import type { AccessState } from '#shared/access.js';
import type { Clock } from '#shared/clock.js';
import type { ContextState } from '#shared/context.js';
import type { Professional } from '#shared/identity.js';
import type { ReferralPolicy } from '#shared/referral-policy.js';
import type { AccessLog } from '../access/index.js';
import type { SealingKey } from '../credentials/index.js';
import type { Live } from '../live.js';
import type { Log } from '../log.js';
import type { Desk } from './desk.js';
import type { WriteRecord } from './recorder.js';

/** What referrals take from the rest of the core. */
export interface ReferralsParts {
  policy: ReferralPolicy;
  readFile: (file: string) => Promise<string>;
  dataDir: string;
  county: { id: string; name: string };
  staffSystem: string | undefined;
  keyFor: (professionalId: string) => Promise<SealingKey>;
  /** Who is signed in and not locked. */
  professional: () => Professional | undefined;
  /** Who the session belongs to, also while it is locked. */
  owner: () => Professional | undefined;
  context: Pick<Live<ContextState>, 'get' | 'subscribe'>;
  access: Pick<Live<AccessState>, 'get' | 'subscribe'>;
  refer: Desk['refer'];
  /** To the source of the register that the client's data are read from. */
  write: WriteRecord;
  accessLog: Pick<AccessLog, 'append'>;
  fetch: typeof globalThis.fetch;
  clock: Clock;
  /** From 0 to 1. */
  chance: () => number;
  uuid: () => string;
  /** 12 random bytes. */
  nonce: () => Buffer;
  log: Log;
}
