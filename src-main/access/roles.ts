import { type Purpose, type Service, purposeSchema, serviceSchema } from '#shared/access.js';
import { type Register, type SectionId, sectionIdSchema } from '#shared/client-summary.js';
import type { AccessPolicy } from '#shared/access-policy.js';
import type { Role } from '#shared/identity.js';
import type { StatutoryGround } from './grounds.js';

/** What a role may do with clients' data, before anything is known of the client. */
export interface RoleRights {
  /** Registers of its own duties. */
  own: readonly Register[];
  /** Registers that are its own where the client has a joint service. */
  joint: readonly Register[];
  /** `always`: its own service may be a joint one, and it may say so; `whenFound`: only where the sources tell of one. */
  jointService: 'always' | 'whenFound';
  sections: readonly SectionId[];
  /** The likeliest first. */
  purposes: readonly Purpose[];
  services: readonly Service[];
  statutory: readonly StatutoryGround[];
}
export type RoleTable = Record<Role, RoleRights>;

/**
 * The decree that the table follows: rights by the task at work (työtehtävä) and the service that is given (annettava
 * palvelu). The county makes the table its own: the decree gives the most that may be used, not what each unit gives.
 */
export const ROLE_TABLE_BASIS = {
  act: '825/2022',
  name: 'Sosiaali- ja terveysministeriön asetus käyttöoikeudesta asiakastietoon',
  inForce: '2023-06-30',
  /** Title, date, tasks of health care (2 §) and the groups of services (3 §) were read; the tables of data were not. */
  checked: false,
};

const everySection = sectionIdSchema.options;

/** Names only, no codes: the decree's task that each role stands for is in the comment. */
const ROLES: RoleTable = {
  // Broad tasks of arranging and giving health services: assessing the need of care, care, consultation.
  nurse: {
    own: ['health'],
    joint: [],
    jointService: 'whenFound',
    sections: everySection,
    purposes: ['care', 'assessment', 'guidance', 'followUp', 'correction'],
    services: [
      'counsellingCentre',
      'outpatientCare',
      'homeCare',
      'childHealth',
      'studentHealth',
      'mentalHealth',
      'rehabilitation',
      'hospitalCare',
    ],
    statutory: ['emergency', 'childProtection', 'dutyToDisclose'],
  },
  // Social work in the service tasks (palvelutehtävät) of social welfare.
  socialWorker: {
    own: ['social'],
    joint: [],
    jointService: 'whenFound',
    sections: everySection,
    purposes: ['service', 'assessment', 'guidance', 'followUp', 'correction'],
    services: [
      'workingAge',
      'familiesWithChildren',
      'childProtection',
      'olderPeople',
      'disability',
      'substanceAbuse',
      'familyLaw',
    ],
    statutory: ['emergency', 'childProtection', 'essentialInterest', 'dutyToDisclose'],
  },
  // Counselling across both: health data are its own only where the client has a joint service.
  counsellor: {
    own: ['social'],
    joint: ['health'],
    jointService: 'always',
    sections: everySection,
    purposes: ['guidance', 'assessment', 'service', 'followUp', 'correction'],
    services: ['counsellingCentre', 'olderPeople', 'disability', 'workingAge', 'familiesWithChildren', 'homeCare'],
    statutory: ['emergency', 'essentialInterest'],
  },
  // Teaching is no ground for anybody's data. A county of invented clients may give it some.
  trainer: {
    own: [],
    joint: [],
    jointService: 'whenFound',
    sections: everySection,
    purposes: purposeSchema.options,
    services: serviceSchema.options,
    statutory: ['emergency', 'childProtection', 'essentialInterest', 'dutyToDisclose'],
  },
};

/** The table with what the county file says otherwise. Pure. */
export function roleTable(changes: AccessPolicy['roles']): RoleTable {
  const of = (role: Role): RoleRights => {
    const { own, joint, jointService, sections, purposes, services } = changes[role] ?? {};
    const base = ROLES[role];
    return {
      own: own ?? base.own,
      joint: (joint ?? base.joint).filter((one) => !(own ?? base.own).includes(one)),
      jointService: jointService ?? base.jointService,
      sections: sections ?? base.sections,
      purposes: purposes ?? base.purposes,
      services: services ?? base.services,
      statutory: base.statutory,
    };
  };
  return {
    nurse: of('nurse'),
    socialWorker: of('socialWorker'),
    counsellor: of('counsellor'),
    trainer: of('trainer'),
  };
}

/** Registers in which the role works at all; none = it has no right to clients' data. Pure. */
export const worksIn = ({ own, joint }: RoleRights): Register[] => [...new Set([...own, ...joint])];

/**
 * Registers in which the role may record before a client is open: those that a joint service adds where the role's own service
 * is one. Pure.
 */
export const recordsIn = (rights: RoleRights): Register[] => ownRegisters(rights, rights.jointService === 'always');

/** The professional's own registers with this client. Pure. */
export const ownRegisters = (rights: RoleRights, jointService: boolean): Register[] =>
  jointService ? worksIn(rights) : [...rights.own];
