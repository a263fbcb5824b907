import type { Participant } from '#shared/context.js';
import type { CountyTool } from '#shared/county-tool.js';
import type { Wakeful } from '#shared/tool-view.js';

/** What is known of a view that is out of sight. Times are milliseconds since the epoch. */
export interface OutOfSight {
  tool: Pick<CountyTool, 'master' | 'hibernation'>;
  /** What the host has heard of: a call, playing media, unsaved work. */
  heard: ReadonlySet<Wakeful>;
  /** When the professional was last inside a frame that cannot be asked; undefined = never since its page came. */
  touchedAt: number | undefined;
  /** How the tool stands to the client, if it shows clients. */
  participant: Pick<Participant, 'state' | 'since'> | undefined;
}

/**
 * Why a view may not be put to sleep; empty = it may. Pure. Unsaved work is guessed on the safe side: a tool that refused
 * a change, or was left behind, may hold some, and so may any frame that the professional has been in, until the tool has
 * agreed to a change of client after that.
 */
export function whyAwake({ tool, heard, touchedAt, participant }: OutOfSight): Wakeful[] {
  const reasons = new Set(heard);
  if (tool.master) reasons.add('master');
  if (tool.hibernation.afterMinutes === null) reasons.add('never');
  const stands = participant?.state;
  const agreedSince = stands === 'follows' && Date.parse(participant?.since ?? '') > (touchedAt ?? Infinity);
  if (stands === 'refused' || stands === 'leftBehind' || stands === 'unconfirmed') reasons.add('unsavedWork');
  else if (touchedAt !== undefined && !agreedSince) reasons.add('unsavedWork');
  return [...reasons];
}
