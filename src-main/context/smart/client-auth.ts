import { createHash, timingSafeEqual } from 'node:crypto';

/** A client as the token endpoint knows it. */
interface KnownClient {
  clientId: string;
  /** Set for a confidential client. */
  clientSecret?: string | undefined;
}

/**
 * Who asks for a token (RFC 6749 §2.3.1): a public client says its id in the body, a confidential one shows its secret by
 * HTTP Basic and nothing else will do.
 * @returns the client's id, or undefined when it is not who it says (`invalid_client`)
 */
export function clientOf(
  clients: readonly KnownClient[],
  authorization: string | undefined,
  inBody: string | undefined,
): string | undefined {
  const basic = authorization === undefined ? undefined : readBasic(authorization);
  if (authorization !== undefined && basic === undefined) return undefined;
  const id = basic === undefined ? inBody : [basic.id, decoded(basic.id)].find((one) => isKnown(clients, one));
  const client = clients.find((one) => one.clientId === id);
  if (client === undefined || (inBody !== undefined && inBody !== client.clientId)) return undefined;
  if (client.clientSecret === undefined) return basic === undefined ? client.clientId : undefined;
  if (basic === undefined) return undefined;
  const { clientSecret } = client;
  // Some libraries encode the secret as the RFC says, some send it as it is.
  return [basic.secret, decoded(basic.secret)].some((one) => isSame(one, clientSecret)) ? client.clientId : undefined;
}

const isKnown = (clients: readonly KnownClient[], id: string) => clients.some((one) => one.clientId === id);

function readBasic(header: string): { id: string; secret: string } | undefined {
  const [, packed] = /^Basic +([A-Za-z0-9+/=]+)$/i.exec(header) ?? [];
  const text = packed === undefined ? '' : Buffer.from(packed, 'base64').toString('utf8');
  const colon = text.indexOf(':');
  return colon < 1 ? undefined : { id: text.slice(0, colon), secret: text.slice(colon + 1) };
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '));
  } catch {
    return text;
  }
}

const digest = (text: string) => createHash('sha256').update(text).digest();
const isSame = (a: string, b: string): boolean => timingSafeEqual(digest(a), digest(b));
