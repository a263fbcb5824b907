import type { ReferralPolicy } from '#shared/referral-policy.js';
import { readQuestionnaire } from '#shared/questionnaire-check.js';
import type { ReferralType } from '#shared/referrals.js';

/**
 * Reads the forms that a policy names. One that cannot be used is told of by its first mistake; the others work.
 * @param read gives the text of a file of the policy
 */
export const readForms = (
  { types, receivers }: ReferralPolicy,
  read: (file: string) => Promise<string>,
): Promise<ReferralType[]> =>
  Promise.all(
    types.map(async ({ id, name, form, receiver, validDays }) => {
      const to = receivers.find((one) => one.id === receiver);
      const common = { id, name, receiver: to?.name ?? { fi: receiver }, validDays };
      const text = await read(form).catch(() => undefined);
      if (text === undefined) return { ...common, mistake: `${form} cannot be read` };
      const found = readQuestionnaire(text);
      return 'form' in found
        ? { ...common, form: found.form }
        : { ...common, mistake: `${form}: ${found.mistakes[0]}` };
    }),
  );
