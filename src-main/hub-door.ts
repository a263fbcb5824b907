import type * as z from 'zod';

const PATIENCE_MS = 10_000;

/** What came of a question to the hub. `unreachable`: later; `signedOut`: nobody's token to ask with. */
export type HubAnswer<T> =
  { ok: true; value: T } | { ok: false; why: 'signedOut' | 'unreachable' | 'notAllowed' | 'changed' | 'refused' };

/**
 * Asks the county's hubs over HTTP, as the signed-in professional; one after another until one of them answers.
 * @param bases their addresses, such as `https://hub.example`
 */
export function createHubDoor({
  bases,
  token,
  fetch,
}: {
  bases: readonly string[];
  token: () => Promise<string | undefined>;
  fetch: typeof globalThis.fetch;
}) {
  async function ask(path: string, init: RequestInit): Promise<HubAnswer<Response>> {
    const bearer = await token().catch(() => undefined);
    if (bearer === undefined) return { ok: false, why: 'signedOut' };
    for (const base of bases) {
      try {
        // The next hub is asked only when this one does not answer.
        const answer = await fetch(`${base}${path}`, {
          ...init,
          headers: { ...init.headers, authorization: `Bearer ${bearer}` },
          redirect: 'error',
          signal: AbortSignal.timeout(PATIENCE_MS),
        });
        if (answer.ok) return { ok: true, value: answer };
        await answer.body?.cancel();
        if (answer.status === 401 || answer.status === 403) return { ok: false, why: 'notAllowed' };
        if (answer.status === 409) return { ok: false, why: 'changed' };
        if (answer.status < 500 && answer.status !== 404 && answer.status !== 429) return { ok: false, why: 'refused' };
      } catch {
        // Not to be reached: another of the county's hubs may be.
      }
    }
    return { ok: false, why: 'unreachable' };
  }

  return {
    async get<T>(path: string, schema: z.ZodType<T>): Promise<HubAnswer<T>> {
      const asked = await ask(path, {});
      if (!asked.ok) return asked;
      const read = schema.safeParse(await asked.value.json().catch(() => undefined));
      return read.success ? { ok: true, value: read.data } : { ok: false, why: 'unreachable' };
    },
    async post(path: string, body: unknown): Promise<HubAnswer<undefined>> {
      const headers = { 'content-type': 'application/json' };
      const asked = await ask(path, { method: 'POST', headers, body: JSON.stringify(body) });
      if (!asked.ok) return asked;
      await asked.value.body?.cancel();
      return { ok: true, value: undefined };
    },
  };
}
export type HubDoor = ReturnType<typeof createHubDoor>;
