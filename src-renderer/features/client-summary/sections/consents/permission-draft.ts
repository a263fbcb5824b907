import type { Permission } from '#shared/access.js';
import type { Register, SectionId } from '#shared/client-summary.js';

/** A luovutuslupa while it is being written down. */
export interface Draft {
  register?: Register | undefined;
  sections: readonly SectionId[];
  /** Last day (YYYY-MM-DD), or empty: until it is revoked. */
  until: string;
  given?: Permission['given'] | undefined;
  informed: boolean;
}
/** What a permission lacks, in the order of the form. */
export type Lack = 'register' | 'sections' | 'until' | 'given' | 'informed';

export const emptyDraft: Draft = { sections: [], until: '', informed: false };

const ITEMS: Record<Register, readonly SectionId[]> = {
  health: [
    'allergies',
    'conditions',
    'medication',
    'measurements',
    'outcomes',
    'contacts',
    'careAccess',
    'plans',
    'selfCare',
    'messages',
    'documents',
    'flags',
    'family',
    'other',
  ],
  social: [
    'social',
    'plans',
    'contacts',
    'careAccess',
    'flags',
    'documents',
    'messages',
    'measurements',
    'family',
    'other',
  ],
};

/** The items that a permission for a register's data may name, the most asked for first. */
export const itemsOf = (register: Register): readonly SectionId[] => ITEMS[register];

/**
 * The permission that a draft stands for, or what it lacks. Items of another register than the chosen one do not count:
 * they were ticked before it was changed.
 * @param today YYYY-MM-DD; a permission that ended before it would be none
 */
export function permissionOf(draft: Draft, today: string): { permission: Permission } | { lacks: Lack[] } {
  const { register, until, given, informed } = draft;
  const sections = register === undefined ? [] : itemsOf(register).filter((one) => draft.sections.includes(one));
  const lacks: Lack[] = [];
  if (register === undefined) lacks.push('register');
  if (sections.length === 0) lacks.push('sections');
  if (until !== '' && !(isDay(until) && until >= today)) lacks.push('until');
  if (given === undefined) lacks.push('given');
  if (!informed) lacks.push('informed');
  if (register === undefined || given === undefined || lacks.length > 0) return { lacks };
  return { permission: { register, sections, given, informed: true, ...(until === '' ? {} : { until }) } };
}

const isDay = (value: string): boolean => {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(value)) return false;
  const at = new Date(`${value}T00:00:00Z`);
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(value);
};
