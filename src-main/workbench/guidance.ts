import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { ofArticle } from '#shared/usage-articles.js';
import { createGuidelinesAuthoring } from '../guidelines-authoring/index.js';
import { createGuidelines } from '../guidelines/index.js';
import { createSearch } from '../search/index.js';
import type { Ground, Hub, Usage } from './ground.js';

/** Instructions: what the county and the hub publish, how they are written and approved, and the words that they are found by. */
export function createGuidance(ground: Ground, hub: Hub, usage: () => Usage) {
  const { options, county, path, clock, identity, workspace } = ground;
  const { log } = options;
  const search = createSearch({
    file: county.search.synonyms === undefined ? undefined : path(county.search.synonyms),
    log,
  });
  const authoring = createGuidelinesAuthoring({
    urls: hub.guidelinesUrls,
    publicKeys: [county.guidelines.publicKey, hub.guidelinesKey, options.guidelinesKey].filter(
      (key) => key !== undefined,
    ),
    token: identity.accessToken,
    session: identity.session,
    professional: identity.professional,
    folder: join(options.dataDir, 'guidelines-authoring'),
    clock,
    log,
    fetch,
  });
  const guidelines = createGuidelines({
    folder: path(county.guidelines.folder),
    keptIn: join(options.dataDir, 'guidelines'),
    reader: {
      person: () => identity.owner()?.id,
      token: identity.accessToken,
      store: workspace.guidelines,
      hubs: hub.bases,
      gathersUse: county.usage.sendToHub,
      onOpened: (id) => usage().tell({ type: 'opened', toolId: ofArticle(id) }),
    },
    clock,
    log,
    fetch,
    random: randomUUID,
    published: authoring.published,
  });
  return { search, authoring, guidelines };
}
