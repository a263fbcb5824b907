import type { Clock } from '#shared/clock.js';
import type { Participant } from '#shared/context.js';
import type { CountyTool } from '#shared/county-tool.js';
import { assertNever } from '#shared/failure.js';
import type { Placement, ViewFailure, ViewReport, ViewStatus, Wakeful } from '#shared/tool-view.js';
import type { Screen } from '#shared/workspace.js';
import { createLive } from '../live.js';
import { whyAwake } from './hibernation.js';
import { type AttemptEvent, type Life, type LifeEvent, live, newLife, nextAt } from './life.js';
import { statusOf } from './status.js';

/** What becomes of a tool, for figures of use: no client data. */
export interface ToolEvent {
  toolId: string;
  type: 'opened' | 'shown' | 'hidden' | 'failed';
  failure?: ViewFailure;
}

/** One attempt to open a tool, in either host. */
export interface Attempt {
  /** What a window saw of its frame (web host). */
  report: (report: ViewReport) => void;
  /** Where it stands (native views); null = out of sight. */
  place: (placement: Placement | null, screen: Screen) => void;
  end: () => Promise<void>;
}
export type AttemptNews = AttemptEvent | { type: 'wakeful'; because: Wakeful; on: boolean };

export interface ViewsParts {
  /** Begins an attempt, and tells what becomes of it. */
  attempt: (tool: CountyTool, tell: (news: AttemptNews) => void) => Attempt;
  /** A tool's page is gone until it wakes, or about to come again (`context.sleep`). */
  sleep: (toolId: string, asleep: boolean) => void;
  participants: () => readonly Pick<Participant, 'toolId' | 'state' | 'since'>[];
  onEvent: (event: ToolEvent) => void;
  clock: Clock;
}

/** How often a view that was due to sleep, and could not, is looked at again. */
const LOOK_AGAIN_MS = 15_000;

interface View {
  tool: CountyTool;
  life: Life;
  attempt: Attempt | undefined;
  /** Windows that have its pane, and whether it is to be seen there. */
  screens: Map<Screen, boolean>;
  placed: Map<Screen, Placement>;
  wakeful: Set<Wakeful>;
  touchedAt: number | undefined;
  staysAwake: Wakeful[];
  stopTick: () => void;
  stopSleep: () => void;
}

