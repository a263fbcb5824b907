import { randomUUID } from 'node:crypto';
import { implement } from '@orpc/server';
import type { AccessState } from '#shared/access.js';
import type { SectionId, Summary } from '#shared/client-summary.js';
import type { Clock } from '#shared/clock.js';
import { type Isbar, type OperationResult, consultationContract, isbarSchema } from '#shared/consultation.js';
import type { ClientReference } from '#shared/context.js';
import type { Failure } from '#shared/failure.js';
import type { Professional, Session } from '#shared/identity.js';
import type { Register } from '#shared/summary-entries.js';
import type { Language } from '#shared/language.js';
import { type AccessLog, troubleOf } from '../access/index.js';
import type { Live } from '../live.js';
import type { Log } from '../log.js';
import type { Caller } from '../rpc.js';
import { createDesk } from './desk.js';
import { createClientOpener } from './open-client.js';
import type { ClientDoor } from './opening.js';
import { type ContactHanding, type GiveOn, createSending } from './sending.js';
import type { HubTalk } from './talk.js';
import { draftOf } from './text/draft.js';
import { recordingOf } from './text/recording.js';

export { type ClientDoor, openThrough } from './opening.js';
export { tiedByConsultation } from './tie.js';
export type { ContactHanding } from './sending.js';
export type { HubTalk } from './talk.js';

export interface ConsultationParts {
  talk: HubTalk;
  session: Pick<Live<Session>, 'get' | 'subscribe'>;
  /** The signed-in one; undefined while locked. */
  professional: () => Professional | undefined;
  /** The committed context, as other features follow it. */
  client: Pick<Live<{ version: number; reference: ClientReference | null }>, 'get'>;
  /** The summary as the professional sees it now. */
  summary: () => Summary;
  door: ClientDoor;
  giveOn: GiveOn;
  /** Registers in which the professional may record. */
  recordsIn: () => readonly Register[];
  /** The desk, which is built later; undefined for a workbench without one. */
  contacts: () => ContactHanding;
  accessLog: Pick<AccessLog, 'append'>;
  /** Name, title and unit of a colleague; undefined when the directory is not at hand or does not know them. */
  nameOf: (person: string) => string | undefined;
  language: () => Language;
  clock: Clock;
  log: Log;
}

/**
 * Consultation at the workbench: requests asked and answered over the hub, with the client as a reference only. What the hub
 * has not taken waits in an outbox; everything is in memory only.
 */
export function createConsultation(parts: ConsultationParts) {
  const { client, door, accessLog, clock } = parts;
  const desk = createDesk(parts);
  /** From which sections the newest draft was made. */
  let drafted: { version: number; sections: readonly SectionId[] } | undefined;
  const send = createSending({
    desk,
    client,
    giveOn: parts.giveOn,
    contacts: parts.contacts,
    draftedFrom: (version) => (drafted?.version === version ? drafted.sections : []),
  });
  const opener = createClientOpener({ desk, door, accessLog });

  function draft(version: number): { client?: ClientReference; handover: Isbar; language: Language } {
    const language = parts.language();
    const nothing = { handover: isbarSchema.parse({}), language };
    const asker = parts.professional();
    const { active } = door.context.get();
    const access: AccessState = door.access.get();
    const summary = parts.summary();
    const isOpen = access.opening.state === 'open' && access.contextVersion === version;
    if (asker === undefined || active === null || !isOpen) return nothing;
    if (client.get().version !== version || client.get().reference !== active.reference) return nothing;
    const sections = summary.contextVersion === version && summary.client === active.reference ? summary.sections : [];
    const made = draftOf({ asker, client: active, sections, language, now: clock.now() });
    drafted = { version, sections: made.sections };
    return { client: active.reference, handover: made.handover, language };
  }

  async function recordingText(id: string): Promise<{ text?: string; failure?: Failure }> {
    const one = desk.get(id);
    const self = desk.self();
    if (one?.view !== 'full' || self === undefined) return {};
    const text = recordingOf(one, parts.nameOf, parts.language());
    if (one.client === undefined) return { text };
    const entry = {
      action: 'dataCopied',
      professional: self,
      client: one.client,
      by: 'workbench',
      consultation: id,
    } as const;
    try {
      await accessLog.append(entry);
    } catch (error) {
      return { failure: { kind: 'logUnwritable', why: troubleOf(error) } };
    }
    return desk.self() === self ? { text } : {};
  }

  /** A contact that came with the request goes back with it, as far as it has not been dealt with. */
  async function release(id: string, operation: string, signal: AbortSignal | undefined): Promise<OperationResult> {
    const one = desk.get(id);
    if (one?.view !== 'full' || one.contact === undefined) return desk.act(id, operation, { do: 'release' }, signal);
    const settled = parts.contacts().release(id);
    if (settled === undefined) return { kind: 'refused', why: 'contactGone' };
    try {
      return await desk.act(id, operation, { do: 'release', settled }, signal);
    } finally {
      parts.contacts().released(id);
    }
  }

  const os = implement(consultationContract).$context<Caller>();
  const router = os.router({
    watch: os.watch.handler(({ signal }) => desk.live.watch(signal)),
    draft: os.draft.handler(({ input }) => draft(input.version)),
    send: os.send.handler(({ input, signal }) => send(input, signal)),
    act: os.act.handler(async ({ input: { id, operation, action }, signal }) => {
      if (desk.self() === undefined) return { kind: 'changed' };
      // These have calls of their own, which write the access log first.
      if (action.do === 'open' || action.do === 'openedClient') return { kind: 'refused', why: 'invalid' };
      if (action.do === 'release') return release(id, operation, signal);
      return desk.act(id, operation, action, signal);
    }),
    openClient: os.openClient.handler(({ input }) => opener.openClient(input.id)),
    recordingText: os.recordingText.handler(({ input }) => recordingText(input.id)),
    dismissRefusal: os.dismissRefusal.handler(({ input }) => desk.dismiss(input.operation)),
  });

  return {
    router,
    /** What the professional knows of consultations now, and every change of it. */
    live: desk.live,
    /** The hub has told all that it has: what is not there, it does not know. */
    synced: desk.synced,
    /** Opens the client of an accepted request: in the log first. */
    openClient: opener.openClient,
    /** The matter of a request that the professional has taken is done: it closes for both. */
    end(id: string): void {
      const one = desk.get(id);
      // Before the hub has been heard nothing is known of it: it is said all the same, and waits for the hub.
      const isOwn = one === undefined ? !desk.synced() : one.state === 'accepted' && one.acceptedBy === desk.self();
      if (isOwn) void desk.act(id, randomUUID(), { do: 'close', outcome: 'handedOver', note: '' });
    },
    /** The accepted request by which the professional serves the client now, if there is one. */
    tie: desk.tie,
    /** Before the session ends: gives the hub a moment to take what has been done. */
    drained: desk.drained,
    /** Forgets everything: at sign-out and user switch. */
    clear: desk.clear,
    /** Keeps everything aside while another person works here. @returns the way to have it back */
    setAside: desk.setAside,
    close(): void {
      opener.close();
      desk.close();
    },
  };
}
