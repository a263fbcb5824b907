import type { Duty } from '#shared/identity.js';

/** Whom a bearer token lets in. */
export interface HubCaller {
  /** The person's id in the directory, or a system's own id. */
  subject: string;
  /** `hub/presence`: speaks for themselves. `hub/feed`: a system that reports for many. */
  scopes: readonly string[];
  /** What the identity provider says that the person is entrusted with; absent = nothing. */
  duties?: readonly Duty[];
  /** The person's unit, as the identity provider names it. */
  unit?: string | undefined;
  /** When the token ends, ms since the epoch; absent = it does not say, and the connection holds without renewal. */
  expiresAt?: number | undefined;
}
/** Checks a bearer token; undefined when it does not hold. */
export type Authenticate = (token: string) => Promise<HubCaller | undefined>;

export const mayUseHub = (caller: HubCaller | undefined): caller is HubCaller =>
  caller !== undefined && (caller.scopes.includes('hub/presence') || caller.scopes.includes('hub/feed'));

/** The token of an Authorization header (RFC 6750 §2.1). */
export const bearerOf = (header: string | undefined): string | undefined => /^Bearer (\S+)$/i.exec(header ?? '')?.[1];
