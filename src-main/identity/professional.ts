import * as z from 'zod';
import type { County } from '#shared/county.js';
import { meanings, readDuties } from '#shared/duty-claims.js';
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
  config: Pick<County['identityProvider'], 'roleClaim' | 'roles' | 'unitClaim' | 'dutiesClaim' | 'duties'>,
): Professional | undefined {
  const parsed = claimsSchema.safeParse(claims);
  if (!parsed.success) return undefined;
  const given = parsed.data[config.roleClaim];
  const role = meanings(given, config.roles)[0];
  if (role === undefined) return undefined;
  const { duties, unit } = readDuties(parsed.data, config);
  return {
    id: parsed.data.sub,
    name: parsed.data.name ?? parsed.data.preferred_username ?? parsed.data.sub,
    role,
    ...(unit === undefined ? {} : { unit }),
    ...(duties.length > 0 ? { duties } : {}),
  };
}
