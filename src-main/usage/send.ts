import type { ToolUsage, UsageReport } from '#shared/usage.js';

/** Rows in one request, some 80 kB: well within what a hub takes. */
const ROWS = 500;

/** Days packed into requests, each day whole in one of them: the hub replaces days, so a part would take the rest away. */
export function pack(days: readonly ToolUsage[], rows = ROWS): ToolUsage[][] {
  const byDay = new Map<string, ToolUsage[]>();
  for (const row of days) byDay.set(row.day, [...(byDay.get(row.day) ?? []), row]);
  const packs: ToolUsage[][] = [];
  for (const day of byDay.values()) {
    const last = packs.at(-1);
    if (last !== undefined && last.length + day.length <= rows) last.push(...day);
    else packs.push([...day]);
  }
  return packs;
}

/** Sends one report to the hub. @returns whether the hub has it now */
async function post(
  { url, token, fetch, withinMs }: { url: string; token: string; fetch: typeof globalThis.fetch; withinMs: number },
  report: UsageReport,
): Promise<{ taken: boolean; why?: string }> {
  try {
    const answer = await fetch(url, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      body: JSON.stringify(report),
      redirect: 'error',
      signal: AbortSignal.timeout(withinMs),
    });
    await answer.body?.cancel();
    return answer.ok ? { taken: true } : { taken: false, why: `status ${answer.status}` };
  } catch (error) {
    return { taken: false, why: error instanceof Error ? error.name : 'unknown' };
  }
}

/**
 * Gives reports to one of the county's hubs: to the one that took the last, and to the next where it does not answer.
 * @param withinMs for each hub
 */
export function createGiving({ urls, fetch }: { urls: readonly string[]; fetch: typeof globalThis.fetch }) {
  let place = 0;
  return async (report: UsageReport, { token, withinMs }: { token: string; withinMs: number }) => {
    let answer: Awaited<ReturnType<typeof post>> = { taken: false };
    for (let tries = 0; tries < urls.length; tries += 1) {
      const at = (place + tries) % urls.length;
      answer = await post({ url: urls[at] ?? '', token, fetch, withinMs }, report);
      if (!answer.taken) continue;
      place = at;
      break;
    }
    return answer;
  };
}
