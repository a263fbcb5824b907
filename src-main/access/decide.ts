import type * as z from 'zod';
import type { AccessEntry } from '#shared/access-log.js';
import type { Ground, Purpose, Relationship, Service, openingSchema } from '#shared/access.js';
import type { Register, SectionId } from '#shared/client-summary.js';
import type { ClientReference } from '#shared/context.js';
import type { Failure } from '#shared/failure.js';
import { assertNever } from '#shared/assert-never.js';
import { dayOf } from './day.js';
import { covers, groundName, offersFor } from './grounds.js';
import { type RoleRights, ownRegisters, worksIn } from './roles.js';
import { standingOf } from './standing.js';
import type { DisclosurePermission, Opened } from './types.js';

export type Opening = z.infer<typeof openingSchema>;

/** How the active client stands for the professional. Everything but the version is dropped when the version changes. */
export interface AccessNow {
  version: number;
  client: ClientReference | null;
  /** Who is signed in, and what their role may. */
  who: { id: string; rights: RoleRights } | undefined;
  opening: Opening;
  jointService: boolean;
  permissions: readonly DisclosurePermission[];
  opened: readonly Opened[];
  protectedData: boolean;
  unmasked: boolean;
}

/** What is done with a referral of the client's. */
export type ReferralAction = 'referralConsented' | 'referralUnconsented' | 'referralSent';

/** What is done with an assessment of the client's. */
export type AssessmentAction = 'assessmentRecorded' | 'assessmentCopied';

/** What is done with appointments of the client's, and in whose register. */
export interface AppointmentStep {
  action:
    | 'appointmentsRead'
    | 'appointmentBooked'
    | 'appointmentMoved'
    | 'appointmentCancelled'
    | 'bookingRightGranted'
    | 'bookingRightRevoked';
  /** The slot, the appointment or the service, by its reference at the source; absent where all are read. */
  appointment?: string;
  register: Register;
}
/** What is given to the client of the service tray, and how. */
export interface HandOver {
  action: 'handoutPrinted' | 'handoutSaved' | 'handoutCopied' | 'handoutSent' | 'handoutRecorded';
  /** Ids of services. */
  handed: readonly string[];
  /** The system that gets it. */
  to?: string;
  /** Of what is recorded. */
  register?: Register;
}

/** The client's reference goes to colleagues with a request. */
export interface GivenOn {
  consultation: string;
  /** Who is asked, as the log has it. */
  to: string;
  sections: readonly SectionId[];
  /** The contact that is handed over with it, and of which registers it tells something. */
  contact?: { id: string; registers: readonly Register[] };
}

/** What may happen with the present client. `at` ISO 8601. */
export type AccessEvent =
  | { type: 'found'; relationship: Relationship; at: string; lastOpened?: string | undefined }
  | { type: 'notFound'; failures: Failure[] }
  | { type: 'checkAgain' }
  | { type: 'jointService'; at: string }
  | { type: 'permissions'; permissions: readonly DisclosurePermission[] }
  | { type: 'purpose'; purpose: Purpose; service: Service; at: string; lastOpened?: string | undefined }
  | { type: 'openSections'; register: Register; sections: readonly SectionId[]; ground: Ground; at: string }
  | { type: 'openProtected' }
  | { type: 'unmask'; reason: string }
  | { type: 'recordConsent'; register: Register; sections: readonly SectionId[] }
  | { type: 'revokeConsent'; consent: string }
  | { type: 'revoked'; consent: string }
  | ({ type: 'giveOn' } & GivenOn)
  | { type: 'refer'; action: ReferralAction; referral: string; to: string }
  | { type: 'assess'; action: AssessmentAction; assessment: string; register: Register }
  | ({ type: 'appoint' } & AppointmentStep)
  | ({ type: 'handOver' } & HandOver)
  | { type: 'takeOut'; how: 'copied' | 'printed'; sections: readonly SectionId[] }
  | { type: 'logFailed' };

/** What comes of an event: the entry that must be on the disk first, and how things stand then. */
export type Decision = { may: true; next: AccessNow; entry?: AccessEntry } | { may: false };

