import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import Conf from 'conf';
import { type HostOptions, type RunningHost, StartFailure } from '../host.js';
import { reportCrashes } from '../crash.js';
import { createKeyringClient, createSystemClipboard, forkKeyring } from '../credentials/index.js';
import { createFileLog } from '../log-file.js';
import { createRedaction } from '../redact.js';
import { createWorkbench } from '../workbench.js';
import { createGuard } from './guard.js';
import { createWebServer } from './server.js';

export { StartFailure };

/**
 * Starts the workbench with browser windows: loopback only.
 * @throws StartFailure with one clear sentence when it cannot start
 */
export async function startWebHost(options: HostOptions): Promise<RunningHost> {
  const { countyFile, environment, port, dataDir, signIn, rendererDir } = options;

  await mkdir(dataDir, { recursive: true, mode: 0o700 }).catch((error: NodeJS.ErrnoException) => {
    throw new StartFailure(
      `The data folder ${dataDir} cannot be made (${error.code ?? error.message}); choose another with --data-dir.`,
    );
  });
  const redaction = createRedaction();
  const { log, written } = createFileLog(join(dataDir, 'workbench.log'), redaction);
  const conf = new Conf({
    cwd: dataDir,
    configName: 'workbench',
    projectName: 'tyopoyta',
    configFileMode: 0o600,
    clearInvalidConfig: true,
  });
  const guard = createGuard();
  const workbench = await createWorkbench({
    countyFile,
    environment,
    dataDir,
    settings: { get: () => conf.store, set: (value) => (conf.store = value) },
    capabilities: {
      host: 'web',
      nativeViews: false,
      fillsLogIns: false,
      clientCertificates: false,
      placesScreens: false,
    },
    origin: guard.origin,
    signInWindow: {
      redirectUri: async () => `${guard.origin()}/auth/callback`,
      postLogoutRedirectUri: async () => `${guard.origin()}/auth/signed-out`,
      open: async (url) => url,
    },
    ...(options.fhircastAuth === undefined ? {} : { fhircastAuth: options.fhircastAuth }),
    ...(signIn.loginHint === undefined ? {} : { loginHint: signIn.loginHint }),
    ...(options.sharedWorkstation === undefined ? {} : { sharedWorkstation: options.sharedWorkstation }),
    ...(options.startTraining === undefined ? {} : { startTraining: options.startTraining }),
    ...(options.training === undefined ? {} : { training: options.training }),
    ...(options.hub === undefined ? {} : { hubUrl: options.hub }),
    ...(options.guidelinesKey === undefined ? {} : { guidelinesKey: options.guidelinesKey }),
    keyring: createKeyringClient(() => forkKeyring(join(import.meta.dirname, 'keyring.js'))),
    clipboard: createSystemClipboard(),
    redaction,
    log,
  });
  const stopWatching = reportCrashes(log, written, (code) => process.exit(code));
  const server = createWebServer({ workbench, guard, rendererDir, autoSignIn: signIn.auto, log });
  try {
    const origin = await server.listen(port);
    return {
      url: `${origin}/?key=${guard.key}`,
      services: workbench.services,
      topic: workbench.topic(),
      async close() {
        await workbench.close();
        await server.close();
        stopWatching();
      },
    };
  } catch (error) {
    await workbench.close();
    stopWatching();
    throw error;
  }
}
