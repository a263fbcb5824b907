import { readFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { createSystemClock } from '#shared/clock.js';
import { createTokenCheck } from '../access-token.js';
import { createHub } from '../index.js';
import type { HubLog } from '../log.js';
import { readGuidelinesKeys } from './guidelines-keys.js';
import { readConfig } from './config.js';
import { makeDirectory, makeEngine, readTls } from './make.js';
import { HUB_HELP, readHubOptions } from './options.js';
import { readKey } from './key.js';

/** How long after its end is asked for its workbenches are spread over, and how long it waits for them to go. */
const DRAIN = { spreadMs: 2_000, mostMs: 5_000 };

/** What the command needs of the world around it. */
export interface HubWorld {
  argv: readonly string[];
  env: Record<string, string | undefined>;
  cwd: string;
  out: (line: string) => void;
  err: (line: string) => void;
  /** Asks it to end, with all at peace. */
  stop: AbortSignal;
  /** Calls when standard input has closed. */
  watchInput: (call: () => void) => void;
}

/**
 * `npm run hub`: runs a county's hub until it is asked to end.
 * @returns exit code: 0 after an end that was asked for, 2 when it cannot start as it is told
 */
export async function runHub({ argv, env, cwd, out, err, stop, watchInput }: HubWorld): Promise<number> {
  const parsed = readHubOptions(argv);
  if (parsed.kind === 'help') {
    out(HUB_HELP.trimEnd());
    return 0;
  }
  const refuse = (...lines: string[]) => {
    for (const line of lines) err(line);
    return 2;
  };
  if (parsed.kind === 'wrong') return refuse(parsed.message);
  const { options } = parsed;
  const file = resolve(cwd, options.config);
  const text = await readFile(file, 'utf8').catch(() => undefined);
  if (text === undefined) return refuse(`The hub's file ${file} cannot be read: check the path and its permissions.`);
  const read = readConfig(text, dirname(file), (name) => env[name]);
  if (!read.ok) return refuse(`The hub's file ${file} has mistakes:`, ...read.mistakes.map((one) => `  ${one}`));
  const { config } = read;

  const clock = createSystemClock();
  const log: HubLog = (level, event, facts = {}) =>
    err(JSON.stringify({ time: new Date(clock.now()).toISOString(), level, event, ...facts }));
  const key = await readKey(config.keyFile, config.dataDir);
  if (typeof key === 'string') return refuse(key);
  const tls = await readTls(config.listen.tls);
  if (typeof tls === 'string') return refuse(tls);
  const { guidelinesKey } = options;
  const guidelinesKeys = await readGuidelinesKeys(
    guidelinesKey === undefined ? config.guidelines : { ...config.guidelines, keyFile: resolve(cwd, guidelinesKey) },
  );
  if (typeof guidelinesKeys === 'string') return refuse(guidelinesKeys);
  const engine = await makeEngine({
    engine: options.engine ?? config.engine,
    folder: join(config.dataDir, 'engine'),
    key,
    isSharedKey: config.keyFile !== undefined,
    clock,
    log,
  });
  if (typeof engine === 'string') return refuse(engine);
  const { directory, onChange } = makeDirectory(config.directory, clock);

  const hub = createHub({
    engine,
    directory,
    authenticate: createTokenCheck({ ...config.identityProvider, claims: config.identityProvider, fetch }),
    policy: config.policy,
    guidelinesKeys,
    clock,
    log,
    usageFile: join(config.dataDir, 'usage.jsonl'),
    feedbackFile: join(config.dataDir, 'feedback.json'),
    tls,
  });
  const stopWatching = onChange(hub.reloadDirectory);
  const { host, port } = config.listen;
  try {
    const at = await hub.listen({ host, port: options.port ?? port });
    const ended = new Promise<void>((resolveEnd) => {
      if (stop.aborted) resolveEnd();
      stop.addEventListener('abort', () => resolveEnd());
      if (options.readyJson) watchInput(resolveEnd);
    });
    out(options.readyJson ? JSON.stringify({ ready: true, ...at, engine: engine.kind }) : `The hub listens: ${at.url}`);
    await ended;
    log('info', 'hub-draining');
    await hub.drain(DRAIN);
    return 0;
  } catch (error) {
    const { code } = error instanceof Error && 'code' in error ? error : { code: undefined };
    if (code !== 'EADDRINUSE' && code !== 'EACCES' && code !== 'EADDRNOTAVAIL') throw error;
    return refuse(`listen: ${host}:${options.port ?? port} cannot be taken (${code}).`);
  } finally {
    stopWatching();
    await hub.close();
    await engine.close();
  }
}
