import { randomBytes, randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { sourcesOf } from '#shared/service-sources.js';
import type { createClientSummary } from '../client-summary/index.js';
import { createHanding } from '../handing/index.js';
import { createReferrals } from '../referrals/index.js';
import { createServiceFinding, createServiceTray } from '../service-tray/index.js';
import { FIRST_SCREEN_MS, type Ground } from './ground.js';

/** Longer than any source's own time for an answer. */
const WRITE_MS = 60_000;

/**
 * What can be offered to a client: the service tray, and referrals from it.
 * @param onHanded something of the tray was given to the client of this version of the context; keys as the access log has them
 */
export function createServices(
  ground: Ground,
  summary: ReturnType<typeof createClientSummary>,
  onHanded: (version: number, keys: readonly string[]) => void,
) {
  const { options, county, path, clock, identity, openClient, context, access, accessLog, keyFor } = ground;
  const { log } = options;
  const serviceSources = sourcesOf(county.services);
  for (const source of serviceSources) if (source.kind === 'ptv12') options.redaction?.hide(source.apiKey);
  const serviceTray = createServiceTray({
    sources: serviceSources,
    map: county.services.map,
    readFile: (file) => readFile(file, 'utf8'),
    mostRemoved: county.services.mostRemoved,
    path,
    folder: join(options.dataDir, 'services'),
    fetchAfterMs: FIRST_SCREEN_MS,
    fetch,
    random: Math.random,
    newId: randomUUID,
    clock,
    client: openClient,
    log,
  });
  const serviceFinding = createServiceFinding({
    summary: summary.live,
    store: ground.workspace.favouriteServices,
    person: identity.professional,
    unitFavourites: county.services.unitFavourites,
    corrections: county.services.corrections,
  });
  const referrals = createReferrals({
    policy: county.referrals ?? { receivers: [], types: [] },
    readFile: (file) => readFile(path(file), 'utf8'),
    dataDir: options.dataDir,
    county: { id: county.id, name: county.name.fi },
    staffSystem: county.identityProvider.practitionerSystem,
    keyFor,
    professional: identity.professional,
    owner: identity.owner,
    context: context.live,
    access: access.state,
    refer: access.refer,
    write: (one) => summary.write(one, AbortSignal.timeout(WRITE_MS)),
    accessLog,
    fetch,
    clock,
    chance: Math.random,
    uuid: randomUUID,
    nonce: () => randomBytes(12),
    log,
  });
  const handing = createHanding({
    county,
    staffSystem: county.identityProvider.practitionerSystem,
    professional: identity.professional,
    context: context.live,
    access: access.state,
    handOver: async (version, what) => {
      const result = await access.handOver(version, what);
      if (result.kind === 'done' && what.action !== 'handoutRecorded') onHanded(version, what.handed);
      return result;
    },
    identity: summary.identity.read,
    write: summary.write,
    fetch,
    clock,
    chance: Math.random,
  });
  return { serviceTray, serviceFinding, referrals, handing };
}
