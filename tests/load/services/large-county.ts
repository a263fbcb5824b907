import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as z from 'zod';
import { bundle } from '../../lib/bundle.mjs';
import { systemsSchema, writeCounty } from '../../lib/county.js';
import { type RunningWorkbench, fhirEnvironment, startDemoSystem, startWorkbench } from '../../lib/demo.js';

/** A county whose register is large, its workbench to be started again and again on the same data and address. */
export interface LargeCounty {
  dataDir: string;
  /** Starts the workbench; its nurse is signed in by the demo's provider. */
  start: () => Promise<RunningWorkbench>;
  stop: () => Promise<void>;
}

/** A port of this machine that nobody listens to just now. */
async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  return typeof address === 'object' && address !== null ? address.port : 0;
}

/** @param count services of the register */
export async function startLargeCounty(count: number): Promise<LargeCounty> {
  const program = await bundle('bench-services', { register: 'tests/load/services/register.ts' });
  const register = fork(program('register'), [String(count)]);
  const [told] = await once(register, 'message');
  const { url } = z.object({ url: z.url() }).parse(told);
  const [systems, fhir] = await Promise.all([
    startDemoSystem('demo-systems', ['--demo-user', 'nurse']),
    startDemoSystem('demo-fhir'),
  ]);
  const { idp, aptj, directory, tools } = systemsSchema.parse(systems.addresses);
  const county = await writeCounty({
    services: {
      sources: [
        { kind: 'ptv11', id: 'ptv', name: 'Suuri rekisteri', licence: 'Keksitty', baseUrl: `${url}/api/v11` },
        { kind: 'csvUrl', id: 'jarjestot', name: 'Tapahtumat', licence: 'Keksitty', url: `${url}/jarjestot.csv` },
      ],
    },
  });
  const dataDir = await mkdtemp(join(tmpdir(), 'tyopoyta-large-'));
  // Browsers keep what they keep by address: the same port each time.
  const port = String(await freePort());
  return {
    dataDir,
    async start() {
      const workbench = await startWorkbench(['--county', county.file, '--data-dir', dataDir, '--port', port], {
        ...fhirEnvironment(fhir.addresses),
        DEMO_IDP: idp,
        DEMO_APTJ: aptj,
        DEMO_DIRECTORY: directory,
        ...Object.fromEntries(Object.entries(tools).map(([name, at]) => [`DEMO_${name.toUpperCase()}`, at])),
      });
      systems.send({ type: 'addresses', ...workbench.ready.services });
      return workbench;
    },
    async stop() {
      register.kill();
      await Promise.all([systems.stop(), fhir.stop(), county.remove(), rm(dataDir, { recursive: true, force: true })]);
    },
  };
}
