import { randomBytes } from 'node:crypto';
import { referralSchema } from '../../src-main/referrals/referral.js';
import { draft } from '../../src-main/referrals/testing/draft.js';
import { createSealedFile, openVault } from '../../src-main/sealed/index.js';

// A core that keeps a draft again and again, and says of each revision that it is safe, until it is killed.

const [file = '', key = ''] = process.argv.slice(2);
const vault = await openVault({
  kind: 'referrals',
  one: referralSchema,
  whose: 'antti',
  file: createSealedFile(file),
  keyFor: async () => ({ key: Buffer.from(key, 'hex'), made: false }),
  nonce: () => randomBytes(12),
  asideName: () => 'unreadable',
  log: () => {},
});
let revision = vault.kept[0]?.revision ?? 0;
for (;;) {
  revision += 1;
  const long = { tavoite: [{ valueString: `${revision} `.repeat(1_000_000) }] };
  if (!(await vault.save([{ ...draft, revision, answers: long }]))) process.exit(1);
  process.stdout.write(`${revision}\n`);
}
