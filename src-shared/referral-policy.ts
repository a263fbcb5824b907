import * as z from 'zod';
import { textsSchema } from './county-tool.js';
import { serviceUrlSchema } from './service-url.js';

const id = z.string().regex(/^[a-z0-9-]+$/);

/** Referrals of a county: which kinds there are, and the FHIR R4 servers to which they go. */
export const referralPolicySchema = z
  .strictObject({
    receivers: z
      .array(
        z.strictObject({
          id,
          name: textsSchema,
          /** FHIR R4 server that takes transactions. */
          baseUrl: serviceUrlSchema,
          /** Milliseconds for one whole answer. */
          timeoutMs: z.number().int().positive().default(8000),
          /** How often it is asked how its referrals stand. */
          pollSeconds: z.number().int().min(2).max(3600).default(60),
        }),
      )
      .min(1),
    types: z
      .array(
        z.strictObject({
          id,
          name: textsSchema,
          /** FHIR R4 Questionnaire, beside the county file unless absolute. */
          form: z.string().min(1),
          /** Id of one of the receivers. */
          receiver: id,
          /** Days for which the receiver may take it up. */
          validDays: z.number().int().min(1).max(730).default(90),
          /** Days of silence after which the sender is reminded to ask the receiver. */
          reminders: z
            .strictObject({
              /** Since the sending, while nobody has opened it. */
              unopenedDays: z.number().int().min(1).max(365).default(7),
              /** Since the receiver took it, while nobody has reached the client. */
              uncontactedDays: z.number().int().min(1).max(365).default(14),
            })
            .prefault({}),
        }),
      )
      .min(1),
  })
  .superRefine(({ receivers, types }, context) => {
    types.forEach(({ receiver }, index) => {
      if (receivers.some((one) => one.id === receiver)) return;
      context.addIssue({
        code: 'custom',
        path: ['types', index, 'receiver'],
        message: `there is no receiver "${receiver}"`,
      });
    });
  });
export type ReferralPolicy = z.infer<typeof referralPolicySchema>;
