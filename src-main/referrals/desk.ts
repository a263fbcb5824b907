import type { AccessResult, AccessState } from '#shared/access.js';
import type { AccessEntry } from '#shared/access-log.js';
import type { Clock } from '#shared/clock.js';
import type { ClientReference, ContextState } from '#shared/context.js';
import type { Failure } from '#shared/failure.js';
import type { Professional } from '#shared/identity.js';
import type { Language } from '#shared/language.js';
import { localize } from '#shared/localize.js';
import type { Answers } from '#shared/questionnaire.js';
import type { OwnReferral, ReferralConsent, ReferralType, Reminder } from '#shared/referrals.js';
import { type AccessLog, dayOf, troubleOf } from '../access/index.js';
import type { Live } from '../live.js';
import type { Outgoing } from './bundle.js';
import { type Referral, untilOf } from './referral.js';
import type { Shelf } from './shelf.js';

export interface Desk {
  professional: () => Professional | undefined;
  context: Pick<Live<ContextState>, 'get'>;
  access: Pick<Live<AccessState>, 'get'>;
  /** In the log first. */
  refer: (version: number, what: { action: ReferralAction; referral: string; to: string }) => Promise<AccessResult>;
  accessLog: Pick<AccessLog, 'append'>;
  county: { id: string; name: string };
  staffSystem: string | undefined;
  types: () => Promise<readonly ReferralType[]>;
  ensure: () => Promise<Shelf | undefined>;
  clock: Clock;
  uuid: () => string;
}
export type ReferralAction = 'referralConsented' | 'referralUnconsented' | 'referralSent';

const changedResult: AccessResult = { kind: 'changed' };

