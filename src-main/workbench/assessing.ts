import { randomBytes, randomUUID } from 'node:crypto';
import { readFile, readdir } from 'node:fs/promises';
import type { KnownOfContact } from '#shared/assessment.js';
import type { ClientReference } from '#shared/context.js';
import { inFinland } from '#shared/helsinki.js';
import type { SynonymPair } from '#shared/search/synonyms.js';
import type { TelephonyState } from '#shared/telephony.js';
import { createAssessment } from '../assessment/index.js';
import { ageOn } from '../indicators/index.js';
import type { createClientSummary } from '../client-summary/index.js';
import type { createTelephony } from '../telephony/index.js';
import type { Ground } from './ground.js';

/** Assessments of the need for care and services, over what the summary shows and to the sources that it reads. */
export function createAssessing(
  ground: Ground,
  summary: ReturnType<typeof createClientSummary>,
  telephony: Pick<ReturnType<typeof createTelephony>, 'live'>,
  atDesk: (client: ClientReference) => KnownOfContact | undefined,
  synonyms: () => Promise<readonly SynonymPair[]>,
) {
  const { options, county, path, clock, identity, context, access, keyFor } = ground;
  const { assessments } = county;
  return createAssessment({
    folder:
      assessments === undefined
        ? undefined
        : {
            path: path(assessments.folder),
            list: (folder) => readdir(folder),
            read: (file) => readFile(file, 'utf8'),
          },
    dataDir: options.dataDir,
    county: county.id,
    staffSystem: county.identityProvider.practitionerSystem,
    keyFor,
    professional: identity.professional,
    owner: identity.owner,
    context: context.live,
    access: access.state,
    registers: { get: () => access.view.get().own, subscribe: access.view.subscribe },
    log: access.assess,
    summary: summary.live,
    // What the professional has written of it at the desk comes before what the caller told a machine.
    contactOf: (client) => {
      const told = knownOf(telephony.live.get(), client);
      const here = atDesk(client);
      return here === undefined ? told : { ...told, ...here };
    },
    write: (own) => summary.writeOwn(own, AbortSignal.timeout(WRITE_MS)),
    prompts: summary.draftPrompts,
    synonyms,
    age: () => ageOn(context.live.get().active?.birthDate, inFinland(clock.now()).day),
    clock,
    uuid: randomUUID,
    nonce: () => randomBytes(12),
    programLog: options.log,
  });
}

/** Longer than any source's own time for an answer. */
const WRITE_MS = 60_000;

/** What the caller has told before an answer, in the contact whose client the professional has confirmed. */
function knownOf({ contacts }: Pick<TelephonyState, 'contacts'>, client: ClientReference): KnownOfContact | undefined {
  const found = contacts.findLast((one) => one.client?.reference === client);
  if (found?.client === undefined) return undefined;
  const { id, preInformation } = found;
  return {
    id,
    role: found.client.role,
    ...(preInformation === undefined || preInformation.about.trim() === '' ? {} : { reason: preInformation.about }),
  };
}
