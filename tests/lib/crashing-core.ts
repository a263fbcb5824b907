import { join } from 'node:path';
import { call } from '@orpc/server';
import { createSystemClock } from '#shared/clock.js';
import { countyToolSchema } from '#shared/county-tool.js';
import { reportCrashes } from '../../src-main/crash.js';
import { createCredentials } from '../../src-main/credentials/index.js';
import { createFileLog } from '../../src-main/log-file.js';
import { createRedaction } from '../../src-main/redact.js';

// A core that stores a log-in, uses it, speaks of it where nobody should, and falls over a fault that names it.

const [dataDir = '', canary = ''] = process.argv.slice(2);
const redaction = createRedaction();
const { log, written } = createFileLog(join(dataDir, 'workbench.log'), redaction);
reportCrashes(log, written, (code) => process.exit(code));
const name = { fi: 'Palse', sv: 'Palse', en: 'Palse' };
const credentials = createCredentials({
  county: 'k',
  shared: true,
  keyring: undefined,
  tools: [
    countyToolSchema.parse({ id: 'palse', name, kind: 'link', url: 'https://palse.example/', signIn: { as: 'basic' } }),
  ],
  professional: () => ({ id: 'matti', name: 'Matti', role: 'nurse' }),
  fillsLogIns: true,
  clipboard: undefined,
  redaction,
  random: () => 'r',
  clock: createSystemClock(),
  log,
});
await call(
  credentials.router.save,
  { toolId: 'palse', user: 'matti', password: canary },
  { context: { screen: 1 as const } },
);
const logIn = await credentials.loginFor('palse');
if (logIn?.password !== canary) throw new Error('not stored');
const basic = Buffer.from(`${logIn.user}:${logIn.password}`).toString('base64');
log('warn', 'tool-answered', { detail: `asked with ${basic}`, [canary]: true });
log('info', 'tool-asked', {
  url: `https://palse.example/?p=${encodeURIComponent(canary)}`,
  body: JSON.stringify({ canary }),
});
setImmediate(() => {
  throw new Error(`log-in with ${canary} was refused`);
});
