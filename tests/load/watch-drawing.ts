import type { BrowserContext } from '@playwright/test';

/** What `watchDrawing` leaves in a page. */
export type WatchedPage = Window & {
  /** Milliseconds from the arrival of the observations in the window until the page with them was painted. */
  drawnAfter?: number;
  /** Milliseconds that parsing the same message and painting the same number of points as one bare line take. */
  paintFloor?: () => Promise<number>;
};

/**
 * Watches in every page when the large message with the observations arrives, and when the chart that tells of `count`
 * values has been painted. The socket's listener is the page's first, so that the parsing of the message counts too.
 */
export async function watchDrawing(context: BrowserContext, count: number): Promise<void> {
  await context.addInitScript((count) => {
    const page = window as WatchedPage;
    let arrived = 0;
    let message: unknown;
    const large = 200_000;
    const Native = window.WebSocket;
    window.WebSocket = class extends Native {
      constructor(...args: ConstructorParameters<typeof Native>) {
        super(...args);
        this.addEventListener('message', ({ data }: MessageEvent<unknown>) => {
          const size =
            typeof data === 'string'
              ? data.length
              : data instanceof Blob
                ? data.size
                : data instanceof ArrayBuffer
                  ? data.byteLength
                  : 0;
          if (size < large) return;
          arrived = performance.now();
          message = data;
        });
      }
    };
    const painted = () =>
      new Promise<number>((done) => requestAnimationFrame(() => setTimeout(() => done(performance.now()))));
    new MutationObserver(() => {
      if (page.drawnAfter !== undefined || arrived === 0) return;
      const told = [...document.querySelectorAll('.cs-chart figcaption')].some((name) =>
        name.textContent.includes(`${String(count)} arvoa`),
      );
      if (!told) return;
      const from = arrived;
      arrived = 0;
      void painted().then((at) => (page.drawnAfter = at - from));
    }).observe(document, { childList: true, subtree: true, characterData: true });
    page.paintFloor = async () => {
      const text = typeof message === 'string' ? message : await new Response(message as Blob | ArrayBuffer).text();
      const began = performance.now();
      const start = text.indexOf('{');
      JSON.parse(text.slice(start, text.lastIndexOf('}') + 1));
      const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
      svg.setAttribute('style', 'position:fixed;top:0;left:0;width:300px;height:128px;background:#fff;z-index:9999');
      const line = document.createElementNS('http://www.w3.org/2000/svg', 'polyline');
      line.setAttribute(
        'points',
        Array.from(
          { length: count },
          (_, at) => `${(at * 0.03).toFixed(1)},${(64 + 50 * Math.sin(at / 90)).toFixed(1)}`,
        ).join(' '),
      );
      line.setAttribute('fill', 'none');
      line.setAttribute('stroke', '#a1470f');
      svg.append(line);
      document.body.append(svg);
      const at = await painted();
      svg.remove();
      return at - began;
    };
  }, count);
}
