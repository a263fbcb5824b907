import type { ClientReference } from '#shared/context.js';

/** The open client, as far as an assessment needs to know. */
export interface ActiveContext {
  reference: ClientReference;
  /** Turvakielto is in force, or nobody knows that it is not: contact data are not asked. */
  masked: boolean;
}
