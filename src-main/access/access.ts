import type { AccessResult, AccessState, Purpose, Service } from '#shared/access.js';
import type { Register, SectionId } from '#shared/client-summary.js';
import type { Clock } from '#shared/clock.js';
import type { ClientReference } from '#shared/context.js';
import type { Professional, Role } from '#shared/identity.js';
import { type Live, createLive } from '../live.js';
import type { Log } from '../log.js';
import { createConsentDesk } from './consent-desk.js';
import { dayOf } from './day.js';
import {
  type AccessEvent,
  type AccessNow,
  type AssessmentAction,
  type AppointmentStep,
  type HandOver,
  begin,
  decide,
  type ReferralAction,
  type GivenOn,
} from './decide.js';
import type { AccessLog } from './log/log.js';
import { type RoleTable, recordsIn, worksIn } from './roles.js';
import { createAccessRouter } from './router.js';
import { type NonDisclosure, toState, toView } from './show.js';
import { standingOf } from './standing.js';
import type { AccessView, FindRelationship, PermissionStore, ReadContact } from './types.js';

export interface AccessParts {
  /** The committed context. */
  client: Pick<Live<{ version: number; reference: ClientReference | null }>, 'get' | 'subscribe'>;
  /** Who may be given data now; undefined while the session is locked. */
  professional: () => Professional | undefined;
  /** What is known of the active client's turvakielto. */
  nonDisclosure: () => NonDisclosure;
  roles: RoleTable;
  findRelationship: FindRelationship;
  permissions: PermissionStore;
  readContact: ReadContact;
  accessLog: Pick<AccessLog, 'append'>;
  /** When the professional opened the client the time before. Never rejects. */
  lastOpened: (professional: string, client: ClientReference) => Promise<string | undefined>;
  clock: Clock;
  log: Log;
}

/**
 * May this professional see this client, and which registers of it. Runs after the context's commit and holds nothing up:
 * until a relationship or a purpose is in the access log, no feature reads the client's data.
 */
