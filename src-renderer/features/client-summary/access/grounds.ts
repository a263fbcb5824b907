import type { AccessState, Ground } from '#shared/access.js';
import type { Register, Section, SectionId } from '#shared/client-summary.js';

type Other = AccessState['others'][number];
export type Offer = Other['offers'][number];

/** Tells one ground from another. */
export const groundKey = (ground: Ground): string => {
  const { kind } = ground;
  return kind === 'consent' ? `consent:${ground.consent}` : kind === 'statutory' ? `statutory:${ground.id}` : kind;
};

/** The grounds that open this section of a register. */
export const offersFor = (access: AccessState, register: Register, section: SectionId): readonly Offer[] =>
  access.others.find((one) => one.register === register)?.offers.filter((one) => one.sections.includes(section)) ?? [];

/** How another register's part of this section was opened: the latest first. */
export const openedFor = (access: AccessState, section: SectionId) =>
  access.others.flatMap(({ register, opened, offers }) =>
    opened
      .filter((one) => one.sections.includes(section) && mayHold(section, register))
      .slice(-1)
      .map(({ ground, at }) => ({
        register,
        ground,
        at,
        detail: offers.find((offer) => groundKey(offer.ground) === groundKey(ground))?.detail,
      })),
  );

/** Sections that only one register can hold, whoever the client is. All others may hold the professional's own. */
const ONLY: Partial<Record<SectionId, Register>> = {
  allergies: 'health',
  conditions: 'health',
  medication: 'health',
  outcomes: 'health',
  selfCare: 'health',
  social: 'social',
};

/** Whether a section may hold a register's entries, whoever the client is. */
const mayHold = (section: SectionId, register: Register): boolean => (ONLY[section] ?? register) === register;

/** Sections to open: this one, or all that the ground opens and that may hold the register. */
export const sectionsOf = (offer: Offer, section: SectionId, register: Register, all: boolean): SectionId[] =>
  all ? [...new Set([section, ...offer.sections.filter((one) => mayHold(one, register))])] : [section];

/** True where nothing of a section can be shown before a register is opened. Told by the kind of section, never by data. */
export function isWhollyClosed({ id, closed }: Pick<Section, 'id' | 'closed'>): boolean {
  const only = ONLY[id];
  return only === undefined ? closed.length === 2 : closed.includes(only);
}
