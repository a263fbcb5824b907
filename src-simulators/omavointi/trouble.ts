import { assertNever } from '#shared/failure.js';
import type { Behaviour } from '../lib/behaviour.js';

/** What becomes of a request for a client's page. */
export type Fate = 'serve' | 'refuse' | 'hang' | 'late' | 'drop' | { redirectTo: string };

/**
 * A fault comes when the page of another client is asked for than the one shown. The page without a client is always
 * given, apart from `oldClient`: it shows nobody, and its menu is the way back from a service that hangs or has crashed.
 * @param wanted the client asked for; '' = none
 * @param shown the client whose page was given last; '' = none
 */
export function fateOf(mode: Behaviour, wanted: string, shown: string): Fate {
  if (wanted === shown) return 'serve';
  if (mode === 'oldClient') return { redirectTo: shown };
  if (wanted === '') return 'serve';
  switch (mode) {
    case 'normal':
      return 'serve';
    case 'refuse':
    case 'hang':
    case 'late':
      return mode;
    case 'crash':
      return 'drop';
    default:
      return assertNever(mode);
  }
}
