import type { Register, SectionId } from '#shared/client-summary.js';

/**
 * Which registers a section may hold, whoever the client is: a closed register is told from this and never from data.
 * Consents are no register's: a permission must be seen where it is asked for.
 */
const REGISTERS: Record<SectionId, readonly Register[]> = {
  flags: ['health', 'social'],
  allergies: ['health'],
  conditions: ['health'],
  medication: ['health'],
  measurements: ['health', 'social'],
  outcomes: ['health'],
  contacts: ['health', 'social'],
  careAccess: ['health', 'social'],
  social: ['social'],
  plans: ['health', 'social'],
  selfCare: ['health'],
  messages: ['health', 'social'],
  consents: [],
  documents: ['health', 'social'],
  family: ['health', 'social'],
  other: ['health', 'social'],
};

/** Registers whose entries may stand in the section. Pure. */
export const registersOf = (section: SectionId): readonly Register[] => REGISTERS[section];
