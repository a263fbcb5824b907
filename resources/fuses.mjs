// @ts-check
import { realpathSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { FuseV1Options, FuseVersion, flipFuses } from '@electron/fuses';

/**
 * The switches burnt into the packaged Electron executable: every one is decided, none is left as it happens to be.
 * @type {Record<FuseV1Options, boolean>}
 */
export const fuses = {
  // The executable is no general Node: neither by a variable nor by arguments can it be made to run other code.
  [FuseV1Options.RunAsNode]: false,
  [FuseV1Options.EnableNodeOptionsEnvironmentVariable]: false,
  [FuseV1Options.EnableNodeCliInspectArguments]: false,
  // Sessions at the identity provider and the tools do not lie readable on the disk.
  [FuseV1Options.EnableCookieEncryption]: true,
  // Only the program as it was packaged is run.
  [FuseV1Options.OnlyLoadAppFromAsar]: true,
  [FuseV1Options.EnableEmbeddedAsarIntegrityValidation]: true,
  // There is no snapshot of our own.
  [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false,
  // Our pages have their own scheme; file: is worth nothing.
  [FuseV1Options.GrantFileProtocolExtraPrivileges]: false,
};

/**
 * Sets the fuses of a packaged executable, before it is signed. A fuse that Electron has and this version of
 * `@electron/fuses` has no name for (the ninth, WebAssembly's trap handlers) stays at Electron's own default.
 * @param {string} executable path of the executable, or of the .app on macOS
 */
const applyFuses = (executable) =>
  flipFuses(executable, {
    version: FuseVersion.V1,
    // An unsigned macOS build on Apple silicon would not start after its bytes have changed.
    resetAdHocDarwinSignature: process.platform === 'darwin' && process.arch === 'arm64',
    ...fuses,
  });

const [, script, executable] = process.argv;
if (script !== undefined && import.meta.url === pathToFileURL(realpathSync(script)).href) {
  if (executable === undefined) {
    console.error('Usage: node resources/fuses.mjs <packaged Electron executable>');
    process.exitCode = 1;
  } else {
    const found = await applyFuses(executable);
    console.log(`Fuses set in ${executable} (${found} found).`);
  }
}