/** The views of all opened tools: each lives by `life.ts`, and sleeps when nobody has seen it for a while. */
export function createViews({ attempt, sleep, participants, onEvent, clock }: ViewsParts) {
  const views = new Map<string, View>();
  const beside = new Set<string>();
  /** The numbers go on after a view has ended: what comes late of it must not be taken for the next. */
  const lastAttempt = new Map<string, number>();
  const statuses = createLive<ViewStatus[]>([]);

  const show = () =>
    statuses.set([...views.values()].map(({ tool, life, staysAwake }) => statusOf(tool.id, life, staysAwake)));
  const isSeen = (view: View) => [...view.screens.values()].some(Boolean);

  function step(view: View, event: LifeEvent): void {
    const before = view.life;
    const after = live(before, event, clock.now());
    if (after === before) {
      // A timer may ring a moment before the wall clock gets there: nobody else would ring again.
      if (event.type === 'tick') plan(view);
      return;
    }
    view.life = after;
    if (after.attempt !== before.attempt) begin(view);
    else if (after.state === 'failed' || after.state === 'asleep') void endAttempt(view);
    if (after.state === 'failed') {
      onEvent({ toolId: view.tool.id, type: 'failed', ...(after.failure ? { failure: after.failure } : {}) });
    }
    plan(view);
    draw(view);
    show();
  }

  function plan(view: View): void {
    view.stopTick();
    const due = nextAt(view.life);
    view.stopTick =
      due === undefined ? () => {} : clock.after(Math.max(0, due - clock.now()), () => step(view, { type: 'tick' }));
  }

  function begin(view: View): void {
    void endAttempt(view);
    const { attempt: number } = view.life;
    lastAttempt.set(view.tool.id, number);
    view.wakeful.clear();
    view.touchedAt = undefined;
    view.attempt = attempt(view.tool, (news) => {
      if (news.type !== 'wakeful') return step(view, { type: 'told', attempt: number, told: news });
      if (number !== view.life.attempt) return undefined;
      if (news.on) view.wakeful.add(news.because);
      else view.wakeful.delete(news.because);
      return lookAtSleep(view);
    });
  }

  async function endAttempt(view: View): Promise<void> {
    const { attempt: ending } = view;
    view.attempt = undefined;
    await ending?.end();
  }

  /** A native view is drawn only where there is something of the tool to be seen. */
  function draw(view: View): void {
    const drawn = ['open', 'slow', 'unresponsive'].includes(view.life.state);
    for (const screen of view.screens.keys())
      view.attempt?.place(drawn ? (view.placed.get(screen) ?? null) : null, screen);
  }

  /** Begins or ends the time after which a view that nobody sees is put to sleep. */
  function lookAtSleep(view: View): void {
    view.stopSleep();
    view.stopSleep = () => {};
    if (view.staysAwake.length > 0) {
      view.staysAwake = [];
      show();
    }
    const { afterMinutes } = view.tool.hibernation;
    if (!isSeen(view)) view.stopSleep = clock.after((afterMinutes ?? 5) * 60_000, () => fallAsleep(view));
  }

  function fallAsleep(view: View): void {
    const { tool, wakeful: heard, touchedAt, life } = view;
    if (!['open', 'slow', 'unresponsive'].includes(life.state)) return;
    const participant = participants().find(({ toolId }) => toolId === tool.id);
    view.staysAwake = whyAwake({ tool, heard, touchedAt, participant });
    if (view.staysAwake.length > 0) {
      view.stopSleep = clock.after(LOOK_AGAIN_MS, () => fallAsleep(view));
      return show();
    }
    // First it is known to show nobody: what its server says from here on is not the page's word.
    sleep(tool.id, true);
    return step(view, { type: 'sleep' });
  }

  async function end(view: View): Promise<void> {
    view.stopTick();
    view.stopSleep();
    views.delete(view.tool.id);
    if (view.life.state === 'asleep') sleep(view.tool.id, false);
    const ended = endAttempt(view);
    show();
    await ended;
  }

  function see(view: View, screen: Screen, seen: boolean | undefined): void {
    const before = isSeen(view);
    if (seen === undefined) view.screens.delete(screen);
    else view.screens.set(screen, seen);
    if (before !== isSeen(view)) onEvent({ toolId: view.tool.id, type: before ? 'hidden' : 'shown' });
    if (view.screens.size === 0) return void end(view);
    // Its place may have come before the word that it is shown.
    draw(view);
    if (before !== isSeen(view)) lookAtSleep(view);
    return undefined;
  }

  return {
    statuses,
    /** The professional opens a tool or comes back to it. */
    open(tool: CountyTool): void {
      const view = views.get(tool.id);
      if (view === undefined || view.life.state === 'asleep') onEvent({ toolId: tool.id, type: 'opened' });
      if (view === undefined) {
        const life = newLife((lastAttempt.get(tool.id) ?? 0) + 1, clock.now());
        const made: View = {
          tool,
          life,
          attempt: undefined,
          screens: new Map(),
          placed: new Map(),
          wakeful: new Set(),
          touchedAt: undefined,
          staysAwake: [],
          stopTick: () => {},
          stopSleep: () => {},
        };
        views.set(tool.id, made);
        begin(made);
        plan(made);
        lookAtSleep(made);
        return show();
      }
      if (view.life.state === 'asleep') {
        sleep(tool.id, false);
        step(view, { type: 'wake' });
        lookAtSleep(view);
      }
      return undefined;
    },
    retry(toolId: string): void {
      const view = views.get(toolId);
      if (view === undefined) return;
      if (view.life.state === 'asleep') sleep(toolId, false);
      step(view, { type: 'retry' });
    },
    close(toolId: string): void {
      const view = views.get(toolId);
      if (view !== undefined) void end(view);
    },
    /**
     * Ends every view: nothing of a tool stays on a screen.
     * @returns tools that had a window beside ours, which is out of our reach
     */
    async closeAll(): Promise<string[]> {
      await Promise.all([...views.values()].map(end));
      const left = [...beside];
      beside.clear();
      return left;
    },
    place(toolId: string, placement: Placement | null, screen: Screen): void {
      const view = views.get(toolId);
      if (view === undefined) return;
      if (placement === null) view.placed.delete(screen);
      else view.placed.set(screen, placement);
      draw(view);
    },
    /** A window is gone, and all its panes with it. */
    windowGone(screen: Screen): void {
      for (const view of views.values()) if (view.screens.has(screen)) see(view, screen, undefined);
    },
    report(toolId: string, number: number, report: ViewReport, screen: Screen): void {
      const view = views.get(toolId);
      if (view === undefined) return;
      const tell = (told: AttemptEvent) => step(view, { type: 'told', attempt: number, told });
      switch (report.saw) {
        case 'shown':
        case 'hidden':
          return see(view, screen, report.saw === 'shown');
        case 'gone':
          return see(view, screen, undefined);
        case 'windowOpened':
          beside.add(toolId);
          return tell({ type: 'ownWindow' });
        case 'popupBlocked':
        case 'expired':
          return tell({ type: 'failed', failure: report.saw });
        case 'touched':
          if (number === view.life.attempt) view.touchedAt = clock.now();
          return undefined;
        case 'loaded':
          if (number === view.life.attempt) view.attempt?.report(report);
          return undefined;
        default:
          return assertNever(report);
      }
    },
  };
}
