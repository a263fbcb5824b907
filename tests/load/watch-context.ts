import type { Page } from '@playwright/test';
import * as z from 'zod';

/** A state of the context as it came to a window, and when: epoch milliseconds. */
const seenSchema = z.object({
  at: z.number(),
  version: z.number(),
  client: z.string().nullable(),
  participants: z.array(z.object({ toolId: z.string(), state: z.string() })),
});
export type SeenContext = z.infer<typeof seenSchema>;

/** Notes each state of the context that this window is sent, at the moment when it comes. Before the page goes anywhere. */
export async function noteContext(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const seen: unknown[] = [];
    Reflect.set(globalThis, 'contextSeen', seen);
    const isState = (value: unknown): value is Record<string, unknown> =>
      typeof value === 'object' && value !== null && 'participants' in value && 'phase' in value && 'version' in value;
    const find = (value: unknown): Record<string, unknown> | undefined => {
      if (isState(value)) return value;
      if (typeof value !== 'object' || value === null) return undefined;
      for (const part of Object.values(value)) {
        const found = find(part);
        if (found !== undefined) return found;
      }
      return undefined;
    };
    const note = (at: number, text: string) => {
      if (!text.includes('"participants"')) return;
      const state = find(JSON.parse(text));
      const active = state?.['active'];
      const client = typeof active === 'object' && active !== null ? Reflect.get(active, 'reference') : null;
      if (state !== undefined)
        seen.push({ at, version: state['version'], client, participants: state['participants'] });
    };
    const Original = globalThis.WebSocket;
    globalThis.WebSocket = class extends Original {
      constructor(url: string | URL, protocols?: string | string[]) {
        super(url, protocols);
        this.addEventListener('message', ({ data }) => {
          const at = performance.timeOrigin + performance.now();
          if (typeof data === 'string') note(at, data);
          else if (data instanceof Blob) void data.text().then((text) => note(at, text));
          else if (data instanceof ArrayBuffer) note(at, new TextDecoder().decode(data));
        });
      }
    };
  });
}

/**
 * The states that came after a moment, oldest first. Chosen in the page: to carry all of a run out again and again takes
 * more of the window's time than what is measured.
 */
export const seenContexts = async (page: Page, since = 0): Promise<SeenContext[]> =>
  z.array(seenSchema).parse(
    await page.evaluate((from) => {
      const seen: unknown = Reflect.get(globalThis, 'contextSeen');
      const isLater = (one: unknown) =>
        typeof one === 'object' && one !== null && Number(Reflect.get(one, 'at')) > from;
      return Array.isArray(seen) ? seen.filter(isLater) : [];
    }, since),
  );

const OUT = ['absent', 'asleep', 'leftBehind'];
/** Tools that have joined, as one state tells. */
export const joined = ({ participants }: SeenContext) => participants.filter(({ state }) => !OUT.includes(state));
export const allFollow = (seen: SeenContext) => joined(seen).every(({ state }) => state === 'follows');
