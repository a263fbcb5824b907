import type { CountyTool } from '#shared/county-tool.js';
import type { Probe } from './probe.js';
import type { Attempt, AttemptNews } from './views.js';

/**
 * A tool whose page the renderer shows: in a frame (web host), or in a window of its own (both hosts). A frame tells its
 * window nothing of why it stays empty, so the core asks the tool's entry page meanwhile: it counts as open when its frame
 * has loaded and the entry page was well.
 */
export const createWebAttempts =
  (probe: Probe) =>
  (tool: CountyTool, tell: (news: AttemptNews) => void): Attempt => {
    const stop = new AbortController();
    let isWell = false;
    let isLoaded = false;
    const openWhenBoth = () => {
      if (isWell && isLoaded) tell({ type: 'loaded' });
    };
    void probe(tool, stop.signal).then((result) => {
      if (stop.signal.aborted) return;
      switch (result.found) {
        case 'failure':
          return tell({ type: 'failed', failure: result.failure, ...(result.status ? { status: result.status } : {}) });
        case 'framingRefused':
          return tell({ type: 'ownWindow', failure: 'framingRefused' });
        case 'well':
          if (tool.kind === 'link') return tell({ type: 'ownWindow' });
          isWell = true;
          return openWhenBoth();
      }
    });
    return {
      report(report) {
        if (report.saw !== 'loaded') return;
        isLoaded = true;
        openWhenBoth();
      },
      place: () => {},
      async end() {
        stop.abort();
      },
    };
  };
