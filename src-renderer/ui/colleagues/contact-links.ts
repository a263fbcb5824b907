import type { Colleague } from '#shared/availability.js';
import { contactAddress } from '#shared/contact-address.js';
import type { ContactLink } from '#shared/contact-links.js';

/** A way to reach one colleague now. */
export interface Reach {
  kind: ContactLink['kind'];
  href: string;
  /** The county's own name for it; absent = the word for its kind. */
  label: ContactLink['label'];
}

/** The links that lead to a colleague: those whose parts the directory tells. */
export const reachOf =
  (links: readonly ContactLink[]) =>
  (colleague: Colleague): Reach[] =>
    links.flatMap(({ kind, url, label }) => {
      const href = contactAddress(url, colleague);
      return href === undefined ? [] : [{ kind, href, label }];
    });
