import * as z from 'zod';
import { type Duty, dutySchema } from './identity.js';

/** Where a token of the county's identity provider says what a person is entrusted with, and what its words mean here. */
export const dutyClaimsSchema = z.object({
  unitClaim: z.string().default('unit'),
  dutiesClaim: z.string().default('duties'),
  duties: z.record(z.string(), dutySchema).default({}),
});
export type DutyClaims = z.infer<typeof dutyClaimsSchema>;

/** A county that names no claims: nobody has a duty. */
export const NO_DUTY_CLAIMS: DutyClaims = dutyClaimsSchema.parse({});

/** A person's duties and unit out of a token's claims, the ID token's or an access token's alike. */
export function readDuties(
  claims: Readonly<Record<string, unknown>>,
  config: DutyClaims,
): { duties: Duty[]; unit: string | undefined } {
  const unit = claims[config.unitClaim];
  return {
    duties: [...new Set(meanings(claims[config.dutiesClaim], config.duties))],
    unit: typeof unit === 'string' && unit !== '' ? unit : undefined,
  };
}

/** What the values of a claim, one or a list, mean by the county's table; values that it does not know are left out. */
export function meanings<Meaning>(claim: unknown, table: Readonly<Record<string, Meaning>>): Meaning[] {
  return (Array.isArray(claim) ? claim : [claim]).flatMap((value) => {
    const meaning = typeof value === 'string' && Object.hasOwn(table, value) ? table[value] : undefined;
    return meaning === undefined ? [] : [meaning];
  });
}
