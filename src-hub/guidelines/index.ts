import type { HubEngine } from '../engine/index.js';
import type { HubLog } from '../log.js';
import { createPublishedArticles } from './articles.js';
import { createGuidelinesDoor } from './door.js';
import { createRate } from './rate.js';
import { createReview } from './review.js';
import type { GuidelinesKey } from './signing.js';

export {
  type GuidelinesKey,
  hashOf,
  isSignedBy,
  makeGuidelinesKey,
  openGuidelinesKey,
  readGuidelinesKey,
} from './signing.js';

/** What a hub has to sign guidelines with, or to check what was signed elsewhere. */
export interface GuidelinesKeys {
  key?: GuidelinesKey | undefined;
  /** The county's public key where the private one is not here. */
  publicKey?: string | undefined;
}

/** Guidelines at the hub: drafts on their way, and what is published. See the README for whom that makes one trust. */
export function createGuidelinesDesk({
  records,
  keys,
  now,
  log,
}: {
  records: HubEngine['records'];
  keys: GuidelinesKeys;
  now: () => number;
  log: HubLog;
}) {
  const articles = createPublishedArticles({ records, ...keys, now });
  const review = createReview({ records, articles, now, log });
  return {
    door: createGuidelinesDoor({ articles, review, mayWrite: createRate({ most: 120, perMinute: 60, now }) }),
    finish: review.finish,
  };
}
