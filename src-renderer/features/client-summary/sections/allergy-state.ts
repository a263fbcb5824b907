import type { SectionSource } from '#shared/client-summary.js';

/** The four states of allergies that a professional must tell apart (NHS CUI, "Patient Banner"). */
export type AllergyState = 'known' | 'none' | 'notRecorded' | 'unavailable';

/**
 * How a client's allergies are known. "Not recorded" is said only when every source has answered so; a source that is
 * silent may know of one, so without a known allergy its silence is what is told. Undefined while it is being asked.
 */
export function allergyState(
  entries: readonly { kind: 'allergy' | 'noAllergy'; active: boolean }[],
  sources: readonly Pick<SectionSource, 'state'>[],
): AllergyState | undefined {
  const standing = entries.filter((one) => one.active);
  if (standing.some((one) => one.kind === 'allergy')) return 'known';
  if (sources.some((one) => one.state === 'failed')) return 'unavailable';
  if (sources.some((one) => one.state !== 'ready')) return undefined;
  return standing.length > 0 ? 'none' : 'notRecorded';
}
