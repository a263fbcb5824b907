import type { ClientReference, Objection, Participant } from '#shared/context.js';

/** A wish to change the client: to `client`, or to none. */
export interface Change {
  /** Id of the event that carried it (FHIRcast `id`). */
  id: string;
  client: ClientReference | null;
  /** For a change to none that closes a certain client: it counts only while that client is the one. */
  closes?: ClientReference;
  /** When it happened, epoch milliseconds; an older change never replaces a newer one. */
  at: number;
  /** Tool that asked for it, or `workbench`. */
  by: string;
  /** The asking tool has not moved yet: it hears of objections and decides itself (CCOW PublishChangesDecision). */
  heldByTool?: boolean;
}

export interface NamedClient {
  reference: ClientReference;
  /** For "which client does this tool still show". */
  label: string;
}

/**
 * How a tool can be asked before a change is committed: not at all; by a question that moves nothing (CCOW survey); or by
 * the change itself, since its protocol has no question (the master over FHIRcast).
 */
export type SurveyKind = 'none' | 'asks' | 'moves';

export interface ToolRecord {
  joined: boolean;
  /** When it joined last: what it said before that was said by a page that is gone. */
  joinedAt: number;
  survey: SurveyKind;
  /** Name of one that the county file does not know. */
  guest: string | null;
  state: Participant['state'];
  /** The client that it is known to show: for the user. */
  shows: NamedClient | null | undefined;
  /**
   * The clients that it may show: the last one that it confirmed or said itself, and those that it was told of since and has
   * not answered for. What must be closed in it.
   */
  mayShow: ClientReference[];
  /** The last change that it was told of after a commit, and of which version of the context. */
  told: { id: string; version: number; at: number } | null;
  /** The answer to `told`, or to its own pending change, is still waited for. */
  awaiting: boolean;
  since: number;
  tookMs: number | null;
  detail: string | null;
}

export type Against = Omit<Objection, 'name'>;

export interface Pending extends Change {
  /** Set when the client is known and the access log has it. */
  prepared: { client: NamedClient | null } | null;
  /** Those asked about it. */
  asked: Record<string, 'waiting' | 'shown' | 'accepted' | 'against'>;
  objections: Against[];
  /** Tools that may show something else than the active client because of this change or of one that it took over. */
  moved: string[];
  /** The asking tool has not gone since it asked: it shows the client of its change. */
  askerStands: boolean;
  /** The survey's result has been told to the tool that holds the change. */
  reported: boolean;
}

export interface MachineState {
  /** Number of committed changes. */
  version: number;
  active: NamedClient | null;
  /** The change that made `active` so. */
  current: Change;
  pending: Pending | null;
  tools: Record<string, ToolRecord>;
  /** The workstation is locked: no client, and no change. */
  locked: boolean;
  /** The last version of which it is known how every tool came along. */
  settled: number;
  /** Times that the present context was said anew with a new id and time. */
  restated: number;
}

export type Answer = 'shown' | 'accepted' | 'refused' | 'failed';
export type Choice = 'changeAnyway' | 'cancel' | 'leaveBehind';
export type Dropped =
  | 'stale'
  | 'superseded'
  | 'cancelled'
  | 'notPrepared'
  | 'locked'
  | 'leftBehind'
  /** It says what is so already. */
  | 'same';

export type MachineEvent =
  /** `objections` are the workbench's own, known at once: unsaved drafts of the active client. */
  | { type: 'propose'; change: Change; objections?: Against[] }
  | { type: 'prepared'; id: string; client: NamedClient | null; now: number }
  | { type: 'notPrepared'; id: string; now: number }
  | { type: 'answer'; tool: string; id: string; answer: Answer; detail?: string; now: number }
  /** A tool could not even be asked: it is not waited for. */
  | { type: 'notAsked'; tool: string; id: string; now: number }
  | { type: 'overdue'; tool: string; id: string; of: 'survey' | 'confirmation'; now: number }
  /** @param by the tool that holds the change, or `professional` */
  | { type: 'decide'; id: string; choice: Choice; by: string; now: number }
  | { type: 'join'; tool: string; guest?: string; now: number }
  | { type: 'leave'; tool: string; how: 'closed' | 'lost' | 'gone'; now: number }
  | { type: 'sleep' | 'wake' | 'retell' | 'leaveBehind'; tool: string; now: number }
  /** Sign-out, lock, shut-down: no client at once, without asking anybody. */
  | { type: 'clear'; change: Change; lock: boolean }
  /** The source has answered later: how the client is called. */
  | { type: 'identified'; client: NamedClient }
  | { type: 'unlock' };

export type Effect =
  /** Find out who the client is and write the access log, then `prepared` or `notPrepared`. */
  | { do: 'prepare'; change: Change }
  /** Ask a tool, then `answer`, or `overdue` (survey) after 10 s. */
  | { do: 'survey'; tool: string; change: Change }
  /** `overdue` (confirmation) after 1 s: a tool that moved by itself waits for the commit. */
  | { do: 'await'; tool: string; change: Change }
  /** Tell a tool of the present context, then `answer`, or `overdue` (confirmation) after 1 s. `closes`: what it may show now. */
  | { do: 'tell'; tool: string; change: Change; closes: ClientReference[] }
  | { do: 'committed'; change: Change; from: NamedClient | null; objections: Against[] }
  /** Everybody who was asked, or who asked, hears that it did not come to be. */
  | { do: 'cancelled'; tool: string; change: Change }
  | { do: 'dropped'; change: Change; why: Dropped; objections: Against[]; to: NamedClient | null | undefined }
  /** The survey of a held change is over. */
  | { do: 'surveyed'; change: Change; objections: Against[] }
  /** Every tool has confirmed the present context, or is known not to have. */
  | { do: 'settled'; version: number };

export interface Step {
  state: MachineState;
  effects: Effect[];
}

/** The part of a pending change that crosses to others. */
export function changeOf({ id, client, closes, at, by, heldByTool }: Change): Change {
  return {
    id,
    client,
    at,
    by,
    ...(closes === undefined ? {} : { closes }),
    ...(heldByTool === undefined ? {} : { heldByTool }),
  };
}

export const newTool = (survey: SurveyKind, guest: string | null, now: number): ToolRecord => ({
  joined: false,
  joinedAt: now,
  survey,
  guest,
  state: 'absent',
  shows: undefined,
  mayShow: [],
  told: null,
  awaiting: false,
  since: now,
  tookMs: null,
  detail: null,
});

/** The start: no client, and nobody has joined. */
export function initialState(tools: Record<string, SurveyKind>, now: number): MachineState {
  return {
    version: 0,
    active: null,
    current: { id: 'start', client: null, at: Number.NEGATIVE_INFINITY, by: 'workbench' },
    pending: null,
    tools: Object.fromEntries(Object.entries(tools).map(([id, survey]) => [id, newTool(survey, null, now)])),
    locked: false,
    settled: 0,
    restated: 0,
  };
}
