import { randomBytes, timingSafeEqual } from 'node:crypto';

/**
 * Lets in only the browser that the launcher opened: a single-use key in the first address is exchanged for a cookie.
 * The cookie's name carries the port, since cookies do not tell ports apart.
 */
export function createGuard() {
  const key = randomBytes(24).toString('base64url');
  const secret = randomBytes(32).toString('base64url');
  let used = false;
  let name = 'tyopoyta';
  let origin = '';

  return {
    key,
    /** The address is known once the server listens. */
    listening(port: number) {
      name = `tyopoyta_${port}`;
      origin = `http://127.0.0.1:${port}`;
    },
    origin: () => origin,
    /** Spends the key. @returns the Set-Cookie value, or undefined when the key is wrong or used */
    exchange(offered: string): string | undefined {
      if (used || !equal(offered, key)) return undefined;
      used = true;
      return `${name}=${secret}; HttpOnly; SameSite=Strict; Path=/`;
    },
    /** DNS rebinding guard: only our own address may stand in Host. */
    hostOk: (host: string | undefined) => host !== undefined && `http://${host}` === origin,
    /** A page of another origin may neither read nor send. An absent Origin is a plain navigation. */
    originOk: (given: string | undefined) => given === undefined || given === origin,
    hasCookie: (header: string | undefined) =>
      (header ?? '')
        .split(';')
        .map((pair) => pair.trim())
        .some((pair) => pair.startsWith(`${name}=`) && equal(pair.slice(name.length + 1), secret)),
  };
}
export type Guard = ReturnType<typeof createGuard>;

function equal(a: string, b: string): boolean {
  const [left, right] = [Buffer.from(a), Buffer.from(b)];
  return left.length === right.length && timingSafeEqual(left, right);
}
