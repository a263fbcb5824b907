import type { Page } from '@playwright/test';
import * as z from 'zod';

const answeredSchema = z.object({ worker: z.number(), painted: z.number() });
/** Milliseconds: from the question until the worker's answer, and from the user's act until the results were painted. */
export type Answered = z.infer<typeof answeredSchema>;

/** Notes each question to the worker that searches and its answer. Before the page goes anywhere. */
export async function watchSearch(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const asked = new Map<unknown, number>();
    const state = { acted: 0, worker: 0, waiting: false, done: (answered: unknown): unknown => answered };
    Reflect.set(globalThis, 'searchSeen', state);
    const Native = globalThis.Worker;
    globalThis.Worker = class extends Native {
      constructor(url: string | URL, options?: WorkerOptions) {
        super(url, options);
        this.addEventListener('message', ({ data }: MessageEvent<{ tell?: string; id?: number }>) => {
          if (data.tell !== 'answer') return;
          const at = asked.get(data.id);
          asked.delete(data.id);
          // An answer to what was asked before the act is not its own.
          if (at === undefined || at < state.acted || !state.waiting) return;
          state.worker = performance.now() - at;
          state.waiting = false;
          // The list is drawn after this message has been heard, and painted with the next frame.
          setTimeout(() =>
            requestAnimationFrame(() =>
              setTimeout(() => state.done({ worker: state.worker, painted: performance.now() - state.acted })),
            ),
          );
        });
      }
      override postMessage(message: unknown, options?: StructuredSerializeOptions | Transferable[]) {
        if (typeof message === 'object' && message !== null && Reflect.get(message, 'ask') === 'search')
          asked.set(Reflect.get(message, 'id'), performance.now());
        super.postMessage(message, Array.isArray(options) ? { transfer: options } : options);
      }
    };
  });
}

/** Does something that asks the search, within the page so that no time goes into the way there. */
const act = async (page: Page, how: { type: string } | { click: string }): Promise<Answered> =>
  answeredSchema.parse(
    await page.evaluate(
      (what) =>
        new Promise((done, failed) => {
          setTimeout(() => failed(new Error(`no answer to ${JSON.stringify(what)}`)), 120_000);
          const state = Reflect.get(globalThis, 'searchSeen') as Record<string, unknown>;
          Object.assign(state, { done, acted: performance.now(), waiting: true });
          const pane = document.querySelector('[data-pane="service-tray"]');
          if ('click' in what) {
            const chips = [...(pane?.querySelectorAll<HTMLElement>('button[aria-pressed]') ?? [])];
            chips.find((chip) => chip.textContent?.startsWith(what.click))?.click();
            return;
          }
          const field = pane?.querySelector<HTMLInputElement>('input[type="search"], input');
          const set = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set;
          set?.call(field, what.type);
          field?.dispatchEvent(new Event('input', { bubbles: true }));
        }),
      how,
    ),
  );

/** Writes the query as a whole; asked when it has rested as the last letter of a typist does. */
export const typeQuery = (page: Page, query: string) => act(page, { type: query });
/** Presses a button of the service tray whose text begins so. */
export const press = (page: Page, text: string) => act(page, { click: text });
