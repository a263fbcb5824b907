import { assertNever } from '#shared/failure.js';
import type { PageEvidence } from '#shared/tools.js';

/** What a page must be like to confirm. */
export interface Expected {
  /** The address asked for, as browsers write it; null = the frame must be gone. */
  url: string | null;
  /** County's own pattern of a right address. */
  pattern?: RegExp;
  /** Key of the client that the page is of. */
  client?: string;
}

/**
 * Does what was seen of a page show that the frame holds what it must? Pure. A redirect never confirms: where it led is
 * not to be seen from outside the frame, unless the tool itself says whom it shows.
 */
export function confirms(evidence: PageEvidence, { url, pattern, client }: Expected): boolean {
  switch (evidence.by) {
    case 'timing': {
      if (evidence.address !== url || !(pattern?.test(evidence.address) ?? true)) return false;
      return evidence.says === undefined ? !evidence.redirected : evidence.says === (client ?? '');
    }
    case 'removed':
      return url === null;
    case 'nothing':
      return false;
    default:
      return assertNever(evidence);
  }
}
