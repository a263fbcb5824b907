import type { Clock } from '#shared/clock.js';
import type { Professional } from '#shared/identity.js';
import type { TelephonyPolicy } from '#shared/telephony-policy.js';
import type { AccessLog } from '../access/index.js';
import type { ClientDoor } from '../consultation/index.js';
import type { SealingKey } from '../credentials/index.js';
import type { Log } from '../log.js';
import type { CallerDirectory } from './callers.js';

/** What telephony takes. */
export interface TelephonyParts {
  /** Absent = the county has no contact centre here: call-backs are remembered all the same. */
  policy: TelephonyPolicy | undefined;
  readFile: (file: string) => Promise<string>;
  dataDir: string;
  county: { id: string };
  keyFor: (professionalId: string) => Promise<SealingKey>;
  /** 12 random bytes. */
  nonce: () => Buffer;
  /** Who is signed in and not locked. */
  professional: () => Professional | undefined;
  /** Who the session belongs to, also while it is locked. */
  owner: () => Professional | undefined;
  directory: CallerDirectory;
  door: ClientDoor;
  accessLog: Pick<AccessLog, 'append'>;
  /** Of a day, YYYY-MM-DD. */
  isWorkingDay: (day: string) => boolean;
  /** A promise goes to a colleague with its contact: until it is known whose it is, nobody keeps it. */
  isPassing: (promise: string) => boolean;
  /** The professional has said in the contact centre that they are ready. */
  onReady: () => void;
  /** Milliseconds after signing in when the contact centre is first asked. */
  followAfterMs: number;
  fetch: typeof globalThis.fetch;
  clock: Clock;
  /** From 0 to 1. */
  chance: () => number;
  uuid: () => string;
  log: Log;
}
