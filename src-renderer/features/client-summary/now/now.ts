import type { SectionId, Summary } from '#shared/client-summary.js';
import { type Contact, byGravity, entriesOf, newestFirst, saysNone, timeline } from '../order.js';

/** What is going on with the client, gathered from the sections. Pure; nothing of it is asked anew. @param at now, ms */
export function nowOf(summary: Summary, at: number) {
  const contacts = entriesOf(summary, 'contacts').filter((one) => one.status !== 'cancelled');
  const { before, ongoing, after } = timeline(contacts, at);
  const plans = entriesOf(summary, 'plans');
  const current = (end: string | undefined) => end === undefined || Date.parse(end) + 86_400_000 > at;
  const flags = entriesOf(summary, 'flags').filter((one) => one.active);
  const allergies = entriesOf(summary, 'allergies').filter((one) => one.active && !saysNone(one));
  return {
    /** Why the client is here: what goes on, the newest first. */
    ongoing: newestFirst(ongoing, (one: Contact) => one.start),
    /** The last that was held: a booking that went by says nothing of a meeting. */
    last: before.findLast((one) => one.status === 'done'),
    next: after.find((one) => one.start !== undefined),
    /** What must not be missed, the gravest first. */
    risks: byGravity([...flags, ...allergies]),
    // Two sources, or two plans, may name the same service: at a glance it is one.
    services: [
      ...new Set(plans.filter((one) => one.kind === 'carePlan' && one.status === 'active').flatMap((one) => one.lines)),
    ],
    team: plans.filter((one) => one.kind === 'careTeam' && current(one.end)),
    /** Matters of social welfare that are not ended. */
    matters: entriesOf(summary, 'social').filter((one) => one.kind === 'matter' && one.status !== 'ended'),
    /** Whose time to get to care has run out, or runs without a booking. */
    waiting: entriesOf(summary, 'careAccess').filter((one) => one.state === 'late' || one.state === 'waiting'),
    unread: entriesOf(summary, 'messages').filter((one) => one.fromClient && one.status === 'unread').length,
    /** Sections whose sources say otherwise of one thing, and of how many things. */
    conflicts: summary.sections.flatMap(({ id, conflicts }): { id: SectionId; count: number }[] =>
      conflicts.length === 0 ? [] : [{ id, count: conflicts.length }],
    ),
    /** False while some source of the contacts has not answered: then "nothing goes on" cannot be said. */
    known: summary.sections
      .filter((one) => one.id === 'contacts')
      .every((one) => one.sources.every((source) => source.state === 'ready')),
  };
}
