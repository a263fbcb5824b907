type Settle = (status: '200' | '202' | '409') => void;

/**
 * The open windows of a session, and who waits for them to have shown a client. A change counts as shown when every
 * window has confirmed it; with no window open it is only accepted (FHIRcast 202), and confirmed when one comes.
 */
export function createWindows<V extends { version: number }>() {
  const windows = new Map<number, { send: (view: V) => void; shown: number }>();
  let waiting: { version: number; settle: Settle }[] = [];
  let lastWindow = 0;
  let current = -1;

  function settle() {
    if (windows.size === 0) return;
    const slowest = Math.min(...[...windows.values()].map((one) => one.shown));
    const ready = waiting.filter((one) => one.version <= slowest);
    waiting = waiting.filter((one) => one.version > slowest);
    // What a later change overtook was never on the screen to stay.
    for (const one of ready) one.settle(one.version === current ? '200' : '409');
  }

  return {
    /** A window opened; `close` when it is gone. */
    open(send: (view: V) => void, view: V) {
      const id = ++lastWindow;
      windows.set(id, { send, shown: -1 });
      send(view);
      return {
        id,
        close() {
          windows.delete(id);
          // Nobody can see anything any more: accepted, and confirmed when a window comes.
          if (windows.size === 0) for (const one of waiting) one.settle('202');
          settle();
        },
      };
    },
    count: () => windows.size,
    show(view: V) {
      current = view.version;
      for (const one of windows.values()) one.send(view);
    },
    /** A window has drawn the client of this version. */
    confirm(id: number, version: number) {
      const one = windows.get(id);
      if (one === undefined) return;
      one.shown = Math.max(one.shown, version);
      settle();
    },
    /** Answers when `version`, the newest there is, stands in every window. */
    whenShown(version: number, answer: Settle) {
      current = version;
      waiting.push({ version, settle: answer });
      if (windows.size === 0) answer('202');
      settle();
    },
  };
}
