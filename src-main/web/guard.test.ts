import { describe, expect, it } from 'vitest';
import { createGuard } from './guard.js';

describe('guard of the web host', () => {
  it('exchanges its key once, for a cookie that carries the port', () => {
    const guard = createGuard();
    guard.listening(47100);
    expect(guard.exchange('wrong')).toBeUndefined();
    const cookie = guard.exchange(guard.key);
    expect(cookie).toMatch(/^tyopoyta_47100=[\w-]+; HttpOnly; SameSite=Strict; Path=\/$/);
    expect(guard.exchange(guard.key)).toBeUndefined();
    const pair = cookie?.split(';')[0] ?? '';
    expect(guard.hasCookie(`other=1; ${pair}`)).toBe(true);
    expect(guard.hasCookie(`${pair}x`)).toBe(false);
    expect(guard.hasCookie(pair.replace('47100', '47101'))).toBe(false);
    expect(guard.hasCookie(undefined)).toBe(false);
  });

  it('knows its own Host and Origin only', () => {
    const guard = createGuard();
    guard.listening(47100);
    expect(guard.hostOk('127.0.0.1:47100')).toBe(true);
    for (const host of ['localhost:47100', '127.0.0.1', 'evil.example:47100', undefined])
      expect(guard.hostOk(host)).toBe(false);
    expect(guard.originOk(undefined)).toBe(true);
    expect(guard.originOk('http://127.0.0.1:47100')).toBe(true);
    for (const origin of ['null', 'http://127.0.0.1:1', 'https://127.0.0.1:47100'])
      expect(guard.originOk(origin)).toBe(false);
  });
});
