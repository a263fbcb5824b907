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
  expect(await check(token)).toMatchObject({ subject: 'a', scopes: ['openid', 'hub/presence'] });
  await provider.rotate();
  expect(await check(await provider.sign({ client_id: 'ace', scope: 'hub/feed' }))).toMatchObject({
    subject: 'ace',
    scopes: ['hub/feed'],
    duties: [],
  });
  expect(await check(token)).toBeUndefined();
  await provider.close();
});

test('duties and the unit are what the county’s table makes of the token’s claims', async () => {
  const provider = await startProvider();
  const check = createTokenCheck({
    issuer: provider.issuer,
    audience: AUDIENCE,
    claims: { unitClaim: 'yksikko', dutiesClaim: 'tehtavat', duties: { ohjehyvaksyja: 'guidelineApprover' } },
    fetch,
  });
  const sign = (claims: object) => provider.sign({ sub: 'a', scope: 'hub/presence', ...claims });
  expect(await check(await sign({ yksikko: 'Asiakasohjaus', tehtavat: ['ohjehyvaksyja', 'kokki'] }))).toMatchObject({
    duties: ['guidelineApprover'],
    unit: 'Asiakasohjaus',
  });
  expect(await check(await sign({ tehtavat: 'ohjehyvaksyja', yksikko: 7 }))).toMatchObject({
    duties: ['guidelineApprover'],
    unit: undefined,
  });
  expect(await check(await sign({ duties: ['ohjehyvaksyja', 'toString'] }))).toMatchObject({ duties: [] });
  await provider.close();
});
