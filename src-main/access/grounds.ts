import type * as z from 'zod';
import { type Ground, type groundOfferSchema, statutoryGroundSchema } from '#shared/access.js';
import type { Register, SectionId } from '#shared/client-summary.js';
import { assertNever } from '#shared/assert-never.js';
import type { RoleRights } from './roles.js';
import type { DisclosurePermission } from './types.js';

export type StatutoryGround = z.infer<typeof statutoryGroundSchema>;
export type GroundOffer = z.infer<typeof groundOfferSchema>;

interface GroundRow {
  /** Number of the act in the Statute Book of Finland. */
  act: string;
  /** In force from and to, YYYY-MM-DD. */
  from: string;
  until?: string;
  /** False while the section that the act's ground stands in has not been read by a lawyer of the county. */
  checked: boolean;
}

/**
 * Grounds by law for another register's data without the client's permission. Dated: an act that is changed gets a row of
 * its own, and the old one an end.
 */
const STATUTORY: Record<StatutoryGround, readonly GroundRow[]> = {
  // Act on the processing of client data in social welfare and health care
  emergency: [{ act: '703/2023', from: '2024-01-01', checked: false }],
  essentialInterest: [{ act: '703/2023', from: '2024-01-01', checked: false }],
  dutyToDisclose: [{ act: '703/2023', from: '2024-01-01', checked: false }],
  // Child Welfare Act
  childProtection: [{ act: '417/2007', from: '2008-01-01', checked: false }],
};

const inForce = ({ from, until }: { from?: string; until?: string }, today: string): boolean =>
  (from === undefined || from <= today) && (until === undefined || today <= until);

/**
 * Grounds that open a register which is not the professional's own, and which sections each of them opens. Says nothing of
 * what lies behind. Pure.
 * @param today YYYY-MM-DD
 */
export function offersFor(
  register: Register,
  {
    rights,
    jointService,
    permissions,
    today,
  }: { rights: RoleRights; jointService: boolean; permissions: readonly DisclosurePermission[]; today: string },
): GroundOffer[] {
  // Consents are no register's, and are never closed.
  const all = rights.sections.filter((one) => one !== 'consents');
  const consents = permissions
    .filter((one) => one.register === register && inForce(one, today))
    .map(({ id, sections, from }): GroundOffer => ({
      ground: { kind: 'consent', consent: id },
      sections: sections === undefined ? all : all.filter((one) => sections.includes(one)),
      ...(from === undefined ? {} : { detail: from }),
    }))
    .filter(({ sections }) => sections.length > 0);
  const joint: GroundOffer[] =
    jointService || rights.jointService === 'always' ? [{ ground: { kind: 'jointService' }, sections: all }] : [];
  const statutory = rights.statutory.flatMap((id): GroundOffer[] => {
    const row = STATUTORY[id].find((one) => inForce(one, today));
    return row === undefined ? [] : [{ ground: { kind: 'statutory', id }, sections: all, detail: row.act }];
  });
  return [...consents, ...joint, ...statutory];
}

/** Whether two grounds are the same one. Pure. */
export function sameGround(a: Ground, b: Ground): boolean {
  switch (a.kind) {
    case 'consent':
      return b.kind === 'consent' && a.consent === b.consent;
    case 'jointService':
      return b.kind === 'jointService';
    case 'statutory':
      return b.kind === 'statutory' && a.id === b.id;
    default:
      return assertNever(a);
  }
}

/** Whether what is offered opens all of these sections on this ground. Pure. */
export const covers = (offers: readonly GroundOffer[], ground: Ground, sections: readonly SectionId[]): boolean =>
  offers.some(
    (offer) => sameGround(offer.ground, ground) && sections.every((section) => offer.sections.includes(section)),
  );

/** A ground as the access log has it: `consent`, `jointService`, `statutory:<id>`. Pure. */
export const groundName = (ground: Ground): string =>
  ground.kind === 'statutory' ? `statutory:${ground.id}` : ground.kind;
