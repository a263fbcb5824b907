import type { WorkbenchClient } from '../../ui/workbench.js';

export type Leaving = 'signOut' | 'switchUser';

/** Signs out, or gives the workstation to another person, and takes this window to where the provider's session ends. */
export async function leave(client: WorkbenchClient, how: Leaving = 'signOut'): Promise<void> {
  const { navigateTo } = await client.identity[how]();
  if (navigateTo !== undefined) window.location.assign(navigateTo);
}

/**
 * How much of what the professional has done in consultations the hub has not taken: leaving would lose it. A core that does
 * not answer keeps nobody here.
 */
export async function unsentOf(client: Pick<WorkbenchClient, 'consultation'>): Promise<number> {
  const stop = new AbortController();
  try {
    for await (const { connected, pending } of await client.consultation.watch(undefined, { signal: stop.signal })) {
      // While the hub is heard it takes the rest before the session ends.
      return connected ? 0 : pending.length;
    }
  } catch {
    return 0;
  } finally {
    stop.abort();
  }
  return 0;
}

/** What of the professional's work is not finished when they are about to leave. */
export interface Unfinished {
  /** Operations on consultations that the hub has not taken. */
  unsent: number;
  /** Contacts at the desk that are open. */
  contacts: number;
  /** Those contacts are there when the professional comes back. */
  kept: boolean;
  /** Assessments that are begun and are in memory only. */
  assessments: number;
  /** Clients who have a note, which is in memory only. */
  notes: number;
}

/** What would be asked about before leaving; undefined when there is nothing. A quick switch of user keeps all but what is unsent. */
export async function unfinishedOf(
  client: Pick<WorkbenchClient, 'assessment' | 'consultation' | 'desk' | 'drafts'>,
  how: Leaving,
): Promise<Unfinished | undefined> {
  const none = { count: 0, kept: true };
  const noneLost = { lost: 0 };
  const noNotes = { notes: 0 };
  const [unsent, { count, kept }, { lost }, { notes }] = await Promise.all([
    unsentOf(client),
    how === 'signOut' ? client.desk.unfinished().catch(() => none) : none,
    how === 'signOut' ? client.assessment.unfinished().catch(() => noneLost) : noneLost,
    how === 'signOut' ? client.drafts.unfinished().catch(() => noNotes) : noNotes,
  ]);
  return unsent + count + lost + notes === 0 ? undefined : { unsent, contacts: count, kept, assessments: lost, notes };
}
