import type { ClientReference } from '#shared/context.js';
import type { Delivery } from '../binding.js';
import type { Change } from '../machine.js';
import { type Openings, type WireEvent, eventsOf, restamp } from './events.js';
import type { EventName } from './names.js';
import type { Published } from './published.js';

/** An event that a tool published, while its change is not yet committed. */
export interface Proposal {
  published: Published;
  name: EventName;
  by: string;
  client: ClientReference | null;
}

/** So many proposals are remembered: one waits, the others were overtaken. */
const REMEMBERED = 32;

/** The context manager says a change anew as `<id>~<number>`. */
export const isSameChange = (a: string, b: string | undefined): boolean => a.split('~')[0] === b?.split('~')[0];

/**
 * What the FHIRcast tools have said of the present client: the events that opened it as they were published, its open
 * encounter, and proposals that wait for their commit. Which client is the active one is the context manager's to say.
 */
export function createOpenContext() {
  const proposals = new Map<string, Proposal>();
  let openings: Openings = {};
  let committedId: string | undefined;
  let waiting: Proposal | undefined;
  let held: Proposal | undefined;
  let revision = 0;
  /** Who has asked for which client since the last commit: the last word of each tool. */
  let askers = new Map<string, ClientReference | null>();
  let made: { of: Delivery; events: WireEvent[] }[] = [];

  function openingsOf(change: Change): Openings {
    if (change.id === committedId) return openings;
    if (isSameChange(change.id, committedId)) return restamp(openings, change);
    const proposal = proposals.get(change.id);
    if (proposal === undefined) return {};
    return proposal.name === 'Encounter-open' ? { encounter: proposal.published } : { patient: proposal.published };
  }
  const set = (next: Openings) => {
    openings = next;
    revision += 1;
    made = [];
  };

  return {
    /** The events of a change for a tool; the same objects as long as nothing changes, so that they are written once. */
    events(delivery: Delivery): WireEvent[] {
      const { change, opens, closes, mayShow } = delivery;
      const known = made.find(
        ({ of }) =>
          of.change.id === change.id &&
          of.opens === opens &&
          of.closes === closes &&
          String(of.mayShow) === String(mayShow),
      );
      if (known !== undefined) return known.events;
      const events = eventsOf(delivery, openingsOf(change));
      made = [...made.slice(-15), { of: delivery, events }];
      return events;
    },
    encounter: () => openings.encounter,
    /** Changes with everything that changes the context (§2.9, `context.versionId`). */
    revision: () => revision,

    /** A tool proposes a change of client. @returns false when this id was another event's */
    propose(proposal: Proposal, isNewest: boolean): boolean {
      const { id } = proposal.published;
      const before = proposals.get(id);
      if (before !== undefined && (before.client !== proposal.client || before.name !== proposal.name)) return false;
      proposals.delete(id);
      proposals.set(id, proposal);
      made = [];
      askers.set(proposal.by, proposal.client);
      const oldest = proposals.keys().next();
      if (proposals.size > REMEMBERED && oldest.done !== true) proposals.delete(oldest.value);
      if (isNewest) waiting = proposal;
      return true;
    },
    /** The client of the newest proposal that waits for its commit. */
    waitingFor: () => waiting?.client,
    /** Keeps an encounter that came before its client's commit. @returns the one that it takes the place of */
    hold(proposal: Proposal): Proposal | undefined {
      const before = held;
      held = proposal;
      return before;
    },

    /**
     * A change of client was made. @returns the tools that asked for it, and an encounter that came too early and does not
     * belong to this client
     */
    committed({ change }: Delivery): { publishers: string[]; orphan: Proposal | undefined } {
      const early = held?.client !== null && held?.client === change.client ? held : undefined;
      const orphan = early === undefined ? held : undefined;
      const own = openingsOf(change);
      const publishers = [...askers].filter(([, client]) => client === change.client).map(([tool]) => tool);
      committedId = change.id;
      waiting = undefined;
      held = undefined;
      askers = new Map();
      set(early === undefined ? own : { ...own, encounter: early.published });
      return { publishers, orphan };
    },
    /** A change did not come to be. @returns what was published for it, and an encounter that waited for it */
    dropped({ id, client, by }: Change): Proposal[] {
      const ends = waiting?.published.id === id || waiting?.client === client;
      const gone = [proposals.get(id), ends ? held : undefined];
      if (ends) {
        waiting = undefined;
        held = undefined;
      }
      if (id !== committedId) proposals.delete(id);
      if (askers.get(by) === client) askers.delete(by);
      made = [];
      return gone.filter((one) => one !== undefined);
    },
    /** The same client was opened once more, with another event. */
    reopened: (patient: Published) => set({ ...openings, patient }),
    encounterOpened: (encounter: Published) => set({ ...openings, encounter }),
    encounterClosed() {
      const { encounter: _, ...rest } = openings;
      set(rest);
    },
    clear() {
      proposals.clear();
      waiting = undefined;
      held = undefined;
      committedId = undefined;
      askers = new Map();
      set({});
    },
  };
}
export type OpenContext = ReturnType<typeof createOpenContext>;
