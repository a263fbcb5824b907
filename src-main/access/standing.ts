import type { Register, SectionId } from '#shared/client-summary.js';
import type { AccessView } from './types.js';

/** How a register's entries stand in a section: the professional's own or opened by law, opened by permission, or closed. */
type Standing = 'open' | 'permitted' | 'closed';

/** What may be read of a section; the same rules hold for everything that is made of it. Pure. */
export function standingOf(
  view: Pick<AccessView, 'open' | 'sections' | 'own' | 'opened'>,
  section: SectionId,
  register: Register,
): Standing {
  if (!view.open || !view.sections.includes(section)) return 'closed';
  if (view.own.includes(register)) return 'open';
  const grounds = view.opened.filter((one) => one.register === register && one.sections.includes(section));
  if (grounds.length === 0) return 'closed';
  return grounds.some(({ ground }) => ground.kind !== 'consent') ? 'open' : 'permitted';
}
