import * as z from 'zod';
import { purposeSchema, serviceSchema } from './access.js';
import { sectionIdSchema } from './client-summary.js';
import { roleSchema } from './identity.js';
import { registerSchema } from './summary-entries.js';

/** What a role may do, where the county says it otherwise than the product; what is not named stays as it is. */
const roleChangesSchema = z.strictObject({
  /** Registers of its own duties. */
  own: z.array(registerSchema).optional(),
  /** Registers that are its own where the client has a joint service of social welfare and health care. */
  joint: z.array(registerSchema).optional(),
  /** `always`: the role may say that its service is a joint one; `whenFound`: only where the sources tell of one. */
  jointService: z.enum(['always', 'whenFound']).optional(),
  sections: z.array(sectionIdSchema).min(1).optional(),
  /** The likeliest first. */
  purposes: z.array(purposeSchema).min(1).optional(),
  services: z.array(serviceSchema).min(1).optional(),
});

/** `access` of county.json. */
export const accessPolicySchema = z.strictObject({
  roles: z.partialRecord(roleSchema, roleChangesSchema).default({}),
  /** How many days before and after today a booking ties the professional to the client. */
  bookingDays: z.number().int().min(0).max(60).default(7),
});
export type AccessPolicy = z.infer<typeof accessPolicySchema>;