const no: Decision = { may: false };

/** A client has been committed, or nobody is signed in: everything of the one before is dropped. Pure. */
export function begin(version: number, client: ClientReference | null, who: AccessNow['who']): AccessNow {
  const opening: Opening =
    client === null || who === undefined
      ? { state: 'noClient' }
      : worksIn(who.rights).length === 0
        ? { state: 'refused', why: 'role' }
        : { state: 'checking' };
  const blank = { permissions: [], opened: [], jointService: false, protectedData: false, unmasked: false };
  return { version, client: who === undefined ? null : client, who, opening, ...blank };
}

/** What an event may do, and what is logged of it before it is done. Pure. */
export function decide(now: AccessNow, event: AccessEvent): Decision {
  const { opening, who } = now;
  if (who === undefined || now.client === null) return no;
  const { state } = opening;
  const isOpen = state === 'open';
  switch (event.type) {
    case 'found':
      // A slow source may answer while the professional is already asked for a purpose.
      if (state !== 'checking' && state !== 'needsPurpose') return no;
      return {
        may: true,
        next: openWith(now, { kind: 'relationship', relationship: event.relationship }, event),
        entry: openingEntry(now, relationshipFacts(event.relationship)),
      };
    case 'notFound':
      return state === 'checking'
        ? { may: true, next: { ...now, opening: { state: 'needsPurpose', failures: event.failures } } }
        : no;
    case 'checkAgain':
      return state === 'needsPurpose' || (state === 'refused' && opening.why === 'logUnwritable')
        ? { may: true, next: { ...now, opening: { state: 'checking' } } }
        : no;
    case 'jointService':
      return now.jointService ? no : withJointService(now);
    case 'permissions':
      return { may: true, next: stillPermitted({ ...now, permissions: event.permissions }) };
    case 'purpose': {
      const { purpose, service } = event;
      const allowed = who.rights.purposes.includes(purpose) && who.rights.services.includes(service);
      if (state !== 'needsPurpose' || !allowed) return no;
      return {
        may: true,
        next: openWith(now, { kind: 'purpose', purpose, service }, event),
        entry: openingEntry(now, { ground: 'purpose', purpose, service }),
      };
    }
    case 'openSections':
      return isOpen ? openSections(now, who.rights, event) : no;
    case 'openProtected':
      if (!isOpen || now.protectedData) return no;
      return { may: true, next: { ...now, protectedData: true }, entry: entryOf(now, 'protectedOpened', {}) };
    case 'unmask':
      if (!isOpen) return no;
      return {
        may: true,
        next: { ...now, unmasked: true },
        entry: entryOf(now, 'unmasked', { reason: event.reason }),
      };
    case 'recordConsent': {
      const { register, sections } = event;
      const mine = sections.every((one) => who.rights.sections.includes(one) && one !== 'consents');
      if (!isOpen || !mine) return no;
      return {
        may: true,
        next: now,
        entry: entryOf(now, 'consentRecorded', { registers: [register], sections: [...sections] }),
      };
    }
    case 'revokeConsent':
      if (!isOpen || !now.permissions.some(({ id }) => id === event.consent)) return no;
      return { may: true, next: now, entry: entryOf(now, 'consentRevoked', { why: event.consent }) };
    case 'revoked':
      return {
        may: true,
        next: stillPermitted({ ...now, permissions: now.permissions.filter(({ id }) => id !== event.consent) }),
      };
    case 'giveOn': {
      const { consultation, to, sections, contact } = event;
      if (!isOpen) return no;
      const went = contact === undefined ? {} : { contact: contact.id, registers: [...contact.registers] };
      return {
        may: true,
        next: now,
        entry: entryOf(now, 'consultationSent', { consultation, to, sections: [...sections], ...went }),
      };
    }
    case 'refer': {
      const { action, referral, to } = event;
      return isOpen ? { may: true, next: now, entry: entryOf(now, action, { referral, to }) } : no;
    }
    case 'assess': {
      const { action, assessment, register } = event;
      // Only what is asked by one's own duties is recorded: another register's questions were not asked.
      const mine = ownRegisters(who.rights, now.jointService).includes(register);
      return isOpen && mine
        ? { may: true, next: now, entry: entryOf(now, action, { assessment, registers: [register] }) }
        : no;
    }
    case 'appoint': {
      const { action, appointment, register } = event;
      const { sections } = who.rights;
      const seen = { open: isOpen, sections, own: ownRegisters(who.rights, now.jointService), opened: now.opened };
      const closed = standingOf(seen, 'contacts', register) === 'closed';
      const facts = { registers: [register], ...(appointment === undefined ? {} : { appointment }) };
      return closed ? no : { may: true, next: now, entry: entryOf(now, action, facts) };
    }
    case 'handOver': {
      const { action, handed, to, register } = event;
      if (!isOpen) return no;
      return {
        may: true,
        next: now,
        entry: entryOf(now, action, {
          handed: [...handed],
          ...(to === undefined ? {} : { to }),
          ...(register === undefined ? {} : { registers: [register] }),
        }),
      };
    }
    case 'takeOut': {
      const mine = event.sections.every((one) => who.rights.sections.includes(one));
      if (!isOpen || !mine) return no;
      const action = event.how === 'copied' ? 'dataCopied' : 'dataPrinted';
      return { may: true, next: now, entry: entryOf(now, action, { sections: [...event.sections] }) };
    }
    case 'logFailed':
      return state === 'checking'
        ? { may: true, next: { ...now, opening: { state: 'refused', why: 'logUnwritable' } } }
        : no;
    default:
      return assertNever(event);
  }
}

