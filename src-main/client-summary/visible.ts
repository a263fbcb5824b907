import type { Section, Summary } from '#shared/client-summary.js';
import { type AccessView, registersOf } from '../access/index.js';
import { standingOf } from './admit.js';

/**
 * The summary as this professional may see it: nothing before the client is open to them, the sections of their role, and
 * for each the registers that stay closed, told from a table and never from data. Pure.
 */
export function visible(summary: Summary, view: AccessView): Summary {
  if (!view.open || view.version !== summary.contextVersion)
    return { ...summary, sections: [], prompts: { services: [], cards: [] } };
  return {
    ...summary,
    sections: summary.sections
      .filter(({ id }) => view.sections.includes(id))
      .map((section): Section => ({ ...section, closed: closedIn(section, view) })),
  };
}

const closedIn = ({ id }: Section, view: AccessView): Section['closed'] =>
  registersOf(id).filter((register) => standingOf(view, id, register) === 'closed');
