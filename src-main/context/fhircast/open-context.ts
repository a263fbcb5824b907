import type { ClientReference } from '#shared/context.js';
import type { Delivery } from '../binding.js';
import { type Openings, type WireEvent, eventsOf } from './events.js';
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
  let made: { of: Delivery; openings: Openings; events: WireEvent[] }[] = [];

  function openingsOf(change: string): Openings {
    if (change === committedId) return openings;
    const proposal = proposals.get(change);
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
      const now = openingsOf(delivery.change.id);
      const known = made.find(
        ({ of, openings: then }) =>
          of.change.id === delivery.change.id &&
          of.opens === delivery.opens &&
          of.closes?.identity === delivery.closes?.identity &&
          then.patient === now.patient &&
          then.encounter === now.encounter,
      );
      if (known !== undefined) return known.events;
      const events = eventsOf(delivery, now);
      made = [...made.slice(-15), { of: delivery, openings: now, events }];
      return events;
    },
    encounter: () => openings.encounter,
    patient: () => openings.patient,
    /** Changes with everything that changes the context (§2.9, `context.versionId`). */
    revision: () => revision,

    /** A tool proposes a change of client. @returns false when this id was another event's */
    propose(proposal: Proposal, isNewest: boolean): boolean {
      const { id } = proposal.published;
      const before = proposals.get(id);
      if (before !== undefined && (before.client !== proposal.client || before.name !== proposal.name)) return false;
      proposals.delete(id);
      proposals.set(id, proposal);
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
     * A change of client was made. @returns who published it, if a FHIRcast tool did, and an encounter that came too early
     * and does not belong to this client
     */
    committed({ change }: Delivery): { publisher: string | undefined; orphan: Proposal | undefined } {
      const proposal = proposals.get(change.id);
      const early = held?.client !== null && held?.client === change.client ? held : undefined;
      const orphan = early === undefined ? held : undefined;
      const own = openingsOf(change.id);
      committedId = change.id;
      waiting = undefined;
      held = undefined;
      set(early === undefined ? own : { ...own, encounter: early.published });
      return { publisher: proposal?.by, orphan };
    },
    /** A proposal did not come to be. @returns it, and an encounter that waited for it */
    dropped(id: string): Proposal[] {
      const gone = [proposals.get(id), waiting?.published.id === id ? held : undefined];
      if (waiting?.published.id === id) {
        waiting = undefined;
        held = undefined;
      }
      proposals.delete(id);
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
      set({});
    },
  };
}
export type OpenContext = ReturnType<typeof createOpenContext>;