type Basis = Extract<Opening, { state: 'open' }>['basis'];

const openWith = (
  now: AccessNow,
  basis: Basis,
  { at, lastOpened }: { at: string; lastOpened?: string | undefined },
) => ({
  ...now,
  opening: { state: 'open' as const, since: at, basis, ...(lastOpened === undefined ? {} : { lastOpened }) },
});

function openSections(
  now: AccessNow,
  rights: RoleRights,
  { register, sections, ground, at }: Extract<AccessEvent, { type: 'openSections' }>,
): Decision {
  const { jointService, permissions } = now;
  const closed = !ownRegisters(rights, jointService).includes(register);
  const offers = offersFor(register, { rights, jointService, permissions, today: dayOf(at) });
  if (!closed || !covers(offers, ground, sections)) return no;
  return {
    may: true,
    next: { ...now, opened: [...now.opened, { register, ground, sections, at }] },
    entry: entryOf(now, 'sectionOpened', {
      registers: [register],
      sections: [...sections],
      ground: groundName(ground),
      ...(ground.kind === 'consent' ? { why: ground.consent } : {}),
    }),
  };
}

/** A joint service makes registers the role's own; where the client is open already, that is logged as their opening. */
function withJointService(now: AccessNow): Decision {
  const gained = now.who?.rights.joint ?? [];
  const next = { ...now, jointService: true };
  return now.opening.state !== 'open' || gained.length === 0
    ? { may: true, next }
    : {
        may: true,
        next,
        entry: entryOf(now, 'sectionOpened', { registers: [...gained], ground: 'jointService' }),
      };
}

/** A permission that has ended closes what it had opened. */
const stillPermitted = (now: AccessNow): AccessNow => ({
  ...now,
  opened: now.opened.filter(
    ({ ground }) => ground.kind !== 'consent' || now.permissions.some(({ id }) => id === ground.consent),
  ),
});

const relationshipFacts = ({ kind, consultation }: Relationship): Partial<AccessEntry> => ({
  ground: `relationship:${kind}`,
  ...(consultation === undefined ? {} : { consultation }),
});

const openingEntry = (now: AccessNow, facts: Partial<AccessEntry>): AccessEntry =>
  entryOf(now, 'accessOpened', {
    registers: now.who === undefined ? [] : ownRegisters(now.who.rights, now.jointService),
    ...facts,
  });

const entryOf = (
  { client, who, version }: AccessNow,
  action: AccessEntry['action'],
  facts: Partial<AccessEntry>,
): AccessEntry => ({ action, professional: who?.id ?? null, client, by: 'workbench', version, ...facts });
