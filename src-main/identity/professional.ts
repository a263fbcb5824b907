import * as z from 'zod';
import type { County } from '#shared/county.js';
import type { Professional } from '#shared/identity.js';

const claimsSchema = z.looseObject({
  sub: z.string().min(1),
  name: z.string().optional(),
  preferred_username: z.string().optional(),
});

/**
 * Who the ID token says has signed in, in the county's terms.
 * @returns undefined when the county file knows no role for the person: then there is nothing they may do here
 */
export function toProfessional(
  claims: unknown,
  config: Pick<County['identityProvider'], 'roleClaim' | 'roles' | 'unitClaim'>,
): Professional | undefined {
  const parsed = claimsSchema.safeParse(claims);
  if (!parsed.success) return undefined;
  const given = parsed.data[config.roleClaim];
  const values = Array.isArray(given) ? given : [given];
  const role = values
    .map((value) => (typeof value === 'string' && Object.hasOwn(config.roles, value) ? config.roles[value] : undefined))
    .find((found) => found !== undefined);
  if (role === undefined) return undefined;
  const unit = parsed.data[config.unitClaim];
  return {
    id: parsed.data.sub,
    name: parsed.data.name ?? parsed.data.preferred_username ?? parsed.data.sub,
    role,
    ...(typeof unit === 'string' && unit !== '' ? { unit } : {}),
  };
}
