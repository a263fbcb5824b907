// @ts-check
import { posix, win32 } from 'node:path';

/**
 * Where the program keeps its settings and access log unless told otherwise: the platform's own place for application
 * data (XDG Base Directory 0.8 on Linux, Application Support on macOS, %LOCALAPPDATA% on Windows).
 * @param {NodeJS.Platform} platform
 * @param {Record<string, string | undefined>} env
 * @param {string} home
 */
export function defaultDataDir(platform, env, home) {
  if (platform === 'darwin') return posix.join(home, 'Library', 'Application Support', 'tyopoyta');
  if (platform === 'win32') {
    const local = env.LOCALAPPDATA;
    return win32.join(local === undefined || local === '' ? win32.join(home, 'AppData', 'Local') : local, 'tyopoyta');
  }
  // The specification bids to ignore a relative path.
  const xdg = env.XDG_DATA_HOME;
  return posix.join(xdg !== undefined && posix.isAbsolute(xdg) ? xdg : posix.join(home, '.local', 'share'), 'tyopoyta');
}
