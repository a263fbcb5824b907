import { randomBytes } from 'node:crypto';
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import type { SealingKey } from '../credentials/index.js';
import { createSealedFile, openVault } from '../sealed/index.js';
import { seal, unseal } from '../sealed/seal.js';
import { referralSchema } from './referral.js';
import { draft } from './testing/draft.js';

const key = randomBytes(32);
const folders: string[] = [];
afterEach(async () => {
  for (const folder of folders.splice(0)) await rm(folder, { recursive: true });
});
async function place() {
  const folder = await mkdtemp(join(tmpdir(), 'tyopoyta-referrals-'));
  folders.push(folder);
  const file = join(folder, 'referrals', 'own.sealed');
  const open = (sealing: SealingKey = { key, made: false }, whose = 'antti') =>
    openVault({
      kind: 'referrals',
      one: referralSchema,
      whose,
      file: createSealedFile(file),
      keyFor: async () => sealing,
      nonce: () => randomBytes(12),
      asideName: () => 'unreadable',
      log: () => {},
    });
  return { folder, file, open };
}

describe('a sealed text', () => {
  it('opens whole with its key and for its owner, and not at all otherwise', () => {
    const sealed = seal('Aune haluaa uimaan', { key, nonce: randomBytes(12), whose: 'antti' });
    expect(sealed.toString('latin1')).not.toContain('uimaan');
    expect(unseal(sealed, { key, whose: 'antti' })).toBe('Aune haluaa uimaan');
    expect(unseal(sealed, { key, whose: 'riikka' })).toBeUndefined();
    expect(unseal(sealed, { key: randomBytes(32), whose: 'antti' })).toBeUndefined();
    for (let at = 0; at < sealed.length; at += 1) {
      expect(unseal(sealed.subarray(0, at), { key, whose: 'antti' })).toBeUndefined();
      const changed = Buffer.from(sealed);
      changed[at] = (changed[at] ?? 0) ^ 1;
      expect(unseal(changed, { key, whose: 'antti' })).toBeUndefined();
    }
  });
});

describe('the vault', () => {
  it('gives back what was saved, sealed, and with the newest of many saves at once', async () => {
    const { file, open } = await place();
    const vault = await open();
    const saves = [1, 2, 3, 4, 5].map((revision) => vault.save([{ ...draft, revision }]));
    expect(await Promise.all(saves)).toEqual([true, true, true, true, true]);
    expect((await open()).kept).toEqual([{ ...draft, revision: 5 }]);
    const bytes = await createSealedFile(file).read();
    expect(bytes?.toString('latin1')).not.toContain('Saarikoski');
  });

  it('killed at any byte of a write, it has the former content', async () => {
    const { file, open } = await place();
    await (await open()).save([draft]);
    const next = seal(JSON.stringify({ version: 1, referrals: [] }), { key, nonce: randomBytes(12), whose: 'antti' });
    for (let at = 0; at <= next.length; at += 1) {
      await writeFile(`${file}.new`, next.subarray(0, at));
      const vault = await open();
      expect(vault.kept).toEqual([draft]);
      expect(vault.unreadable).toBe(false);
    }
  });

  it('does not write over what another key has sealed', async () => {
    const { folder, open } = await place();
    await (await open()).save([draft]);
    const other = await open({ key: randomBytes(32), made: true });
    expect([other.unreadable, other.kept]).toEqual([true, []]);
    await other.save([{ ...draft, revision: 9 }]);
    expect(await readdir(join(folder, 'referrals'))).toEqual(['own.sealed', 'own.sealed.unreadable']);
  });

  it('without a key it keeps to memory, leaves the file alone, and says why', async () => {
    const { folder, open } = await place();
    const vault = await open({ because: 'shared' });
    expect(vault.kind).toEqual({ kind: 'memory', because: 'shared' });
    expect(await vault.save([draft])).toBe(true);
    expect(await readdir(folder)).toEqual([]);
  });
});
