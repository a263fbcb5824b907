// @ts-check

/**
 * What is known of this machine when the host is chosen.
 * @typedef {object} HostFacts
 * @property {'electron' | 'web' | undefined} asked by --host
 * @property {NodeJS.Platform} platform
 * @property {boolean} display a screen to open windows on
 * @property {boolean} root running as the Linux superuser
 * @property {boolean} binary Electron's executable is on the disk
 * @property {string | undefined} fetchFailure why an attempt to fetch the executable failed; undefined before one
 */

/**
 * @typedef {object} HostChoice
 * @property {'electron' | 'web'} host
 * @property {boolean} fetchFirst the executable must be fetched before the host can start
 * @property {boolean} possible false only where --host electron asks for what this machine cannot do
 * @property {string} reason one sentence without its end
 */

/**
 * Is there a screen? macOS and Windows always have one to a program that a user starts; on Linux the session says so.
 * @param {NodeJS.Platform} platform
 * @param {Record<string, string | undefined>} env
 */
export const hasDisplay = (platform, env) =>
  platform === 'darwin' || platform === 'win32' || Boolean(env.DISPLAY) || Boolean(env.WAYLAND_DISPLAY);

/**
 * Decides which host runs. Pure: each combination of facts gives one host and one reason.
 * @param {HostFacts} facts
 * @returns {HostChoice}
 */
export function chooseHost({ asked, platform, display, root, binary, fetchFailure }) {
  /** @param {string} reason @returns {HostChoice} */
  const electron = (reason) => ({ host: 'electron', fetchFirst: !binary, possible: true, reason });
  /** @param {string} reason @returns {HostChoice} */
  const cannot = (reason) =>
    asked === 'electron'
      ? { host: 'electron', fetchFirst: false, possible: false, reason }
      : { host: 'web', fetchFirst: false, possible: true, reason };

  if (asked === 'web') return { host: 'web', fetchFirst: false, possible: true, reason: 'asked for by --host' };
  if (!display) return cannot('there is no display for Electron');
  if (root && platform === 'linux') return cannot('Electron does not run as root on Linux');
  if (!binary && fetchFailure !== undefined) return cannot(`Electron could not be fetched: ${fetchFailure}`);
  if (asked === 'electron') return electron('asked for by --host');
  if (!binary) return electron('a display is present; Electron itself is fetched first');
  return electron('a display is present and Electron is installed');
}
