import type { ClientReference } from '#shared/context.js';
import type { ViewFailure } from '#shared/tool-view.js';
import type { FramePage, PageEvidence } from '#shared/tools.js';
import type { WebMessage, WebResponse } from '#shared/web-message.js';
import type { Frame, FramePort } from '../../tools/index.js';
import type { BindingEvents, BindingView, Delivery } from '../binding.js';

/** What a frame is given: its page's address, and what is posted into it. */
export type PageMade = Pick<FramePage, 'url' | 'post'> & {
  /** The frame keeps its page, and only what is posted is new. */
  samePage?: boolean;
  /** The page's address is still to come: the frame is empty until then. What comes too late is dropped. */
  later?: Promise<LatePage>;
};
export type LatePage = { ok: true; url: string } | { ok: false; failure: ViewFailure; status?: number };

/** How one way of following uses its frames. */
export interface FrameStrategy {
  /** Makes what a frame holds for a change, or while no change is told of. `undefined` = cannot be told of it. */
  make: (frame: Frame, delivery: Delivery | undefined) => PageMade | undefined;
  /** Does what was seen of the page confirm it? */
  confirmedBy?: (frame: Frame, evidence: PageEvidence, delivery: Delivery) => boolean;
  message?: (frame: Frame, message: WebMessage) => WebResponse | undefined;
  gone?: (frame: Frame) => void;
  /** May a professional vouch for what the tool shows of this change? Absent = never. */
  vouchable?: (delivery: Delivery) => boolean;
}

interface Holding {
  /** The change that the frame was last told of. */
  delivery: Delivery | undefined;
  confirmed: boolean;
  /** Something was seen of its page. */
  came: boolean;
}

/**
 * Tools that follow by what their frames hold. A tool listens while it has a frame on a screen, and has confirmed a
 * change when every frame of it has.
 * @param vouched writes to the access log that the professional vouched; what cannot be written is not taken
 */
export function createFollowedFrames({
  tools,
  frames: port,
  events,
  view,
  random,
  vouched,
  strategy,
}: {
  tools: readonly string[];
  frames: FramePort;
  events: BindingEvents;
  view: BindingView;
  random: () => string;
  vouched?: (tool: string, client: ClientReference | null) => Promise<void>;
  strategy: FrameStrategy;
}) {
  const held = new Map<Frame, Holding>();
  const framesOf = (tool: string) => [...held].filter(([frame]) => frame.tool === tool);

  /** @returns false when the frame cannot be told: it is emptied */
  function show(frame: Frame, delivery: Delivery | undefined): boolean {
    const made = strategy.make(frame, delivery);
    const holding = hold(frame, delivery, made);
    // Whatever order the answers come in: only that for what the frame is told of now counts.
    void made?.later?.then((late) => held.get(frame) === holding && arrived(frame, delivery, late));
    return made !== undefined;
  }

  function arrived(frame: Frame, delivery: Delivery | undefined, late: LatePage): void {
    if (late.ok) return void hold(frame, delivery, { url: late.url });
    port.failed?.(frame.tool, late.failure, late.status);
    // It said no itself; from all others nothing is known, and the tool stays covered as not confirmed.
    if (late.failure === 'refused' && delivery !== undefined)
      events.answered(frame.tool, delivery.change.id, 'refused');
  }

  function hold(frame: Frame, delivery: Delivery | undefined, made: PageMade | undefined): Holding {
    const before = frame.page();
    const came = made?.samePage === true && held.get(frame)?.came === true;
    const holding: Holding = { delivery, confirmed: false, came };
    held.set(frame, holding);
    frame.show({
      page: made?.samePage === true && before !== undefined ? before.page : random(),
      version: delivery?.version ?? 0,
      opensClient: made !== undefined && (delivery?.change.client ?? null) !== null,
      url: made?.url ?? null,
      ...(made?.post === undefined ? {} : { post: made.post }),
    });
    return holding;
  }

  function tellIfWhole(tool: string): void {
    const all = framesOf(tool);
    const id = all[0]?.[1].delivery?.change.id;
    if (id !== undefined && all.every(([, one]) => one.confirmed && one.delivery?.change.id === id))
      events.answered(tool, id, 'shown');
  }

  /** A frame shows what the change `id` asked for. Nothing happens when it has been told of another one since. */
  function confirm(frame: Frame, id: string): void {
    const holding = held.get(frame);
    if (holding?.delivery?.change.id !== id) return;
    holding.confirmed = true;
    tellIfWhole(frame.tool);
  }

  port.follow(tools, {
    mounted(frame) {
      held.set(frame, { delivery: undefined, confirmed: false, came: false });
      events.joined(frame.tool);
      // Nobody told it of a client: it has none, also where it had been left behind.
      if (frame.page() === undefined) show(frame, undefined);
    },
    unmounted(frame) {
      const told = held.get(frame)?.delivery?.change;
      held.delete(frame);
      strategy.gone?.(frame);
      if (framesOf(frame.tool).length > 0) return tellIfWhole(frame.tool);
      // Without a frame it shows nobody: where that is what it was told, it is done (sign-out takes the frames at once).
      if (told?.client === null) events.answered(frame.tool, told.id, 'shown');
      return events.left(frame.tool, 'gone');
    },
    loaded(frame, evidence) {
      const holding = held.get(frame);
      if (holding === undefined) return;
      // A frame that is gone shows nothing that could be vouched for.
      if (evidence.by !== 'removed') holding.came = true;
      const { delivery } = holding;
      if (delivery !== undefined && strategy.confirmedBy?.(frame, evidence, delivery) === true)
        confirm(frame, delivery.change.id);
    },
    message: (frame, message) => strategy.message?.(frame, message),
    async vouch(tool, version) {
      const current = view.current();
      if (vouched === undefined || current === undefined || strategy.vouchable?.(current) !== true) return false;
      // One context may be told under several ids (when a tool is asked once more): its number is what counts.
      const mayBe = () =>
        view.current()?.version === version &&
        framesOf(tool).length > 0 &&
        framesOf(tool).every(([, { delivery, came }]) => came && delivery?.version === version);
      if (!mayBe()) return false;
      await vouched(tool, current.change.client);
      // The context may have changed while the entry was written.
      if (!mayBe()) return false;
      for (const [frame, { delivery }] of framesOf(tool))
        if (delivery !== undefined) confirm(frame, delivery.change.id);
      return true;
    },
  });

  return {
    confirm,
    /** A frame will not show what the change `id` asked for. @param detail the tool's own words */
    refuse(frame: Frame, id: string, detail?: string): void {
      if (held.get(frame)?.delivery?.change.id === id) events.answered(frame.tool, id, 'refused', detail);
    },
    /** Has a frame been told of this change, and of none since? */
    awaits: (frame: Frame, id: string): boolean => held.get(frame)?.delivery?.change.id === id,
    /** Tells the frames of a tool of a committed change. @returns false when there is none, or one cannot be told */
    tell(tool: string, delivery: Delivery): boolean {
      const all = framesOf(tool);
      const behind = all.filter(([, one]) => !one.confirmed || one.delivery?.change.id !== delivery.change.id);
      const asked = (behind.length === 0 ? all : behind).map(([frame]) => show(frame, delivery));
      return asked.length > 0 && asked.every(Boolean);
    },
    /** Empties every frame that is not being emptied already. */
    endSession(): void {
      for (const [frame, { delivery }] of held)
        if (delivery !== undefined && delivery.change.client !== null) show(frame, undefined);
    },
  };
}