/** What the professional does with referrals. Each step that gives or takes something of the client is logged before it. */
export function createDesk(parts: Desk) {
  const { professional, context, access, clock } = parts;
  const iso = () => new Date(clock.now()).toISOString();
  const typeOf = async (id: string) => (await parts.types()).find((one) => one.id === id);

  /** The open client, where their data may be used in this version. */
  function clientAt(version: number) {
    const { active, version: now } = context.get();
    const { opening, contextVersion } = access.get();
    const isOpen = version === now && contextVersion === now && opening.state === 'open';
    return isOpen && active !== null && professional() !== undefined ? active : undefined;
  }
  /** Turvakielto is in force, or nobody knows that it is not. */
  const isMasked = ({ nonDisclosure, origin }: NonNullable<ContextState['active']>) =>
    nonDisclosure || origin === 'message';

  async function outgoing(referral: Referral): Promise<Outgoing | undefined> {
    const type = await typeOf(referral.type);
    if (type?.form === undefined) return undefined;
    const { language } = referral;
    const { toBundle } = await import('./bundle.js');
    return toBundle(referral, {
      county: parts.county.name,
      staffSystem: parts.staffSystem,
      form: type.form,
      type: { id: type.id, name: localize(type.name, language), validDays: type.validDays },
      receiver: localize(type.receiver, language),
    });
  }

  /** Does an event of the open client's referral: in the log first, and on the disk before it is told done. */
  async function logged(
    version: number,
    id: string,
    action: ReferralAction,
    event: () => Parameters<Shelf['happen']>[1],
  ): Promise<AccessResult> {
    const shelf = await parts.ensure();
    const referral = shelf?.get(id);
    const client = clientAt(version);
    if (shelf === undefined || referral === undefined || client?.reference !== referral.client) return changedResult;
    const type = await typeOf(referral.type);
    const result = await parts.refer(version, { action, referral: id, to: type?.receiver.fi ?? referral.type });
    if (result.kind !== 'done') return result;
    const done = shelf.happen(id, event());
    if (done === undefined) return changedResult;
    await done.saved;
    return result;
  }

  return {
    outgoing,
    async begin({
      version,
      type: typeId,
      language,
      service,
    }: {
      version: number;
      type: string;
      language: Language;
      service?: { id: string; name: string } | undefined;
    }): Promise<{ id?: string }> {
      const [shelf, type] = await Promise.all([parts.ensure(), typeOf(typeId)]);
      // Looked at last, in one step with the adding: the client may change while the keyring is asked.
      const client = clientAt(version);
      const self = professional();
      if (shelf === undefined || type?.form === undefined || client === undefined || self === undefined) return {};
      const id = parts.uuid();
      await shelf.add({
        id,
        type: typeId,
        client: client.reference,
        clientName: { family: client.family, given: client.given.join(' ') },
        sender: { id: self.id, name: self.name, ...(self.unit === undefined ? {} : { unit: self.unit }) },
        masked: isMasked(client),
        ...(service === undefined ? {} : { service }),
        answers: {},
        link: { name: [self.name, self.unit].filter(Boolean).join(', '), contact: '' },
        language,
        phase: 'draft',
        revision: 1,
        savedAt: iso(),
      });
      return { id };
    },
    async save(id: string, answers: Answers, link: OwnReferral['link']): Promise<{ revision?: number }> {
      const shelf = await parts.ensure();
      if (professional() === undefined) return {};
      const done = shelf?.happen(id, { type: 'edit', answers, link, at: iso() });
      return done !== undefined && (await done.saved) ? { revision: done.referral.revision } : {};
    },
    async discard(id: string): Promise<void> {
      const shelf = await parts.ensure();
      const phase = shelf?.get(id)?.phase;
      if (phase === 'draft' || phase === 'consented') await shelf?.remove(id);
    },
    consent: (
      version: number,
      id: string,
      { revision, given, feedback }: Pick<ReferralConsent, 'given' | 'feedback'> & { revision: number },
    ) =>
      logged(version, id, 'referralConsented', () => ({
        type: 'consent',
        revision,
        consent: { at: iso(), given, feedback, by: professional()?.name ?? '' },
      })),
    unconsent: (version: number, id: string) =>
      logged(version, id, 'referralUnconsented', () => ({ type: 'unconsent', at: iso() })),
    /** Exactly what would leave now. Before there is a consent, its own part says nothing yet. */
    async preview(version: number, id: string): Promise<Outgoing | undefined> {
      const referral = (await parts.ensure())?.get(id);
      const client = clientAt(version);
      if (referral === undefined || client?.reference !== referral.client) return undefined;
      const sentAt = referral.sentAt ?? iso();
      const consent = referral.consent ?? { at: sentAt, given: 'orally' as const, feedback: false, by: '' };
      return outgoing({ ...referral, consent, sentAt, masked: referral.masked || isMasked(client) });
    },
    async send(version: number, id: string, revision: number): Promise<AccessResult> {
      const referral = (await parts.ensure())?.get(id);
      const type = referral === undefined ? undefined : await typeOf(referral.type);
      const client = clientAt(version);
      if (referral?.consent === undefined || type?.form === undefined || client === undefined) return changedResult;
      const masked = referral.masked || isMasked(client);
      const [{ lacksOf }, { formFor }] = await Promise.all([
        import('#shared/questionnaire-rules.js'),
        import('./bundle.js'),
      ]);
      // The windows say what is missing; what comes past them is not sent.
      if (Object.keys(lacksOf(formFor(type.form, masked), referral.answers)).length > 0) return { kind: 'notAllowed' };
      if (referral.phase !== 'consented' || referral.revision !== revision) return changedResult;
      const [register = 'health'] = access.get().own;
      return logged(version, id, 'referralSent', () => {
        const at = iso();
        return { type: 'send', revision, masked, at, until: untilOf(at, type.validDays), register };
      });
    },
    async withdraw(id: string, revoked: boolean): Promise<AccessResult> {
      const shelf = await parts.ensure();
      const referral = shelf?.get(id);
      if (shelf === undefined || referral === undefined || professional() === undefined) return changedResult;
      const to = (await typeOf(referral.type))?.receiver.fi ?? referral.type;
      const written = await write({ action: 'referralWithdrawn', client: referral.client, referral: id, to });
      if (written !== undefined) return written;
      const done = shelf.happen(id, { type: 'withdraw', revoked, at: iso() });
      if (done === undefined) return changedResult;
      await done.saved;
      return { kind: 'done' };
    },
    /**
     * Keeps what the professional says of a reminder: done, or not before a later day.
     * @returns false where it is not there any more or could not be kept
     */
    async remind(id: string, { kind, on }: Reminder, until: string | undefined): Promise<boolean> {
      const shelf = await parts.ensure();
      const before = shelf?.get(id)?.marks?.find((one) => one.kind === kind && one.until === on);
      if (professional() === undefined || (until !== undefined && until <= dayOf(clock.now()))) return false;
      // A reminder that has been moved is still the one of its own day.
      const mark = { kind, of: before?.of ?? on, ...(until === undefined ? {} : { until }) };
      const done = shelf?.happen(id, { type: 'marked', mark });
      if (done === undefined) return false;
      await done.saved;
      return true;
    },
    /** Logs that a referral is written to the client's own record. @returns why it could not be */
    async recordLogged({ id, client, register, type }: Referral): Promise<Failure | undefined> {
      const to = (await typeOf(type))?.receiver.fi ?? type;
      const registers = register === undefined ? [] : [register];
      const refused = await write({ action: 'referralRecorded', client, referral: id, to, registers });
      return refused?.kind === 'failed' ? refused.failure : undefined;
    },
    /** Logs that the receiver's word of how it went is read. @returns undefined when it is in the log */
    readFeedback: async (id: string, to: string): Promise<AccessResult | undefined> => {
      const client: ClientReference | null = (await parts.ensure())?.get(id)?.client ?? null;
      return write({ action: 'referralFeedbackRead', client, referral: id, to });
    },
  };

  async function write(
    entry: Pick<AccessEntry, 'action' | 'client' | 'referral' | 'to' | 'registers'>,
  ): Promise<AccessResult | undefined> {
    try {
      await parts.accessLog.append({ ...entry, professional: professional()?.id ?? null, by: 'workbench' });
      return undefined;
    } catch (error) {
      return { kind: 'failed', failure: { kind: 'logUnwritable', why: troubleOf(error) } };
    }
  }
}
