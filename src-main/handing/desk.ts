import type { AccessResult, AccessState } from '#shared/access.js';
import type { Clock } from '#shared/clock.js';
import type { ClientReference, ContextState } from '#shared/context.js';
import type { Failure } from '#shared/failure.js';
import type { GivenWay, Handout, MessagePreview } from '#shared/handing.js';
import type { Professional } from '#shared/identity.js';
import { localize } from '#shared/localize.js';
import type { HandOver, Written } from '../access/index.js';
import type { ClientNote } from '../client-summary/index.js';
import type { Live } from '../live.js';
import { toMessage, toRecord } from './communication.js';
import { withoutPlaces } from './masked.js';
import type { createMessages } from './messages.js';

export interface DeskParts {
  county: { name: { fi: string; sv?: string | undefined; en?: string | undefined } };
  staffSystem: string | undefined;
  professional: () => Professional | undefined;
  context: Pick<Live<ContextState>, 'get'>;
  access: Pick<Live<AccessState>, 'get'>;
  /** Writes to the access log that something is given to the client of this version; nothing is given before it. */
  handOver: (version: number, what: HandOver) => Promise<AccessResult>;
  messages: ReturnType<typeof createMessages> | undefined;
  /** Who the client is at the master source, with the henkilötunnus. */
  identity: (
    client: ClientReference,
    signal: AbortSignal,
  ) => Promise<{ ok: true; identityCode?: string } | { ok: false; failure: Failure }>;
  write: (note: ClientNote, signal: AbortSignal) => Promise<Written>;
  clock: Clock;
}
type Sent = AccessResult | { kind: 'noAccount'; service: string };

const changed = { kind: 'changed' } as const;
const never = () => new AbortController().signal;

/** Messages to the client, and the record of what was given. */
export function createDesk(parts: DeskParts) {
  const { context, access, professional, messages, clock } = parts;
  /** What is under way or done, by its id: a double click is one message, and one entry of the log. */
  const sending = new Map<string, Promise<Sent>>();

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

  /** Who is told to have sent it: under turvakielto not the unit, which tells a place. */
  function fromOf(handout: Handout, masked: boolean): string {
    const self = professional();
    const county = localize(parts.county.name, handout.language);
    return masked ? county : [self?.name, self?.unit, county].filter(Boolean).join(', ');
  }

  type Account = Exclude<MessagePreview, { kind: 'ready' }> | { kind: 'found'; patient: string };
  async function accountOf(client: ClientReference, handout: Handout): Promise<Account> {
    if (messages === undefined) return { kind: 'noAccount', service: '' };
    const known = await parts.identity(client, never());
    if (!known.ok) return { kind: 'failed', failure: known.failure };
    if (known.identityCode === undefined) return { kind: 'noIdentityCode' };
    const account = await messages.account(known.identityCode);
    if (!account.ok) return { kind: 'failed', failure: account.failure };
    return account.value === undefined
      ? { kind: 'noAccount', service: localize(messages.name, handout.language) }
      : { kind: 'found', patient: account.value };
  }

  async function sendOnce(version: number, id: string, handout: Handout): Promise<Sent> {
    const client = clientAt(version);
    if (client === undefined || messages === undefined) return changed;
    const account = await accountOf(client.reference, handout);
    if (account.kind === 'noAccount' || account.kind === 'failed') return account;
    if (account.kind !== 'found') return { kind: 'notAllowed' };
    const handed = handout.entries.map((one) => one.id);
    const logged = await parts.handOver(version, { action: 'handoutSent', handed, to: messages.name.fi });
    if (logged.kind !== 'done') return logged;
    const masked = isMasked(client);
    const message = toMessage(masked ? withoutPlaces(handout) : handout, {
      id,
      patient: account.patient,
      from: fromOf(handout, masked),
      at: new Date(clock.now()).toISOString(),
    });
    const left = await messages.leave(id, message);
    return left.ok ? logged : { kind: 'failed', failure: left.failure };
  }

  return {
    async preview(version: number, id: string, handout: Handout): Promise<MessagePreview> {
      const client = clientAt(version);
      if (client === undefined || messages === undefined) return changed;
      const account = await accountOf(client.reference, handout);
      if (clientAt(version) === undefined) return changed;
      if (account.kind !== 'found') return account;
      const masked = isMasked(client);
      const shown = masked ? withoutPlaces(handout) : handout;
      const from = fromOf(handout, masked);
      const message = toMessage(shown, { id, patient: account.patient, from, at: new Date(clock.now()).toISOString() });
      return {
        kind: 'ready',
        message: {
          to: localize(messages.name, handout.language),
          from,
          title: message.topic.text,
          text: message.payload.map(({ contentString }) => contentString).join('\n'),
          masked,
        },
      };
    },
    send(version: number, id: string, handout: Handout): Promise<Sent> {
      const under = sending.get(id);
      if (under !== undefined) return under;
      const sent = sendOnce(version, id, handout).then((result) => {
        // What did not come through may be tried again; the service makes nothing of it twice.
        if (result.kind !== 'done') sending.delete(id);
        return result;
      });
      sending.set(id, sent);
      return sent;
    },
    async record(version: number, id: string, handout: Handout, ways: readonly GivenWay[]): Promise<AccessResult> {
      const client = clientAt(version);
      const giver = professional();
      const [register = 'health'] = access.get().own;
      if (client === undefined || giver === undefined) return changed;
      const handed = handout.entries.map((one) => one.id);
      const logged = await parts.handOver(version, { action: 'handoutRecorded', handed, register });
      if (logged.kind !== 'done') return logged;
      const masked = isMasked(client);
      const shown = masked ? withoutPlaces(handout) : handout;
      const by = masked ? { id: giver.id, name: giver.name } : giver;
      const at = new Date(clock.now()).toISOString();
      const written = await parts.write(
        {
          client: client.reference,
          register,
          type: 'Communication',
          id,
          resource: (patient) =>
            toRecord(shown, { id, patient, giver: by, staffSystem: parts.staffSystem, register, ways, at }),
        },
        never(),
      );
      return written.ok ? logged : { kind: 'failed', failure: written.failure };
    },
  };
}
