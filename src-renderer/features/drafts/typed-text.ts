import type { Settled } from './writer.js';

/** What was typed in this window last, and how it came to the core; `how` is absent while it is on its way. */
export interface Typed {
  text: string;
  how?: Settled;
}

/**
 * The text to show: what was typed here until the core tells it back, or something later from another window. Were the
 * core's word taken at once, an older text would come back under the typing hands.
 * @param revision up to which `kept` is the core's word
 */
export function textToShow(typed: Typed | undefined, kept: string, revision: number): string {
  if (typed === undefined) return kept;
  const told = typed.how?.kind === 'kept' && typed.how.revision <= revision;
  return told ? kept : typed.text;
}
