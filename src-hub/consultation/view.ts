import type { Consultation } from '#shared/consultation.js';
import { inRegisters } from '#shared/handed-contact.js';
import type { Register } from '#shared/summary-entries.js';
import { type Case, isRinging, talksIn } from './case.js';

const iso = (ms: number) => new Date(ms).toISOString();

function outlineOf(one: Case) {
  const { kind, target, urgency, topic } = one.request;
  const nextAt = one.ringUntil ?? one.nextAt;
  return {
    id: one.id,
    version: one.version,
    kind,
    target,
    urgency,
    topic,
    state: one.state,
    from: one.from,
    createdAt: iso(one.createdAt),
    respondBy: iso(one.respondBy),
    step: one.step,
    ...(one.acceptedBy === undefined ? {} : { acceptedBy: one.acceptedBy }),
    ...(one.acceptedAt === undefined ? {} : { acceptedAt: iso(one.acceptedAt) }),
    ...(one.closed === undefined ? {} : { closed: { ...one.closed, at: iso(one.closed.at) } }),
    ...(nextAt === undefined ? {} : { nextAt: iso(nextAt) }),
  };
}

/** How much of a request somebody sees; of one that hands a contact over, `full` is its asker's, and others' by registers. */
export type Sight = 'full' | 'fullHealth' | 'fullSocial' | 'fullNeither' | 'outline' | 'none';

const REGISTERS: Record<Exclude<Sight, 'outline' | 'none'>, readonly Register[]> = {
  full: ['health', 'social'],
  fullHealth: ['health'],
  fullSocial: ['social'],
  fullNeither: [],
};
function wholeBy(registers: readonly Register[]): Sight {
  const [health, social] = [registers.includes('health'), registers.includes('social')];
  if (health) return social ? 'full' : 'fullHealth';
  return social ? 'fullSocial' : 'fullNeither';
}

/**
 * What one person sees of a request. Whole: who asked, who took it, and those for whom it rings now. In outline (no
 * client, no hand-over text, no talk): the members of those who are asked, until it is closed, so that a team sees that
 * it has been taken. Others see nothing, not even that it exists.
 * @param registers in which the person may record: no other register's part of a contact comes to them
 */
export function sightOf(person: string, isMember: boolean, one: Case, registers: readonly Register[]): Sight {
  if (talksIn(one, person) || isRinging(one, person))
    return one.from === person || one.request.contact === undefined ? 'full' : wholeBy(registers);
  return isMember && one.state !== 'closed' ? 'outline' : 'none';
}

/** A request as it is shown at a sight of it. */
export function viewAt(sight: Exclude<Sight, 'none'>, one: Case): Consultation {
  if (sight === 'outline') return { view: 'outline', ...outlineOf(one) };
  const { contact } = one.request;
  return {
    view: 'full',
    ...outlineOf(one),
    handover: one.request.handover,
    ...(one.request.client === undefined ? {} : { client: one.request.client }),
    ...(contact === undefined ? {} : { contact: inRegisters(contact, REGISTERS[sight]) }),
    rings: one.rings.map(({ person, at, answer, laterAt, why }) => ({
      person,
      at: iso(at),
      answer,
      ...(laterAt === undefined ? {} : { laterAt: iso(laterAt) }),
      ...(why === undefined ? {} : { why }),
    })),
    messages: one.messages.map((message) => ({ ...message, at: iso(message.at) })),
    seen: { ...one.seen },
    content: one.content,
    ...(one.clientOpenedAt === undefined ? {} : { clientOpenedAt: iso(one.clientOpenedAt) }),
  };
}

/** Whether a new view shows anything else than a former one did; an outline does not show that there was talk. */
export const shownAs = (sight: Exclude<Sight, 'none'>, one: Case): string =>
  sight !== 'outline'
    ? `${sight} ${one.version}`
    : `outline ${one.state} ${one.step} ${one.acceptedBy ?? ''} ${one.ringUntil ?? one.nextAt ?? ''}`;
