import type { ClientIdentity } from '#shared/context.js';

/** Family name as the banner writes it: in capitals by Finnish rules. */
export const familyInCapitals = (family: string): string => family.toLocaleUpperCase('fi');

/** Called name when known, otherwise the first given name. */
export const calledName = (client: Pick<ClientIdentity, 'calledName' | 'given'>): string =>
  client.calledName ?? client.given[0] ?? '';
