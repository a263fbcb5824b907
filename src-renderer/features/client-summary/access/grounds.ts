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
      .filter((one) => one.sections.includes(section))
      .slice(-1)
      .map(({ ground, at }) => ({
        register,
        ground,
        at,
        detail: offers.find((offer) => groundKey(offer.ground) === groundKey(ground))?.detail,
      })),
  );

/** Sections to open: this one, or all that the ground opens. */
export const sectionsOf = (offer: Offer, section: SectionId, all: boolean): SectionId[] =>
  all ? [...new Set([section, ...offer.sections])] : [section];

/** Sections that only one register can hold, whoever the client is. All others may hold the professional's own. */
const ONLY: Partial<Record<SectionId, Register>> = {
  allergies: 'health',
  conditions: 'health',
  medication: 'health',
  outcomes: 'health',
  selfCare: 'health',
  social: 'social',
};

/** True where nothing of a section can be shown before a register is opened. Told by the kind of section, never by data. */
export function isWhollyClosed({ id, closed }: Pick<Section, 'id' | 'closed'>): boolean {
  const only = ONLY[id];
  return only === undefined ? closed.length === 2 : closed.includes(only);
}
