import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { build, buildIsStale } from './build.mjs';

let root: string;
const log = () => readFile(join(root, 'log'), 'utf8');
const go = () => build(root, () => {}, new AbortController().signal);

/** Stands where electron-vite does: tells that it works, takes a moment, and leaves what a whole build leaves. */
const BUILDER = `
const { appendFileSync, mkdirSync, writeFileSync } = require('node:fs');
appendFileSync('log', 'built ');
setTimeout(() => {
  for (const name of ['web', 'electron', 'county', 'hub', 'access-log', 'keyring', 'demo-fhir', 'demo-systems']) {
    mkdirSync('out/main', { recursive: true });
    writeFileSync('out/main/' + name + '.js', '');
  }
  for (const [folder, file] of [['preload', 'preload.cjs'], ['renderer', 'index.html']]) {
    mkdirSync('out/' + folder, { recursive: true });
    writeFileSync('out/' + folder + '/' + file, '');
  }
}, 50);
`;

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'build-'));
  const bin = join(root, 'node_modules/electron-vite/bin');
  await mkdir(bin, { recursive: true });
  await writeFile(join(bin, 'electron-vite.js'), BUILDER);
});
afterEach(() => rm(root, { recursive: true, force: true }));

describe('building before a start', () => {
  it('is done once by those who start at the same time, and all find it ready', async () => {
    await Promise.all([go(), go(), go()].map(async (one) => (await one, expect(buildIsStale(root)).toBe(false))));
    expect(await log()).toBe('built ');
    expect(existsSync(join(root, 'out/building'))).toBe(false);
  });
  it('does not wait for a builder that has ended without a word', async () => {
    await mkdir(join(root, 'out'));
    // No system gives such a number to a process.
    await writeFile(join(root, 'out/building'), '999999999');
    await go();
    expect(await log()).toBe('built ');
  });
  it('lets the next one try after one that fails', async () => {
    const builder = join(root, 'node_modules/electron-vite/bin/electron-vite.js');
    await writeFile(builder, 'process.exit(1)');
    await expect(go()).rejects.toThrow('could not be built');
    await writeFile(builder, BUILDER);
    await go();
    expect(buildIsStale(root)).toBe(false);
  });
  it('stops waiting when the start is told to end', async () => {
    await mkdir(join(root, 'out'));
    await writeFile(join(root, 'out/building'), String(process.pid));
    await expect(build(root, () => {}, AbortSignal.abort())).rejects.toThrow('Stopped before');
    expect(existsSync(join(root, 'out/building'))).toBe(true);
  });
});
