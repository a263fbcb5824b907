import type { SharedClient } from './types.js';

const NATIONAL = 'Patient.Id.NationalIdNumber';
const NAME = 'Patient.Co.PatientName';
const BORN = 'Patient.Co.DateTimeOfBirth';

/** Context items of a client; for none, the identifying items are empty. */
export function toItems(client: SharedClient | null, site: string): [name: string, value: string][] {
  const record = `Patient.Id.MRN.${site}`;
  if (client === null)
    return [
      [record, ''],
      [NATIONAL, ''],
    ];
  const name = [client.family ?? '', ...(client.given ?? [])].map(escapeName).join('^');
  const items: [string, string | undefined][] = [
    [record, client.id],
    [NATIONAL, client.identityCode],
    [NAME, name === '' ? undefined : name],
    [BORN, client.birthDate?.replaceAll('-', '')],
  ];
  return items.flatMap(([item, value]) => (value === undefined ? [] : [[item, value]]));
}

/** The client that the items name; null = no client. */
export function fromItems(items: Map<string, string>, site: string): SharedClient | null {
  const value = (name: string) => items.get(name.toLowerCase()) || undefined;
  const id = value(`Patient.Id.MRN.${site}`);
  const identityCode = value(NATIONAL);
  if (id === undefined && identityCode === undefined) return null;
  const [family = '', ...given] = (value(NAME) ?? '').split('^').map(plainName);
  const born = /^(\d{4})(\d{2})(\d{2})/.exec(value(BORN) ?? '');
  return {
    ...(id === undefined ? {} : { id }),
    ...(identityCode === undefined ? {} : { identityCode }),
    ...(family === '' ? {} : { family }),
    given: given
      .join(' ')
      .split(' ')
      .filter((part) => part !== ''),
    ...(born === null ? {} : { birthDate: `${born[1]}-${born[2]}-${born[3]}` }),
  };
}

// HL7 v2 escapes of its own separators inside a name.
const escapes: Record<string, string> = { '\\': '\\E\\', '^': '\\S\\', '&': '\\T\\' };
const plains: Record<string, string> = { E: '\\', S: '^', T: '&' };
const escapeName = (text: string) => text.replace(/[\\^&]/g, (char) => escapes[char] ?? char);
const plainName = (text: string) => text.replace(/\\([EST])\\/g, (all, letter: string) => plains[letter] ?? all);
