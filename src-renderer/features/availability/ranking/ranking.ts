import type { Colleague, PresenceState } from '#shared/availability.js';
import type { Need } from './need.js';

/** A colleague as the ranking sees them. */
export interface Candidate {
  colleague: Colleague;
  state: PresenceState;
  /** Open consultations that they have taken; undefined = not known. */
  load: number | undefined;
}

/** Why somebody stands where they stand, most telling first. */
export type Reason =
  | { kind: 'namedWorker' }
  | { kind: 'language'; language: string }
  | { kind: 'skill'; skill: string }
  | { kind: 'unit'; unit: string }
  | { kind: 'municipality'; municipality: string }
  | { kind: 'onDuty' }
  | { kind: 'noLoad' }
  | { kind: 'load'; count: number };

export interface Ranked {
  colleague: Colleague;
  reasons: readonly Reason[];
}

export interface Circumstances {
  /** The asker, who is never asked. */
  self: string | undefined;
  /** The open client's named worker, where one of the directory is known to be that person. */
  namedWorker: string | undefined;
  /** Decides between equals, and changes by day: nobody is always the first one asked. */
  turn: string;
}

/** Only those who can be asked now, in the language and of the profession that are needed. */
const canTake = ({ colleague, state }: Candidate, need: Need, self: string | undefined): boolean =>
  colleague.id !== self &&
  (state === 'available' || state === 'interruptible') &&
  (need.language === '' || colleague.languages.includes(need.language)) &&
  (need.profession === '' || colleague.profession === need.profession);

function reasonsOf({ colleague, load }: Candidate, need: Need, namedWorker: string | undefined): Reason[] {
  const { id, skills, unit, municipality, onDuty } = colleague;
  return [
    ...(id === namedWorker ? [{ kind: 'namedWorker' as const }] : []),
    ...(need.language === '' ? [] : [{ kind: 'language' as const, language: need.language }]),
    ...(need.skill !== '' && skills.includes(need.skill) ? [{ kind: 'skill' as const, skill: need.skill }] : []),
    ...(need.unit !== '' && unit === need.unit ? [{ kind: 'unit' as const, unit }] : []),
    ...(need.municipality !== '' && municipality === need.municipality
      ? [{ kind: 'municipality' as const, municipality }]
      : []),
    ...(onDuty === true ? [{ kind: 'onDuty' as const }] : []),
    ...(load === undefined ? [] : [load === 0 ? { kind: 'noLoad' as const } : { kind: 'load' as const, count: load }]),
  ];
}

/** FNV-1a, 32 bits: spreads names evenly, so that the order among equals is as good as drawn by lot. */
function lot(text: string): number {
  let hash = 0x811c9dc5;
  for (const sign of text) hash = Math.imul(hash ^ (sign.codePointAt(0) ?? 0), 0x01000193);
  return hash >>> 0;
}

/** What decides, in this order; the lower stands first. The pane's "Perusteet" says the same in words. */
function keysOf({ colleague, state, load }: Candidate, reasons: readonly Reason[], turn: string): readonly number[] {
  const has = (kind: Reason['kind']) => reasons.some((reason) => reason.kind === kind);
  const fits = (['skill', 'unit', 'municipality'] as const).filter(has).length;
  return [
    has('namedWorker') ? 0 : 1,
    -fits,
    colleague.onDuty === true ? 0 : 1,
    state === 'available' ? 0 : 1,
    load ?? 0,
    lot(`${turn} ${colleague.id}`),
  ];
}

function inOrder(one: readonly number[], other: readonly number[]): number {
  const at = one.findIndex((key, index) => key !== other[index]);
  return at === -1 ? 0 : (one[at] ?? 0) - (other[at] ?? 0);
}

/**
 * Who can take this now: those who are available or may be interrupted, serve in the language and are of the profession
 * that is needed; the client's named worker first, then by how much of the rest fits, duty, state, and open consultations.
 * @param most how many are wanted
 */
export function rankColleagues(
  candidates: readonly Candidate[],
  need: Need,
  { self, namedWorker, turn }: Circumstances,
  most: number,
): Ranked[] {
  return candidates
    .filter((candidate) => canTake(candidate, need, self))
    .map((candidate) => {
      const reasons = reasonsOf(candidate, need, namedWorker);
      return { colleague: candidate.colleague, reasons, keys: keysOf(candidate, reasons, turn) };
    })
    .sort((one, other) => inOrder(one.keys, other.keys) || (one.colleague.id < other.colleague.id ? -1 : 1))
    .slice(0, most)
    .map(({ colleague, reasons }) => ({ colleague, reasons }));
}
