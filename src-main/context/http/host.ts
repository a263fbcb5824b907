/**
 * DNS rebinding guard: whether Host names this server's own loopback address. A page that made its own name point here
 * still sends that name.
 */
export const isOwnHost = (host: string | undefined, port: number): boolean =>
  host === `127.0.0.1:${port}` || host?.toLowerCase() === `localhost:${port}`;
