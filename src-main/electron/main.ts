import { existsSync } from 'node:fs';
import { join } from 'node:path';
import * as electron from 'electron';
import Store from 'electron-store';
import { createKeyringClient } from '../credentials/index.js';
import { StartFailure } from '../host.js';
import { OPTIONS_VARIABLE, readHostOptions } from '../host-policy/options.js';
import { createSettings, settingsFile } from '../host-policy/settings.js';
import { createLauncherChannel } from '../launch/launcher-channel.js';
import { createLog } from '../log.js';
import { createRedaction } from '../redact.js';
import { createWorkbench } from '../workbench.js';
import { bootElectron } from './boot.js';
import { startKeyring } from './keyring.js';

// The only file that takes Electron itself. It runs as `out/main/electron.js`.

const { app, dialog } = electron;
const out = join(import.meta.dirname, '..');
const icon = join(out, '..', 'resources', 'icon.png');
const redaction = createRedaction();
const log = createLog(undefined, undefined, redaction);
const launcher = createLauncherChannel(process);
launcher.onGone(() => app.quit());

const options = readHostOptions(process.env, { dataDir: app.getPath('userData'), rendererDir: join(out, 'renderer') });
delete process.env[OPTIONS_VARIABLE];

async function run(): Promise<void> {
  try {
    const host = await bootElectron(electron, {
      options,
      preload: join(out, 'preload', 'preload.cjs'),
      toolPreload: join(out, 'preload', 'tool-preload.cjs'),
      // Electron refuses a window whose icon is missing; an icon is not worth that.
      ...(existsSync(icon) ? { icon } : {}),
      openSettings: () => createSettings(new Store(settingsFile(options.dataDir))),
      openCore: (ports) =>
        createWorkbench({
          ...ports,
          ...options,
          redaction,
          keyring: createKeyringClient(() => startKeyring(electron.utilityProcess, join(out, 'main', 'keyring.js'))),
          ...(options.hub === undefined ? {} : { hubUrl: options.hub }),
          ...(options.signIn.loginHint === undefined ? {} : { loginHint: options.signIn.loginHint }),
          log,
        }),
      log,
      now: Date.now,
      platform: process.platform,
      argv: process.argv,
    });
    if (host === undefined)
      launcher.failed('Työpöytä is already open with this data folder; its windows were brought to the front.');
    else launcher.ready(host);
  } catch (error) {
    const foreseen = error instanceof StartFailure;
    if (!foreseen)
      log('error', 'start-failed', { detail: error instanceof Error ? (error.stack ?? error.message) : String(error) });
    const sentence = foreseen
      ? error.message
      : 'The workbench could not start because of a fault in itself; its log tells more.';
    if (launcher.launched) launcher.failed(sentence);
    else dialog.showErrorBox('Työpöytä', sentence);
    app.exit(1);
  }
}

// Not awaited here: Electron becomes ready only when this module has been run to its end.
void run();
