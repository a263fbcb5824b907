import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { call } from '@orpc/server';
import * as z from 'zod';
import { createWorkbench } from '../../src-main/workbench.js';

const ENDS_WITHIN_MS = 6000;

/** What a core in a process of its own is given. */
const optionsSchema = z.object({
  countyFile: z.string(),
  environment: z.record(z.string(), z.string()),
  /** Tools whose launch addresses are wanted. */
  launch: z.array(z.string()).default([]),
});
const answerSchema = z.object({ code: z.string(), state: z.string() });
const requestSchema = z.object({ ask: z.literal('usage') });

/** The real core as the product runs it, signed in at a provider that asks nothing. */
async function startCore({ countyFile, environment, launch }: z.infer<typeof optionsSchema>) {
  const dataDir = await mkdtemp(join(tmpdir(), 'tyopoyta-core-'));
  let stored: Record<string, unknown> = {};
  const redirectUri = 'http://127.0.0.1/auth/callback';
  const workbench = await createWorkbench({
    countyFile,
    environment,
    dataDir,
    settings: { get: () => stored, set: (value) => void (stored = value) },
    capabilities: {
      host: 'web',
      nativeViews: false,
      fillsLogIns: false,
      clientCertificates: false,
      placesScreens: false,
    },
    signInWindow: {
      redirectUri: async () => redirectUri,
      postLogoutRedirectUri: async () => redirectUri,
      open: async (url) => url,
    },
    log: () => {},
  });
  const url = await workbench.identity.begin();
  if (url === undefined) throw new Error('the identity provider does not answer');
  const { code, state } = answerSchema.parse(await (await fetch(url)).json());
  await workbench.identity.complete(`${redirectUri}?${String(new URLSearchParams({ code, state }))}`);
  if (workbench.identity.session.get().state !== 'signedIn') throw new Error('nobody is signed in');
  return { workbench, dataDir, wanted: launch };
}

/** Where each tool would be opened: its address tells where the tool finds the core. */
async function launchUrls({ workbench, wanted }: Awaited<ReturnType<typeof startCore>>) {
  const launched = await Promise.all(
    wanted.map(async (id) => ({
      id,
      ...(await call(workbench.router.tools.launch, { toolId: id }, { context: { screen: 1 } })),
    })),
  );
  return Object.fromEntries(launched.flatMap((one) => ('url' in one ? [[one.id, one.url]] : [])));
}

/** Memory after the rubbish is gone, and what the process holds open. */
async function usage() {
  for (let round = 0; round < 4; round += 1) {
    global.gc?.();
    await new Promise((resolve) => void setImmediate(resolve));
  }
  const { heapUsed, external, arrayBuffers, rss } = process.memoryUsage();
  return { heapUsed, external, arrayBuffers, rss, resources: process.getActiveResourcesInfo() };
}

const cores = await Promise.all(
  z
    .array(optionsSchema)
    .parse(JSON.parse(process.argv[2] ?? '[]'))
    .map(startCore),
);
process.on('message', (message) => {
  requestSchema.parse(message);
  void usage().then((used) => process.send?.(used));
});
process.send?.({
  cores: await Promise.all(
    cores.map(async (core) => ({
      hubUrl: core.workbench.services.fhircast,
      topic: core.workbench.topic(),
      launch: await launchUrls(core),
    })),
  ),
});
await Promise.race([once(process, 'SIGTERM'), once(process, 'disconnect')]);
// A core that cannot end must not outlive its test: the code tells.
setTimeout(() => process.exit(1), ENDS_WITHIN_MS);
for (const { workbench, dataDir } of cores) {
  await workbench.close();
  await rm(dataDir, { recursive: true, force: true });
}
process.exit(0);
