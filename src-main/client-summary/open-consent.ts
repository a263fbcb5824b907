import * as z from 'zod';
import { consentTermsSchema, isDisclosure, saysNo } from './consent-terms.js';

/**
 * A consent as it may be shown: a luovutuskielto leaves no trace, and one inside a permission neither. What cannot be read
 * and may be a denial is left out as well. Pure.
 * @param all every consent of the register may be shown; otherwise permissions only
 * @returns undefined when nothing may be shown
 */
export function openConsent(resource: unknown, all: boolean): unknown {
  const { data } = consentTermsSchema.safeParse(resource);
  if (data === undefined) return mayDeny(JSON.stringify(resource)) || !all ? undefined : resource;
  if (saysNo(data) || data.provision?.type === 'deny') return undefined;
  const disclosure = isDisclosure(data);
  if (!all && !disclosure) return undefined;
  const kept = withoutDenials(resource);
  // Where a denial was all that there was to say.
  return kept !== resource && !disclosure ? undefined : kept;
}

const mayDeny = (json: string): boolean => /"deny"|kielto|kiellet|förbud|denial|opt-?out/i.test(json);
const isDeny = (value: unknown): boolean => denySchema.safeParse(value).success;
const denySchema = z.looseObject({ type: z.literal('deny') });

/** @returns the same object when there was none */
function withoutDenials(value: unknown): unknown {
  if (Array.isArray(value)) {
    const items: unknown[] = value;
    const kept = items.filter((one) => !isDeny(one)).map(withoutDenials);
    return kept.length === items.length && kept.every((one, index) => one === items[index]) ? value : kept;
  }
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).map(([key, inner]): [string, unknown] => [key, withoutDenials(inner)]);
  const same = Object.values(value).every((inner: unknown, index) => entries[index]?.[1] === inner);
  return same
    ? value
    : Object.fromEntries(entries.filter(([, inner]) => !(Array.isArray(inner) && inner.length === 0)));
}
