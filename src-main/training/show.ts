import { assertNever } from '#shared/assert-never.js';
import type { Checkpoint, Show, Target } from '#shared/training.js';

/** What of the workbench's state a checkpoint may ask. */
export interface Facts {
  client: string | null;
  /** The client's data show: a reason to open was found or chosen. */
  open: boolean;
  /** Characters of the open client's note. */
  note: number;
  /** Requests that the professional has sent: what they are, and when (epoch ms). */
  requests: readonly { kind: 'consultation' | 'handOver'; at: number }[];
  /** Services on the open client's tray. */
  tray: number;
  /** Targets that can be seen on some screen. */
  visible: readonly Target[];
}

/** Whether a checkpoint holds now. Pure. @param since when the scenario was begun, epoch ms */
export function holds(checkpoint: Checkpoint, facts: Facts, since: number): boolean {
  switch (checkpoint.when) {
    case 'clientOpen':
      return facts.client === checkpoint.client;
    case 'noClient':
      return facts.client === null;
    case 'summaryOpen':
      return facts.client === checkpoint.client && facts.open;
    case 'visible':
      return facts.visible.includes(checkpoint.target);
    case 'noteWritten':
      return facts.client !== null && facts.note >= checkpoint.characters;
    case 'requestSent':
      return facts.requests.some(({ kind, at }) => kind === checkpoint.kind && at >= since);
    case 'trayFilled':
      return facts.tray > 0;
    default:
      return assertNever(checkpoint);
  }
}

/** A scenario from its first step. @param before the show that stood before it, of whatever scenario */
export const begin = (scenario: string, before: Show | null, now: string): Show => ({
  scenario,
  run: (before?.run ?? 0) + 1,
  step: 0,
  prepared: 0,
  on: true,
  startedAt: now,
  revealed: false,
  reached: [],
});

/** At a step, never beyond the last; the answer is covered anew. At the same one it is prepared once more. Pure. */
export function goTo(show: Show, step: number, steps: number): Show {
  const to = Math.max(0, Math.min(step, steps - 1));
  const same = to === show.step;
  return {
    ...show,
    step: to,
    on: true,
    prepared: same ? show.prepared + 1 : show.prepared,
    revealed: same && show.revealed,
  };
}

/** With the present step's checkpoint reached, once it holds: what was reached stays so until the next beginning. Pure. */
export function reach(show: Show, checkpoint: Checkpoint | undefined, facts: Facts): Show {
  if (!show.on || checkpoint === undefined || show.reached.includes(show.step)) return show;
  if (!holds(checkpoint, facts, Date.parse(show.startedAt))) return show;
  return { ...show, reached: [...show.reached, show.step].toSorted((a, b) => a - b) };
}
