import { once } from 'node:events';
import { readFile, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { dirname, join } from 'node:path';
import * as z from 'zod';
import { namesUsed } from '../../src-main/county/index.js';
import { writeCounty } from './county.js';

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
