// Apart from the schemas, so that the first screen can do without them.

/** What an address template of a contact link may hold: what the directory tells of the colleague, and nothing else. */
export const CONTACT_NAMES = ['email', 'username', 'phone', 'extension', 'id'] as const;
type ContactName = (typeof CONTACT_NAMES)[number];

/** The parts of these are an address as such, where the signs of one stand as they are. */
const ADDRESSES = ['tel', 'sip', 'sips', 'callto', 'mailto'];

/** Half of a surrogate pair cannot be encoded, and is no part of anybody's address. */
const HALF_A_CHARACTER = /\p{Surrogate}/gu;

/** The scheme of an address or a template, in small letters; empty where there is none. Pure. */
export const schemeOf = (address: string): string => /^([a-z][a-z0-9+.-]*):/i.exec(address)?.[1]?.toLowerCase() ?? '';

/** What of a colleague of the directory leads to them. */
interface Reachable {
  id: string;
  email?: string | undefined;
  phone?: string | undefined;
  extension?: string | undefined;
}

/**
 * The address of one colleague by a template that was checked: each part percent-encoded, so that nothing in the directory
 * leads elsewhere. @returns undefined where the directory does not tell what the template needs
 */
export function contactAddress(template: string, { id, email, phone, extension }: Reachable): string | undefined {
  const username = email?.includes('@') === true ? email.slice(0, email.indexOf('@')) : undefined;
  const values: Record<ContactName, string | undefined> = { id, email, username, phone, extension };
  const isAddress = ADDRESSES.includes(schemeOf(template));
  let complete = true;
  const filled = template.replaceAll(/\{([^{}]*)\}/g, (_, name: string) => {
    const known = CONTACT_NAMES.find((one) => one === name);
    const value = known === undefined ? undefined : values[known];
    if (value === undefined || value === '') complete = false;
    const encoded = encodeURIComponent((value ?? '').replaceAll(HALF_A_CHARACTER, ''));
    return isAddress ? encoded.replaceAll('%2B', '+').replaceAll('%40', '@') : encoded;
  });
  return complete ? filled : undefined;
}
