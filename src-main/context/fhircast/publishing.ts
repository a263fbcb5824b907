import { assertNever } from '#shared/failure.js';
import type { BindingEvents, BindingView } from '../binding.js';
import type { Identified } from '../types.js';
import { asPublished } from './events.js';
import type { EventName } from './names.js';
import { type OpenContext, type Proposal, isSameChange } from './open-context.js';
import type { Outbox } from './outbox.js';
import type { Published } from './published.js';
import { clientOf, encounterOf, patientIn } from './resources.js';
import { readSyncError } from './sync-error.js';
import { type Caller, type Reply, refuse } from './types.js';

const TAKEN: Reply = { status: 202 };

/**
 * What becomes of an event that a tool publishes (FHIRcast §2.6). 202 = taken: a change of client is proposed to the
 * context manager, and all hear of it when it is committed; an event about the present client goes out at once.
 */
export function createPublishing({
  open,
  outbox,
  events,
  view,
  factsOf,
  aboutClient,
  showsClient,
  retell,
  notMade,
  failed,
}: {
  open: OpenContext;
  outbox: Outbox;
  events: BindingEvents;
  view: BindingView;
  /** Facts in a Patient resource; undefined when it does not even name the client. */
  factsOf: (patient: unknown) => Identified | undefined;
  /** Sends an event about the present client to all tools that were told of that client. */
  aboutClient: (event: Published, name: EventName, publisher: string) => void;
  /** Who opens an encounter of the present client shows that client. */
  showsClient: (tool: string) => void;
  /** Sends the present change once more to those that were told of it and have not confirmed. */
  retell: () => void;
  /** Tells a publisher that its event came to nothing. */
  notMade: (proposal: Proposal) => void;
  /** A tool says itself that it could not follow an event. */
  failed: (tool: string, eventId: string, detail: string | undefined) => void;
}) {
  /** The client that is open, and whether an event of this time is about it rather than about an earlier one. */
  const present = ({ at }: Published) => {
    const now = view.current();
    return {
      change: now?.change,
      client: now?.change.client ?? undefined,
      isNews: at >= (now?.change.at ?? -Infinity),
    };
  };

  function propose(published: Published, name: EventName, { tool }: Caller): Reply {
    const client = clientOf(published.context);
    if (client === undefined) return refuse(400, `${name} needs a patient with an id`);
    const closes = name === 'Patient-close';
    const { change, client: now, isNews } = present(published);
    const waiting = open.waitingFor();
    const again = !closes && now === client && (waiting === undefined || waiting === client);
    if (again && isSameChange(published.id, change?.id)) {
      // §2.6 asks it of one whose change somebody did not follow.
      retell();
      return TAKEN;
    }
    const proposal: Proposal = { published, name, by: tool, client: closes ? null : client };
    if (!open.propose(proposal, isNews && !again)) return refuse(409, 'this id was used for another event');
    const wish = { id: published.id, at: published.at, by: tool };
    if (closes) events.propose({ ...wish, client: null, closes: client });
    else events.propose({ ...wish, client }, () => factsOf(patientIn(published.context)));
    if (again && isNews && view.current()?.change.id === change?.id) {
      open.reopened(published);
      aboutClient(published, name, tool);
    }
    return TAKEN;
  }

  function openEncounter(published: Published, caller: Caller): Reply {
    const client = clientOf(published.context);
    if (client === undefined) return refuse(400, 'Encounter-open needs a patient with an id');
    if (encounterOf(published.context) === undefined)
      return refuse(400, 'Encounter-open needs an encounter with an id');
    const { client: now, isNews } = present(published);
    const waiting = open.waitingFor();
    if (waiting === client) {
      const before = open.hold({ published, name: 'Encounter-open', by: caller.tool, client });
      if (before !== undefined) notMade(before);
      return TAKEN;
    }
    if (now !== client || waiting !== undefined) return propose(published, 'Encounter-open', caller);
    if (!isNews || published.at < (open.encounter()?.at ?? -Infinity)) return TAKEN;
    open.encounterOpened(published);
    aboutClient(published, 'Encounter-open', caller.tool);
    showsClient(caller.tool);
    return TAKEN;
  }

  function closeEncounter(published: Published, { tool }: Caller): Reply {
    const encounter = encounterOf(published.context);
    const current = open.encounter();
    if (encounter === undefined) return refuse(400, 'Encounter-close needs an encounter with an id');
    if (current === undefined || encounterOf(current.context) !== encounter || published.at < current.at) return TAKEN;
    open.encounterClosed();
    aboutClient(published, 'Encounter-close', tool);
    return TAKEN;
  }

  function syncError(published: Published, { tool }: Caller): Reply {
    const said = readSyncError(published.context);
    if (said === undefined) return refuse(400, 'SyncError needs an OperationOutcome');
    outbox.announce(asPublished(published, 'SyncError'), (one) => one.caller.tool === tool);
    if (said.eventId !== undefined) failed(tool, said.eventId, said.detail);
    return TAKEN;
  }

  return (caller: Caller, name: EventName, published: Published): Reply => {
    switch (name) {
      case 'Patient-open':
      case 'Patient-close':
        return propose(published, name, caller);
      case 'Encounter-open':
        return openEncounter(published, caller);
      case 'Encounter-close':
        return closeEncounter(published, caller);
      case 'UserLogout':
      case 'UserHibernate':
        // For the tools to follow; the workbench's own session is the professional's alone.
        outbox.announce(asPublished(published, name));
        return TAKEN;
      case 'SyncError':
        return syncError(published, caller);
      default:
        return assertNever(name);
    }
  };
}
