import { readFileSync } from 'node:fs';
import { mkdtemp, mkdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { namesUsed } from '../../src-main/county/index.js';
import { createWorkbench } from '../../src-main/workbench.js';
import type { WorkbenchOptions } from '../../src-main/workbench/options.js';
import { root } from './demo.js';

/** Addresses where nothing listens: the core must stand without any outside system. */
const countyFile = join(root, 'seeds/kymijoki/county.json');
const nowhere = Object.fromEntries(
  namesUsed(readFileSync(countyFile, 'utf8')).map((name) => [name, 'http://127.0.0.1:9']),
);

/** The real core on the demo county's file, with no outside system answering, and a folder of its own. */
export async function createLonelyWorkbench(
  options: Pick<Partial<WorkbenchOptions>, 'countyFile' | 'environment' | 'training'> = {},
) {
  const folder = await mkdtemp(join(tmpdir(), 'tyopoyta-core-'));
  const rendererDir = join(folder, 'renderer');
  await mkdir(join(rendererDir, 'assets'), { recursive: true });
  await writeFile(
    join(rendererDir, 'index.html'),
    '<!doctype html><meta property="csp-nonce" nonce="__CSP_NONCE__"><title>t</title>',
  );
  await writeFile(join(rendererDir, 'assets', 'a-1.js'), '1');
  let stored: Record<string, unknown> = {};
  const workbench = await createWorkbench({
    countyFile,
    environment: nowhere,
    ...options,
    dataDir: folder,
    settings: { get: () => stored, set: (value) => void (stored = value) },
    capabilities: {
      host: 'web',
      nativeViews: false,
      fillsLogIns: false,
      clientCertificates: false,
      placesScreens: false,
    },
    signInWindow: {
      redirectUri: async () => 'http://127.0.0.1/auth/callback',
      postLogoutRedirectUri: async () => 'http://127.0.0.1/auth/signed-out',
      open: async (url) => url,
    },
    log: () => {},
  });
  return {
    workbench,
    folder,
    rendererDir,
    stored: () => stored,
    async close() {
      await workbench.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
