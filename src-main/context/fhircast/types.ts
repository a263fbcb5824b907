/** A tool of the county that follows over FHIRcast. */
export interface FhircastTool {
  id: string;
  name: string;
  /** OAuth client id that its tokens name. */
  clientId: string | undefined;
  /** Whose change of client moves everything; it is asked before a change that began elsewhere. */
  master: boolean;
  /** `none` = its clients send no token. */
  auth: 'token' | 'none';
  /** A 202 without a SyncError in 10 s counts as a confirmation (FHIRcast §2.5). */
  trustsAccepted: boolean;
  /** Web origins of its pages: for CORS, and for knowing those that send no token. */
  origins: string[];
}

/** Whom an access token stands for. */
export interface TokenHolder {
  subject: string;
  clientId: string | undefined;
  scopes: string[];
  /** When the token ends, epoch milliseconds; absent = it does not say. */
  expiresAt?: number | undefined;
}

/** Who makes a request at the hub. */
export interface Caller {
  /** Id of the tool, or of a guest. */
  tool: string;
  name: string;
  /** What its token lets it read and write; `all` where no token is asked for. */
  scopes: readonly string[] | 'all';
  expiresAt: number | undefined;
  trustsAccepted: boolean;
  guest: boolean;
}

/** Answer to an HTTP request: a plain-text reason when it is refused (FHIRcast §2.4), JSON where the standard gives a body. */
export interface Reply {
  status: number;
  reason?: string;
  body?: Record<string, unknown>;
}
export const refuse = (status: number, reason: string): Reply => ({ status, reason });
