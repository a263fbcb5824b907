import type { IncomingMessage, ServerResponse } from 'node:http';
import { createSession, type SessionParts } from '../lib/desk/session.js';
import { identityCodeOf } from '../lib/records/card.js';
import type { Patient } from '../lib/records/schemas.js';
import type { ChangeResult, SharedClient } from './ccow/index.js';
import { createContextLink, type Notify } from './context-link.js';
import { createCaseDesk, draftTexts } from './desk.js';
import type { Records } from './records/index.js';

/** The workbench that a launch named. */
export interface Launch {
  context: { registry: string; style: Notify['style'] } | undefined;
}

export interface CaseSessionParts extends SessionParts<Launch> {
  records: Records;
  random: () => number;
  /** Address for the context manager's requests to this session. */
  callbackUrl: string;
}

/** What the manager is told of a client that was picked here. */
function toShared(patient: Patient): SharedClient {
  const name = patient.name?.find(({ use }) => use === 'official') ?? patient.name?.[0];
  const code = identityCodeOf(patient);
  return {
    id: patient.id,
    ...(code === '' ? {} : { identityCode: code }),
    ...(name?.family === undefined ? {} : { family: name.family }),
    given: name?.given ?? [],
    ...(patient.birthDate === undefined ? {} : { birthDate: patient.birthDate }),
  };
}

/** A change is seen at the next question, and confirmed by the one after: both must fit into half a second. */
const ASK_EVERY_MS = 100;

const FAILURES: Record<Extract<ChangeResult, { done: false }>['why'], string> = {
  notJoined: 'Työpöytä ei vastaa: asiakasta ei vaihdettu.',
  busy: 'Toinen asiakkaan vaihto on kesken. Yritä hetken kuluttua uudelleen.',
  notKept: 'Asiakasta ei vaihdettu.',
  failed: 'Työpöytä ei hyväksynyt asiakkaan vaihtoa.',
};

/** One professional's session: the desk, and the common context of the workbench that launched it. */
export const createCaseSession = (parts: CaseSessionParts) =>
  createSession(parts, ({ behaviour, end }) => {
    const { user, launch, records, clock, random } = parts;
    const desk = createCaseDesk({
      user,
      records,
      clock,
      connection: launch.context === undefined ? 'off' : 'connecting',
      behaviour: behaviour.now(),
    });
    const context =
      launch.context === undefined
        ? undefined
        : createContextLink({
            registry: launch.context.registry,
            notify:
              launch.context.style === 'poll'
                ? { style: 'poll', everyMs: ASK_EVERY_MS }
                : { style: 'callback', url: parts.callbackUrl },
            desk,
            behaviour,
            findByIdentityCode: records.findByIdentityCode,
            clock,
            random,
            onOver: () => void desk.saveDraft(false).then(end),
          });

    /** Asks everybody for the client; shown here once the change stands. */
    async function change(patient: Patient | null): Promise<void> {
      if (context === undefined) {
        if (patient === null) desk.clear();
        else await desk.show(patient.id);
        return;
      }
      desk.say('Asiakasta vaihdetaan muissakin järjestelmissä…');
      const result = await context.change(patient === null ? null : toShared(patient));
      if (!result.done) desk.say(FAILURES[result.why], 'warning');
    }

    void desk.refreshCaseList();
    return {
      desk,
      link: {
        draftSettled: () => context?.draftSettled(),
        turned: () => context?.turned(),
        close: async () => context?.close(),
      },
      answer: (yes: boolean) => context?.answer(yes),
      handle(request: IncomingMessage, response: ServerResponse) {
        if (context === undefined) response.writeHead(404).end();
        else context.handle(request, response);
      },
      /** The professional picks a client of the list. */
      async open(id: string): Promise<void> {
        const patient = desk.known(id);
        if (patient === undefined || desk.view().client?.id === id) return;
        if (desk.view().draft !== '') return desk.say(draftTexts.first, 'warning');
        await change(patient);
      },
      /** The professional closes the client. */
      async closeClient(): Promise<void> {
        if (desk.view().client === null) return;
        if (desk.view().draft !== '') return desk.say(draftTexts.first, 'warning');
        await change(null);
      },
    };
  });
export type CaseSession = ReturnType<typeof createCaseSession>;
