import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setInterval } from 'node:timers/promises';

const isThere = (program: string) => spawnSync('which', [program]).status === 0;

/** Programs that a real keyring needs and that are not on this machine. */
export const missingForKeyring = (): string[] => ['dbus-daemon', 'gnome-keyring-daemon'].filter((one) => !isThere(one));

async function untilThere(file: string): Promise<void> {
  for await (const _ of setInterval(20)) if (existsSync(file)) return;
}

/** A session of its own with a real gnome-keyring, apart from the user's. */
export interface KeyringSession {
  /** Variables by which programs find it. */
  env: Record<string, string>;
  /** Stops the daemon where it stands: every call to it hangs until `resume`. */
  freeze: () => void;
  resume: () => void;
  stop: () => Promise<void>;
}

/**
 * Starts a D-Bus session and gnome-keyring on it.
 * @param unlocked with its password at once; otherwise it starts with the keyring that an unlocked one left, and locked
 */
export async function startKeyringSession({ unlocked }: { unlocked: boolean }): Promise<KeyringSession> {
  const home = await mkdtemp(join(tmpdir(), 'tyopoyta-keyring-'));
  const children: ChildProcess[] = [];
  const base = { ...process.env, HOME: home, XDG_DATA_HOME: join(home, 'data'), XDG_RUNTIME_DIR: home, DISPLAY: '' };
  const end = async (child: ChildProcess) => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    child.kill('SIGKILL');
    await once(child, 'exit');
  };

  const bus = spawn('dbus-daemon', ['--session', '--nofork', '--print-address=1'], {
    env: base,
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  children.push(bus);
  const [address] = await once(createInterface({ input: bus.stdout }), 'line');
  const env = { HOME: home, XDG_DATA_HOME: base.XDG_DATA_HOME, XDG_RUNTIME_DIR: home, DISPLAY: '' };
  const found = { ...env, DBUS_SESSION_BUS_ADDRESS: String(address) };

  async function startDaemon(password: string | undefined): Promise<ChildProcess> {
    const args = ['--foreground', '--components=secrets', password === undefined ? '--start' : '--unlock'];
    const daemon = spawn('gnome-keyring-daemon', args, {
      env: { ...process.env, ...found },
      stdio: ['pipe', 'ignore', 'ignore'],
    });
    children.push(daemon);
    daemon.stdin.end(password ?? '');
    // It says nothing when it is ready: its socket is there, and the keyring's file if it made one.
    await untilThere(join(home, 'keyring', 'control'));
    if (password !== undefined) await untilThere(join(base.XDG_DATA_HOME, 'keyrings', 'login.keyring'));
    return daemon;
  }

  let daemon = await startDaemon('testi-salasana');
  if (!unlocked) {
    // Its files are whole when it has ended; the next one begins with them, and without the password.
    await end(daemon);
    await rm(join(home, 'keyring'), { recursive: true });
    daemon = await startDaemon(undefined);
  }
  return {
    env: found,
    freeze: () => void daemon.kill('SIGSTOP'),
    resume: () => void daemon.kill('SIGCONT'),
    async stop() {
      for (const child of children.toReversed()) await end(child);
      await rm(home, { recursive: true, force: true });
    },
  };
}
