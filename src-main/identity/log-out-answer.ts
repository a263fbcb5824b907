/** Where the identity provider tells that a session has ended; the same in every host. */
export const LOG_OUT_PATHS = { back: '/auth/backchannel-logout', front: '/auth/frontchannel-logout' } as const;

interface Told {
  providerSaysGoodbye: (logoutToken: string) => Promise<boolean>;
  providerShowsGoodbye: (iss: string, sid: string) => Promise<boolean>;
  providerOrigin: string;
}

/**
 * Answers the provider's log-out request, whatever server it came to. There is no cookie and no origin to go by: what is
 * sent has to prove itself (a signed token, or a session number that only the provider and we know).
 * @param body of a POST, as it came
 * @returns undefined for a request that is no log-out
 */
export async function answerLogOut(
  identity: Told,
  { method, url, body }: { method: string; url: URL; body: string },
): Promise<{ status: number; headers: Record<string, string> } | undefined> {
  const { pathname, searchParams } = url;
  const headers = { 'cache-control': 'no-store' };
  if (method === 'POST' && pathname === LOG_OUT_PATHS.back) {
    const token = new URLSearchParams(body).get('logout_token') ?? '';
    return { status: (await identity.providerSaysGoodbye(token)) ? 200 : 400, headers };
  }
  if (method === 'GET' && pathname === LOG_OUT_PATHS.front) {
    const done = await identity.providerShowsGoodbye(searchParams.get('iss') ?? '', searchParams.get('sid') ?? '');
    const policy = `default-src 'none'; frame-ancestors ${identity.providerOrigin}`;
    return { status: done ? 200 : 400, headers: { ...headers, 'content-security-policy': policy } };
  }
  return undefined;
}
