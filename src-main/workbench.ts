import { join } from 'node:path';
import { createSystemClock } from '#shared/clock.js';
import type { Capabilities } from '#shared/workspace.js';
import { createHub, createScimDirectory } from '../src-hub/index.js';
import { createAccessLog } from './access/index.js';
import { createAvailability } from './availability/index.js';
import { createClientSummary } from './client-summary/index.js';
import { createContext } from './context/index.js';
import { loadCounty } from './county/index.js';
import { createDrafts } from './drafts/index.js';
import { createGuidelines } from './guidelines/index.js';
import { type SignInWindow, createIdentity } from './identity/index.js';
import { createLive } from './live.js';
import type { Log } from './log.js';
import { createServiceTray } from './service-tray/index.js';
import { createTools } from './tools/index.js';
import { type SettingsStore, createWorkspace } from './workspace/index.js';

export interface WorkbenchOptions {
  countyFile: string;
  environment: Record<string, string>;
  dataDir: string;
  settings: SettingsStore;
  capabilities: Capabilities;
  signInWindow: SignInWindow;
  loginHint?: string;
  /** Lets FHIRcast clients in without a token, for this run. */
  fhircastAuth?: 'none';
  log: Log;
}

/** The first screen is on by then. Reading thousands of colleagues in the same process would hold it up. */
const FIRST_SCREEN_MS = 2000;
const VERSION = '0.1.0';

/** The composition root: builds every feature from the county file, and joins them. Nothing else builds a feature. */
export async function createWorkbench(options: WorkbenchOptions) {
  const { log } = options;
  const { county, path } = await loadCounty(options.countyFile, options.environment);
  const clock = createSystemClock();
  const accessLog = createAccessLog({ file: join(options.dataDir, 'access-log.jsonl'), now: () => new Date() });

  const identity = createIdentity({
    config: county.identityProvider,
    window: options.signInWindow,
    clock,
    log,
    beforeSignOut: async () => {
      const uncleared = await context.endSession();
      drafts.clear();
      serviceTray.clear();
      return uncleared;
    },
    beforeLock: () => context.lock(),
    afterUnlock: async () => context.unlock(),
    ...(options.loginHint === undefined ? {} : { loginHint: options.loginHint }),
  });
  const { professional } = identity;
  const role = () => professional()?.role;

  // The summary knows who clients are, and the context decides which of them is open: each needs the other.
  const openClient = createLive<{ version: number; reference: string | null }>({ version: 0, reference: null });
  const summary = createClientSummary({
    sources: county.fhirSources,
    client: openClient,
    fetch,
    clock: { now: clock.now, setTimeout: (run, ms) => clock.after(ms, run) },
    log,
    onRecovered: () => void context.refreshIdentity(),
  });
  const drafts = createDrafts({ client: openClient, clock });
  const tools = createTools({
    tools: county.tools,
    role,
    fhircast: () => context.fhircast(),
    ccowRegistry: (tool) => context.ccowRegistry(tool),
    fhircastAuth: options.fhircastAuth ?? 'token',
  });
  const context = createContext({
    tools: county.tools,
    frames: tools.frames,
    reader: summary.identity,
    accessLog,
    unsaved: { has: (reference) => drafts.unsaved(reference).length > 0, subscribe: drafts.onChange },
    verify: identity.verifyToken,
    user: professional,
    owner: identity.owner,
    fhircastAuth: options.fhircastAuth ?? 'token',
    fetch,
    clock,
    log,
  });
  const stopFollowing = context.client.subscribe(openClient.set);

  const serviceTray = createServiceTray({
    file: path(county.services.file),
    attribution: county.services.attribution,
    clock,
    client: openClient,
    log,
  });
  const guidelines = createGuidelines({ folder: path(county.guidelines.folder), log });
  const workspace = createWorkspace({
    store: options.settings,
    county: county.name,
    notice: county.notice,
    capabilities: options.capabilities,
    version: VERSION,
    // Also while the workstation is locked: the layouts stay as they are.
    role: () => identity.owner()?.role,
  });
  const hub = await joinHub();
  const availability = createAvailability({
    hub,
    token: identity.accessToken,
    session: identity.session,
    clock,
    log,
    fetch,
  });
  const stopRole = identity.session.subscribe(() => workspace.roleChanged());
  await context.listen();

  /** The county's hub, or one of our own in this process where the county has none yet. */
  async function joinHub() {
    if (county.hub.mode === 'remote') {
      const base = county.hub.url.replace(/\/$/, '');
      return {
        url: `${base.replace(/^http/, 'ws')}/presence`,
        directoryUrl: `${base}/directory`,
        close: async () => {},
      };
    }
    const embedded = createHub({
      directory: createScimDirectory({ url: county.hub.directory, fetch }),
      authenticate: identity.verifyToken,
      clock,
      log,
      directoryAfterMs: FIRST_SCREEN_MS,
    });
    return { ...(await embedded.listen({ host: '127.0.0.1', port: 0 })), close: embedded.close };
  }

  return {
    router: {
      identity: identity.router,
      context: context.router,
      drafts: drafts.router,
      clientSummary: summary.router,
      availability: availability.router,
      guidelines: guidelines.router,
      serviceTray: serviceTray.router,
      tools: tools.router,
      workspace: workspace.router,
    },
    identity,
    workspace,
    frameOrigins: [...tools.frameOrigins, ...context.frameOrigins()],
    toolOrigins: tools.toolOrigins,
    catalogue: county.tools,
    signInWith: county.identityProvider.signInWith,
    services: {
      fhir: county.fhirSources[0]?.baseUrl ?? '',
      fhircast: context.fhircast().hubUrl,
      idp: county.identityProvider.issuer,
      hub: hub.url,
    },
    topic: () => context.fhircast().topic,
    async close() {
      stopRole();
      stopFollowing();
      summary.close();
      availability.close();
      serviceTray.close();
      await context.close();
      drafts.close();
      await hub.close();
      await accessLog.close();
    },
  };
}
export type Workbench = Awaited<ReturnType<typeof createWorkbench>>;
