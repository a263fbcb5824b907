import { readFileSync } from 'node:fs';
import { mkdtemp, mkdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { namesUsed } from '../../county/index.js';
import { createWorkbench } from '../../workbench.js';
import { bootElectron } from '../boot.js';
import type { HostPorts, HostedCore } from '../../host-policy/hosted-core.js';
import { type ElectronDouble, createElectronDouble } from './double.js';

const COUNTY = resolve(import.meta.dirname, '..', '..', '..', 'seeds', 'kymijoki', 'county.json');
export const TOOL_ORIGIN = 'http://127.0.0.1:9';
/** Nothing answers at these: the host must boot without any outside system. */
const ENVIRONMENT = Object.fromEntries(namesUsed(readFileSync(COUNTY, 'utf8')).map((name) => [name, TOOL_ORIGIN]));

/** The whole Electron host with the real core, booted on the double. */
export async function bootOnDouble(
  world: Parameters<typeof createElectronDouble>[0] & {
    /** What the program was started with. */
    argv?: string[];
    /** What happens before Electron is ready. */
    early?: (double: ElectronDouble) => void;
  } = {},
  change: (core: HostedCore, ports: HostPorts) => Partial<HostedCore> = () => ({}),
) {
  const dataDir = await mkdtemp(join(tmpdir(), 'tyopoyta-electron-'));
  const rendererDir = join(dataDir, 'renderer');
  await mkdir(rendererDir);
  await writeFile(join(rendererDir, 'index.html'), '<title>Työpöytä</title>');
  const double = createElectronDouble(world);
  const logged: string[] = [];
  const clock = { now: 0 };
  let stored: Record<string, unknown> = {};
  let closed = 0;
  const booting = bootElectron(double.electron, {
    options: { countyFile: COUNTY, environment: ENVIRONMENT, port: 0, dataDir, signIn: { auto: false }, rendererDir },
    preload: '/out/preload/preload.cjs',
    toolPreload: '/out/preload/tool-preload.cjs',
    openSettings: () => ({ get: () => stored, set: (value) => void (stored = value) }),
    openCore: async (ports) => {
      const core = await createWorkbench({
        countyFile: COUNTY,
        environment: ENVIRONMENT,
        dataDir,
        log: () => {},
        ...ports,
      });
      const close = async () => {
        closed += 1;
        await core.close();
      };
      const hosted = { ...core, close };
      return { ...hosted, ...change(hosted, ports) };
    },
    log: (_level, event) => void logged.push(event),
    now: () => clock.now,
    platform: 'linux',
    argv: world.argv ?? ['/opt/tyopoyta'],
  });
  world.early?.(double);
  const callsBeforeReady = [...double.record.calls];
  double.becomeReady();
  const host = await booting;
  return {
    ...double,
    host,
    logged,
    clock,
    callsBeforeReady,
    closed: () => closed,
    async end() {
      // Windows that are left would hold their ports.
      for (const window of double.windows) if (!window.isDestroyed()) window.destroy();
      const quit = new Promise((done) => double.app.once('quit', done));
      double.app.quit();
      if (double.record.quits === 0) await quit;
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}
export type Booted = Awaited<ReturnType<typeof bootOnDouble>>;

/** The window that a screen's page stands in. */
export function windowAt({ windows }: Booted, place: number) {
  const window = windows[place];
  if (window === undefined) throw new Error(`no window ${place}`);
  return window;
}
