import { expect, test } from 'vitest';
import { createTokenCheck } from './access-token.js';
import { AUDIENCE, startProvider } from './testing/provider.js';

test("the provider's keys may be replaced, and it may be away at the start", async () => {
  const provider = await startProvider();
  const { issuer } = provider;
  let away = true;
  const check = createTokenCheck({
    issuer: `${issuer}/`,
    audience: AUDIENCE,
    fetch: (...asked) => (away ? Promise.reject(new Error('unreachable')) : fetch(...asked)),
    keysEveryMs: 0,
  });
  const token = await provider.sign({ sub: 'a', scope: 'openid hub/presence' });
  expect(await check(token)).toBeUndefined();
  away = false;
  expect(await check(token)).toEqual({ subject: 'a', scopes: ['openid', 'hub/presence'] });
  await provider.rotate();
  expect(await check(await provider.sign({ client_id: 'ace', scope: 'hub/feed' }))).toEqual({
    subject: 'ace',
    scopes: ['hub/feed'],
  });
  expect(await check(token)).toBeUndefined();
  await provider.close();
});
