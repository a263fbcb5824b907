import { randomBytes } from 'node:crypto';
import { createCredentials, createKeyChest } from '../credentials/index.js';
import { createRedaction } from '../redact.js';
import type { Ground } from './ground.js';

/** The professional's log-ins to tools, and the keys that seal what is kept over a crash. */
export function createSecrets({
  options,
  training,
  county,
  clock,
  identity,
}: Pick<Ground, 'options' | 'training' | 'county' | 'clock' | 'identity'>) {
  const shared = county.workstation.shared || options.sharedWorkstation === true;
  const credentials = createCredentials({
    county: county.id,
    shared,
    // What is kept on it belongs to real work.
    keyring: training ? undefined : options.keyring,
    tools: county.tools,
    professional: identity.professional,
    fillsLogIns: options.capabilities.fillsLogIns,
    clipboard: options.clipboard,
    redaction: options.redaction ?? createRedaction(),
    random: () => randomBytes(16).toString('hex'),
    clock,
    log: options.log,
  });
  const keyFor = createKeyChest({
    county: county.id,
    shared,
    keyring: options.keyring,
    random: () => randomBytes(32).toString('hex'),
    clock,
  });
  return { credentials, keyFor };
}
