import type { Register, SectionId } from '#shared/client-summary.js';
import type { Ground, Permission, Relationship } from '#shared/access.js';
import type { ClientReference } from '#shared/context.js';
import type { Failure } from '#shared/failure.js';

/** Sections of another register than the professional's own, opened on a ground. */
export interface Opened {
  register: Register;
  ground: Ground;
  sections: readonly SectionId[];
  /** ISO 8601. */
  at: string;
}

/** What of the active client this professional may be shown: everything that reads data follows it. */
export interface AccessView {
  version: number;
  client: ClientReference | null;
  /** False until a relationship or a purpose has been logged: then nothing is read at all. */
  open: boolean;
  /** Subject of the professional; null when nobody is signed in. */
  professional: string | null;
  /** Registers of the professional's own duties. */
  own: readonly Register[];
  /** Sections of the role. */
  sections: readonly SectionId[];
  opened: readonly Opened[];
  /** Whether specially protected data are shown. */
  protectedData: boolean;
  /** Turvakielto is in force (or not known yet) and has not been unmasked: nothing that tells a place is shown. */
  masked: boolean;
}

/** A luovutuslupa in force as the sources have it. */
export interface DisclosurePermission {
  /** FHIR reference, `Consent/<id>`. */
  id: string;
  /** Whose data may be disclosed. */
  register: Register;
  /** What it covers; absent = all sections. */
  sections?: readonly SectionId[];
  /** First and last day, YYYY-MM-DD. */
  from?: string;
  until?: string;
}

/** Looks for what ties the professional to the client. Never rejects. */
export type FindRelationship = (
  question: {
    client: ClientReference;
    professional: string;
    /** Registers in which the professional works. */
    registers: readonly Register[];
  },
  signal: AbortSignal,
) => {
  /** The first that is found; `failures` are those of sources that did not answer in time. */
  relationship: Promise<{ relationship?: Relationship; failures: Failure[] }>;
  /** What a slow source still gives after that; undefined when all have answered and nothing was found. */
  late: Promise<Relationship | undefined>;
  /** Whether the client has a joint service of social welfare and health care. */
  jointService: Promise<boolean>;
};

/** What came of writing a consent to its source. */
export type Written = { ok: true; id: string } | { ok: false; failure: Failure };

/** Luovutusluvat of a client. Never rejects. */
export interface PermissionStore {
  find: (client: ClientReference, signal: AbortSignal) => Promise<readonly DisclosurePermission[]>;
  /**
   * Writes one (FHIR Consent with its Provenance) to the source of the register.
   * @param key the same for the same wish: written twice, it is one consent
   */
  record: (wish: PermissionWish & { key: string; permission: Permission }, signal: AbortSignal) => Promise<Written>;
  /** Ends one from now on (Consent.status inactive). */
  revoke: (wish: PermissionWish & { consent: string }, signal: AbortSignal) => Promise<Written>;
}
export interface PermissionWish {
  client: ClientReference;
  /** Who asked the client, and wrote it down. */
  professional: { id: string; name: string };
}

/** What turvakielto masks. */
export interface Contact {
  municipality?: string;
  address: string[];
  phones: string[];
}
export type ReadContact = (
  client: ClientReference,
  signal: AbortSignal,
) => Promise<{ ok: true; contact: Contact } | { ok: false; failure: Failure }>;
