const PATIENCE_MS = 10_000;

/** What a hub answered; undefined = none did, or nobody is signed in. */
export type HubAnswer = { status: number; etag: string | undefined; text: string } | undefined;

/** Asks the county's hubs as the person who is signed in: the one that answered last, and the next where it is silent. */
export function createHubLink({
  urls,
  token,
  fetch,
}: {
  /** Each hub's address of guidelines, without a slash at its end. */
  urls: readonly string[];
  token: () => Promise<string | undefined>;
  fetch: typeof globalThis.fetch;
}) {
  let place = 0;
  async function one(url: string, bearer: string, init: RequestInit): Promise<HubAnswer> {
    try {
      const answer = await fetch(url, {
        ...init,
        headers: { ...Object.fromEntries(new Headers(init.headers)), authorization: `Bearer ${bearer}` },
        redirect: 'error',
        signal: AbortSignal.timeout(PATIENCE_MS),
      });
      return { status: answer.status, etag: answer.headers.get('etag') ?? undefined, text: await answer.text() };
    } catch {
      return undefined;
    }
  }
  return async (path: string, init: RequestInit = {}): Promise<HubAnswer> => {
    const bearer = await token().catch(() => undefined);
    if (bearer === undefined) return undefined;
    for (let tries = 0; tries < urls.length; tries += 1) {
      const at = (place + tries) % urls.length;
      // The next hub is asked only when this one does not answer.
      const answer = await one(`${urls[at]}/${path}`, bearer, init);
      if (answer === undefined || answer.status >= 500) continue;
      place = at;
      return answer;
    }
    return undefined;
  };
}
export type HubLink = ReturnType<typeof createHubLink>;

/** A text by a schema; undefined when it is not of its form. */
export function readJson<T>(
  text: string,
  schema: { safeParse: (value: unknown) => { success: true; data: T } | { success: false } },
): T | undefined {
  try {
    const parsed = schema.safeParse(JSON.parse(text));
    return parsed.success ? parsed.data : undefined;
  } catch {
    return undefined;
  }
}
