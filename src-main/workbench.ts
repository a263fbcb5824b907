import { join } from 'node:path';
import type { Capabilities } from '#shared/workspace.js';
import { createAccessLog } from './access/index.js';
import { type IdentityReader, createContext } from './context/index.js';
import { loadCounty } from './county/index.js';
import { type SignInWindow, createIdentity } from './identity/index.js';
import type { Log } from './log.js';
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
  log: Log;
}

const VERSION = '0.1.0';

/** The composition root: builds every feature from the county file, and joins them. Nothing else builds a feature. */
export async function createWorkbench(options: WorkbenchOptions) {
  const { log } = options;
  const { county } = await loadCounty(options.countyFile, options.environment);
  const clock = {
    now: () => Date.now(),
    setTimeout(then: () => void, ms: number) {
      const timer = setTimeout(then, ms);
      return () => clearTimeout(timer);
    },
  };
  const accessLog = createAccessLog({ file: join(options.dataDir, 'access-log.jsonl'), now: () => new Date() });
  const identity = createIdentity({
    config: county.identityProvider,
    window: options.signInWindow,
    clock,
    log,
    beforeSignOut: () => context.endSession(),
    ...(options.loginHint === undefined ? {} : { loginHint: options.loginHint }),
  });
  const professional = () => {
    const session = identity.session.get();
    return session.state === 'signedIn' ? session.professional : undefined;
  };
  const reader: IdentityReader = {
    read: async () => ({ ok: false, failure: { kind: 'unreachable', source: 'none' } }),
    fromMessage: () => undefined,
    search: async () => ({ hits: [] }),
  };
  const context = createContext({
    tools: county.tools
      .filter((tool) => tool.context !== 'none')
      .map((tool) => ({ id: tool.id, name: tool.name.fi, master: tool.master, clientId: tool.clientId })),
    reader,
    accessLog,
    verify: identity.verifyToken,
    user: () => professional()?.id,
    clock,
    log,
  });
  const tools = createTools({ tools: county.tools, role: () => professional()?.role, fhircast: context.fhircast });
  const workspace = createWorkspace({
    store: options.settings,
    county: county.name,
    notice: county.notice,
    capabilities: options.capabilities,
    version: VERSION,
    role: () => professional()?.role,
  });
  const stopRole = identity.session.subscribe(() => workspace.roleChanged());
  await context.listen();

  return {
    router: { identity: identity.router, context: context.router, tools: tools.router, workspace: workspace.router },
    identity,
    workspace,
    frameOrigins: tools.frameOrigins,
    services: {
      fhir: county.fhirSources[0]?.baseUrl ?? '',
      fhircast: context.fhircast().hubUrl,
      idp: county.identityProvider.issuer,
      hub: '',
    },
    topic: () => context.fhircast().topic,
    async close() {
      stopRole();
      await context.close();
      await accessLog.close();
    },
  };
}
export type Workbench = Awaited<ReturnType<typeof createWorkbench>>;
