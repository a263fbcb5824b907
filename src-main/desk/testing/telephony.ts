import { randomBytes, randomUUID } from 'node:crypto';
import type { Clock } from '#shared/clock.js';
import type { Professional } from '#shared/identity.js';
import type { AccessState } from '#shared/access.js';
import type { ContextState } from '#shared/context.js';
import type { Live } from '../../live.js';
import { createTelephony } from '../../telephony/index.js';

const nobody = async () => ({ hits: [], more: false, failures: [] });

/** Telephony of a county without a contact centre: it remembers call-backs itself, sealed in `dataDir`. */
export function withoutCentre({
  key,
  self,
  isPassing = () => false,
  ...parts
}: {
  dataDir: string;
  key: Buffer;
  self: Professional;
  isPassing?: (promise: string) => boolean;
  clock: Clock;
  context: Live<ContextState>;
  access: Live<AccessState>;
}) {
  const { dataDir, clock, context, access } = parts;
  const telephony = createTelephony({
    policy: undefined,
    readFile: () => Promise.reject(new Error('no file is read')),
    dataDir,
    county: { id: 'kymijoki' },
    keyFor: async () => ({ key, made: false }),
    nonce: () => randomBytes(12),
    professional: () => self,
    owner: () => self,
    directory: { byPhone: nobody, relativesOf: nobody },
    door: { open: () => {}, context, access, checkAgain: () => {} },
    accessLog: { append: async () => {} },
    isWorkingDay: () => true,
    onReady: () => {},
    isPassing,
    followAfterMs: 0,
    fetch,
    clock,
    chance: () => 0,
    uuid: randomUUID,
    log: () => {},
  });
  telephony.sessionChanged();
  return telephony;
}