export function createAccess(parts: AccessParts) {
  const { client, accessLog, clock, log } = parts;
  const iso = () => new Date(clock.now()).toISOString();
  let now: AccessNow = begin(client.get().version, null, undefined);
  let search = new AbortController();
  const state = createLive<AccessState>(toState(now, 'unknown', dayOf(clock.now())));
  const view = createLive<AccessView>(toView(now, 'unknown'));

  function publish(): void {
    const known = parts.nonDisclosure();
    // The renderer hears first that something is closed; readers drop it in the same step.
    view.set(toView(now, known));
    state.set(toState(now, known, dayOf(clock.now())));
  }

  /** Logs what the event does, then does it, if it may still be done. */
  async function happen(version: number, event: AccessEvent): Promise<AccessResult> {
    if (version !== now.version) return { kind: 'changed' };
    const decision = decide(now, event);
    if (!decision.may) return { kind: 'notAllowed' };
    if (decision.entry !== undefined) {
      try {
        await accessLog.append(decision.entry);
      } catch (error) {
        log('error', 'access-log-unwritable', { detail: error instanceof Error ? error.message : '' });
        return { kind: 'logUnwritable' };
      }
    }
    // Others may have come between while the log was written: it is decided anew.
    const still = version === now.version ? decide(now, event) : undefined;
    if (still?.may !== true) return { kind: 'changed' };
    if (still.next !== now) {
      now = still.next;
      publish();
    }
    return { kind: 'done' };
  }

  async function check(version: number, reference: ClientReference, who: NonNullable<AccessNow['who']>): Promise<void> {
    search.abort();
    const { signal } = (search = new AbortController());
    const found = parts.findRelationship(
      { client: reference, professional: who.id, registers: worksIn(who.rights) },
      signal,
    );
    const before = parts.lastOpened(who.id, reference);
    void found.jointService.then((has) => (has ? happen(version, { type: 'jointService', at: iso() }) : undefined));
    const { relationship, failures } = await found.relationship;
    const lastOpened = await before;
    if (signal.aborted) return;
    const result = await happen(
      version,
      relationship === undefined
        ? { type: 'notFound', failures }
        : { type: 'found', relationship, at: iso(), lastOpened },
    );
    if (result.kind === 'logUnwritable') return void (await happen(version, { type: 'logFailed' }));
    await readPermissions(version);
    const late = relationship === undefined ? await found.late : undefined;
    if (late === undefined || signal.aborted) return;
    // Where a purpose has been picked meanwhile, that stands.
    const opened = await happen(version, { type: 'found', relationship: late, at: iso(), lastOpened });
    if (opened.kind === 'done') await readPermissions(version);
  }

  /** Luovutusluvat are grounds that may be chosen once the client is open. */
  async function readPermissions(version: number): Promise<void> {
    if (version !== now.version || now.client === null || now.opening.state !== 'open') return;
    const permissions = await parts.permissions.find(now.client, search.signal);
    await happen(version, { type: 'permissions', permissions });
  }

  function follow(): void {
    const { version, reference } = client.get();
    const professional = parts.professional();
    const same = version === now.version && professional?.id === now.who?.id;
    if (same) return;
    search.abort();
    const who =
      professional === undefined ? undefined : { id: professional.id, rights: parts.roles[professional.role] };
    now = begin(version, reference, who);
    publish();
    if (now.opening.state === 'checking' && reference !== null && who !== undefined)
      void check(version, reference, who);
  }

  const stop = client.subscribe(follow);
  follow();

  const access = {
    state,
    happen,
    iso,
    async choosePurpose(version: number, purpose: Extract<AccessEvent, { type: 'purpose' }>): Promise<AccessResult> {
      const { client: reference, who } = now;
      const before = reference === null || who === undefined ? undefined : await parts.lastOpened(who.id, reference);
      const result = await happen(version, { ...purpose, lastOpened: before });
      if (result.kind === 'done') void readPermissions(version);
      return result;
    },
    async checkAgain(version: number): Promise<void> {
      const { client: reference, who } = now;
      const result = await happen(version, { type: 'checkAgain' });
      if (result.kind === 'done' && reference !== null && who !== undefined) void check(version, reference, who);
    },
    async unmask(version: number, reason: string) {
      const reference = now.client;
      const result = await happen(version, { type: 'unmask', reason });
      if (result.kind !== 'done' || reference === null) return { result };
      const answer = await parts.readContact(reference, search.signal);
      if (version !== now.version) return { result: { kind: 'changed' as const } };
      return answer.ok
        ? { result, contact: answer.contact }
        : { result: { kind: 'failed' as const, failure: answer.failure } };
    },
  };
  const consents = createConsentDesk({
    now: () => now,
    name: () => parts.professional()?.name ?? '',
    happen,
    refresh: readPermissions,
    permissions: parts.permissions,
  });
  return {
    router: createAccessRouter({ ...access, ...consents }),
    /** How the active client stands for the professional, and every change of that. */
    state,
    choosePurpose: (version: number, { purpose, service }: { purpose: Purpose; service: Service }) =>
      access.choosePurpose(version, { type: 'purpose', purpose, service, at: iso() }),
    /** Looks for a reason once more, where none was found. */
    checkAgain: access.checkAgain,
    /** What of the active client may be read and shown. */
    view,
    /** How a register's part of a section of this client stands, for what is told outside the summary. */
    sightOf(of: ClientReference, section: SectionId, register: Register): 'open' | 'closed' | 'checking' {
      // A change of client is told to the windows before it is known here.
      if (now.client !== of || now.opening.state === 'checking') return 'checking';
      // What a permission opens may have exceptions, and a banner is no place for them.
      return standingOf(view.get(), section, register) === 'open' ? 'open' : 'closed';
    },
    /** Registers in which the role may record before a client is open. */
    recordsIn: (role: Role) => recordsIn(parts.roles[role]),
    /** The session has changed: signed in, locked, another person. */
    sessionChanged: follow,
    /** What is known of the client's turvakielto may have changed. */
    identityChanged: () => {
      if (toView(now, parts.nonDisclosure()).masked !== view.get().masked) publish();
    },
    /** Text or print leaves the workbench: in the log first. @returns whether it may */
    async taken(version: number, how: 'copied' | 'printed', sections: readonly SectionId[]): Promise<boolean> {
      return (await happen(version, { type: 'takeOut', how, sections })).kind === 'done';
    },
    /** The client's reference goes to colleagues, and with a hand-over the contact: in the log first. */
    giveOn: (version: number, given: GivenOn) => happen(version, { type: 'giveOn', ...given }),
    /** A step of a referral of the client's: in the log first. */
    refer: (version: number, step: { action: ReferralAction; referral: string; to: string }) =>
      happen(version, { type: 'refer', ...step }),
    /** A register's part of an assessment of the client's is written or copied: in the log first. */
    assess: (version: number, step: { action: AssessmentAction; assessment: string; register: Register }) =>
      happen(version, { type: 'assess', ...step }),
    /** Something of the client's appointments is read or done: in the log first. */
    appoint: (version: number, step: AppointmentStep) => happen(version, { type: 'appoint', ...step }),
    /** Something of the service tray is given to the client: in the log first. */
    handOver: (version: number, what: HandOver) => happen(version, { type: 'handOver', ...what }),
    close(): void {
      stop();
      search.abort();
    },
  };
}
