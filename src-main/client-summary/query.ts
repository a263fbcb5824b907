/** What the professional has typed, as one FHIR search of Patient; `prefix` narrows the answer by henkilötunnus. */
export interface PatientQuery {
  params: [name: string, value: string][];
  prefix?: string;
}

const CENTURIES: Record<string, string> = { '+': '18', '-': '19', A: '20' };

/** Century by the sign of a henkilötunnus; U–Y mean the 1900s and B–F the 2000s since 2023. */
const centuryOf = (sign: string): string | undefined =>
  CENTURIES[sign] ?? (/[U-Y]/.test(sign) ? '19' : /[B-F]/.test(sign) ? '20' : undefined);

/** Name, whole or begun henkilötunnus (from the birth date on), or a date of birth in Finnish form. */
export function toPatientQuery(typed: string): PatientQuery | undefined {
  const query = typed.trim().toUpperCase();
  if (/^\d{6}[-+A-FU-Y]\d{3}[0-9A-Z]$/.test(query)) {
    return { params: [['identifier', `urn:oid:1.2.246.21|${query}`]], prefix: query };
  }
  const begun = /^(\d{2})(\d{2})(\d{2})([-+A-FU-Y]\d{0,3})?$/.exec(query);
  if (begun !== null) {
    const [, day = '', month = '', year = '', rest] = begun;
    const century = rest === undefined ? undefined : centuryOf(rest[0] ?? '');
    const dates = (century === undefined ? ['19', '20'] : [century]).map((one) => `${one}${year}-${month}-${day}`);
    const real = dates.filter(isDate);
    return real.length === 0 ? undefined : { params: [['birthdate', real.join(',')]], prefix: query };
  }
  const date = /^(\d{1,2})\.(\d{1,2})\.(\d{4})$/.exec(query);
  if (date !== null) {
    const [, day = '', month = '', year = ''] = date;
    const iso = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
    return isDate(iso) ? { params: [['birthdate', iso]] } : undefined;
  }
  // FHIR's separators inside a value would change the question.
  const words = typed.split(/[\s,;|$\\]+/).filter((word) => /\p{L}/u.test(word));
  return words.length === 0 ? undefined : { params: words.map((word) => ['name', word]) };
}

const isDate = (iso: string): boolean => {
  const at = new Date(`${iso}T00:00:00Z`);
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(iso);
};
