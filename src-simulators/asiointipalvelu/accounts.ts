/** System of the henkilötunnus. */
export const HENKILOTUNNUS = 'urn:oid:1.2.246.21';

const CENTURIES: Record<string, number> = { '+': 1800 };
for (const mark of '-YXWVU') CENTURIES[mark] = 1900;
for (const mark of 'ABCDEF') CENTURIES[mark] = 2000;

/** Day of birth in a henkilötunnus, YYYY-MM-DD; undefined when it is none. */
export function bornOf(code: string): string | undefined {
  const [, day, month, year, mark = ''] = /^(\d{2})(\d{2})(\d{2})([-+A-FU-Y])\d{3}[0-9A-Y]$/.exec(code) ?? [];
  const century = CENTURIES[mark];
  return century === undefined ? undefined : `${century + Number(year)}-${month}-${day}`;
}

/**
 * Whether this person has taken the service into use. In the demo county those from 15 to 84 years have; children's
 * matters are seen to by their carers elsewhere, and the oldest come by phone. Pure.
 */
export function hasAccount(code: string, now: Date): boolean {
  const born = bornOf(code);
  if (born === undefined) return false;
  const age = now.getFullYear() - Number(born.slice(0, 4));
  return age >= 15 && age < 85;
}
