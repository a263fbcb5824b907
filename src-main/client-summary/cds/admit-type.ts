import * as z from 'zod';
import type { Register } from '#shared/client-summary.js';
import type { AccessView } from '../../access/index.js';
import { admit } from '../admit.js';
import { registerOf } from '../concepts.js';
import { coding, list, part } from '../fhir-types.js';
import { searches } from '../sections/index.js';

const taggedSchema = z.object({ meta: part(z.object({ tag: list(coding), security: list(coding) })) });

/**
 * Which of a source's entries of a type a service of a register may be given: those of its own register that this
 * professional may see by their own duties, as the sections show them. What no section shows is given to nobody. Pure.
 * @param source register of the source, unless an entry says otherwise
 */
export function admitType(
  matches: readonly unknown[],
  {
    type,
    source,
    register,
    view,
    today,
  }: { type: string; source: Register; register: Register; view: AccessView; today: string },
): readonly unknown[] {
  if (!view.open || !view.own.includes(register)) return [];
  const mine = matches.filter((one) => (registerOf(taggedSchema.safeParse(one).data?.meta) ?? source) === register);
  const section = searches
    .filter((one) => one.type === type)
    .flatMap((one) => one.sections)
    .find((one) => view.sections.includes(one));
  if (section === undefined || section === 'consents') return [];
  return admit({ matches: mine, included: [] }, { section, register: source, view, denials: [], today }).reading
    .matches;
}
