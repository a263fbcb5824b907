import { randomBytes, randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import type { createClientSummary } from '../client-summary/index.js';
import { isWorkingDay } from '../indicators/index.js';
import { createTelephony } from '../telephony/index.js';
import { FIRST_SCREEN_MS, type Ground } from './ground.js';

/**
 * The county's contact centre at this workbench.
 * @param onReady the professional has said there that they are ready
 * @param isPassing a promise goes to a colleague with its contact
 */
export function createPhone(
  ground: Ground,
  summary: Pick<ReturnType<typeof createClientSummary>, 'callers'>,
  onReady: () => void,
  isPassing: (promise: string) => boolean,
) {
  const { options, county, path, clock, identity, context, access, accessLog, keyFor } = ground;
  if (county.telephony !== undefined) options.redaction?.hide(county.telephony.token);
  return createTelephony({
    policy: county.telephony,
    readFile: (file) => readFile(path(file), 'utf8'),
    dataDir: options.dataDir,
    county,
    keyFor,
    nonce: () => randomBytes(12),
    professional: identity.professional,
    owner: identity.owner,
    directory: summary.callers,
    door: {
      open: context.open,
      context: context.live,
      access: access.state,
      checkAgain: (version) => void access.checkAgain(version),
    },
    accessLog,
    isWorkingDay,
    onReady,
    isPassing,
    followAfterMs: FIRST_SCREEN_MS,
    fetch,
    clock,
    chance: Math.random,
    uuid: randomUUID,
    log: options.log,
  });
}
