// @ts-check
import { spawn } from 'node:child_process';

/**
 * The platform's own way to open an address in the user's browser.
 * @param {NodeJS.Platform} platform
 * @param {string} url
 * @returns {{ command: string, args: string[] }}
 */
export function browserCommand(platform, url) {
  if (platform === 'darwin') return { command: 'open', args: [url] };
  // Not `start`: the shell would read the address's & as its own.
  if (platform === 'win32') return { command: 'rundll32', args: ['url.dll,FileProtocolHandler', url] };
  return { command: 'xdg-open', args: [url] };
}

/**
 * Opens the browser. What fails is told and harms nothing: the address is printed anyway.
 * @param {string} url
 * @param {{ platform: NodeJS.Platform, say: (line: string) => void }} parts
 */
export function openBrowser(url, { platform, say }) {
  const { command, args } = browserCommand(platform, url);
  const child = spawn(command, args, { stdio: 'ignore', detached: true });
  child.once('error', () => say('The browser could not be opened; open the address above yourself.'));
  child.unref();
}
