import { once } from 'node:events';
import { readFile, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { dirname, join } from 'node:path';
import * as z from 'zod';
import { type RunningWorkbench, fhirEnvironment, startDemoSystem, startWorkbench } from './demo.js';
import { namesUsed } from '../../src-main/county/index.js';
import { systemsSchema, writeCounty } from './county.js';

const scenarios = join(import.meta.dirname, '../../seeds/kymijoki/scenarios');
/** Every `${DEMO_…}` of the file under another name: a county that has nothing in common with the demo's systems. */
const renamed = (text: string) => text.replaceAll('${DEMO_', '${REAL_');

/**
 * A county's real file whose every address leads to one listener that counts who comes, and that names the demo county's
 * file as its training county.
 */
export async function startRealCounty() {
  const callers: string[] = [];
  const listener = createServer((socket) => {
    callers.push(`${socket.remotePort}`);
    socket.destroy();
  }).listen(0, '127.0.0.1');
  await once(listener, 'listening');
  const { port } = z.object({ port: z.number() }).parse(listener.address());
  const training = await writeCounty({ training: { as: 'invented', scenarios: scenarios } });
  const text = await readFile(training.file, 'utf8');
  const file = join(dirname(training.file), 'real-county.json');
  const county = z.looseObject({}).parse(JSON.parse(renamed(text)));
  await writeFile(file, JSON.stringify({ ...county, training: { as: 'countyFile', file: training.file } }));
  return {
    file,
    /** Values for the real county's names. */
    environment: Object.fromEntries(namesUsed(renamed(text)).map((name) => [name, `http://127.0.0.1:${port}`])),
    /** Names that the training county's file uses. */
    trainingNames: namesUsed(text),
    /** How many connections have been made to any real address. */
    calls: () => callers.length,
    async close() {
      listener.close();
      await training.remove();
      await rm(file, { force: true });
    },
  };
}

/**
 * A workbench in training mode, started with a real county's file: its training county is the demo county, on systems of
 * its own. Beside it the count of calls to any real address.
 */
export async function startTraining(): Promise<{ workbench: RunningWorkbench; calls: () => number }> {
  const real = await startRealCounty();
  const [fhir, systems] = await Promise.all([startDemoSystem('demo-fhir'), startDemoSystem('demo-systems')]);
  const { idp, aptj, tools, directory } = systemsSchema.parse(systems.addresses);
  const workbench = await startWorkbench(['--county', real.file, '--training'], {
    ...real.environment,
    ...fhirEnvironment(fhir.addresses),
    DEMO_IDP: idp,
    DEMO_APTJ: aptj,
    ...Object.fromEntries(Object.entries(tools).map(([name, url]) => [`DEMO_${name.toUpperCase()}`, url])),
    DEMO_DIRECTORY: directory,
  });
  const { services, url } = workbench.ready;
  systems.send({ type: 'addresses', ...services, workbench: new URL(url).origin });
  return {
    calls: real.calls,
    workbench: {
      ...workbench,
      async stop() {
        const code = await workbench.stop();
        await Promise.all([fhir.stop(), systems.stop(), real.close()]);
        return code;
      },
    },
  };
}
