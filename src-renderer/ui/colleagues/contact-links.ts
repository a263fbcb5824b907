import type { Colleague } from '#shared/availability.js';
import { type ContactLink, contactAddress } from '#shared/contact-links.js';
import type { Reach } from './use-contact-links.js';

/** The links that lead to a colleague: those whose parts the directory tells. */
export const reachOf =
  (links: readonly ContactLink[]) =>
  (colleague: Colleague): Reach[] =>
    links.flatMap(({ kind, url, label }) => {
      const href = contactAddress(url, colleague);
      return href === undefined ? [] : [{ kind, href, label }];
    });
