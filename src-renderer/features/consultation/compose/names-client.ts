import type { ClientIdentity } from '#shared/context.js';

const words = (text: string): string[] =>
  text
    .normalize('NFC')
    .toLocaleLowerCase('fi')
    .split(/[^\p{L}]+/u)
    .filter((word) => word.length > 1);

/** A Finnish personal identity code: date of birth, sign of the century, individual number, check character. */
const IDENTITY_CODE = /\b\d{6}[-+A-FU-Y]\d{3}[0-9A-Y]\b/i;

/**
 * Whether a topic tells who the client is: an identity code, or the open client's family name together with a given one,
 * or the family name alone where it is written as one. The queue and the notifications show topics.
 */
export function namesClient(
  topic: string,
  client: Pick<ClientIdentity, 'family' | 'given' | 'calledName'> | null,
): boolean {
  if (IDENTITY_CODE.test(topic)) return true;
  if (client === null) return false;
  const said = new Set(words(topic));
  const family = words(client.family);
  return family.length > 0 && family.every((word) => said.has(word));
}
