import type { ClientHit, ClientIdentity, ClientReference } from '#shared/context.js';
import type { Failure } from '#shared/failure.js';
import type { ToolContext } from '#shared/tools.js';
import type { SurveyKind } from './machine.js';

/** A tool must confirm within this, or it is covered (design §4). */
export const CONFIRM_MS = 1000;
/** One that is asked about a change may take this long to answer (FHIRcast's own limit). */
export const SURVEY_MS = 10_000;
/** The tools get so much quiet after a commit: to ask the source takes its time from the same processor. */
export const TOOLS_FIRST_MS = 5;
/** How long the source may keep the windows waiting when the message itself has said who it is. */
export const IDENTITY_GRACE_MS = 150;

/** Who a client is, with the henkilötunnus that stays in the core. */
export interface Identified {
  identity: ClientIdentity;
  identityCode?: string;
}

/** The professional's unsaved work, each piece with its client. */
export interface UnsavedWork {
  has: (reference: ClientReference) => boolean;
  subscribe: (call: () => void) => () => void;
}

/** Where the context manager learns who a client is. */
export interface IdentityReader {
  read: (
    reference: ClientReference,
    signal: AbortSignal,
  ) => Promise<({ ok: true } & Identified) | { ok: false; failure: Failure }>;
  /** Facts from a Patient resource that a message carried; undefined when it does not even name the client. */
  fromMessage: (patient: unknown) => Identified | undefined;
  search: (query: string, signal: AbortSignal) => Promise<{ hits: ClientHit[]; failure?: Failure }>;
}

export interface ContextTool {
  id: string;
  /** Name to show, in the county's own language. */
  name: string;
  how: ToolContext;
  survey: SurveyKind;
}

/** "SAARIKOSKI, Aune Marjatta s. 14.3.1948": how a tool's client is named beside the active one. */
export function clientLabel({ family, given, birthDate }: ClientIdentity): string {
  const name = [family.toLocaleUpperCase('fi'), given.join(' ')].filter((part) => part !== '').join(', ');
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(birthDate ?? '');
  return match === null ? name : `${name} s. ${Number(match[3])}.${Number(match[2])}.${match[1]}`;
}
