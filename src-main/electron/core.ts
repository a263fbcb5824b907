import type { Capabilities } from '#shared/workspace.js';
import type { SignInWindow } from '../identity/index.js';
import type { Workbench } from '../workbench.js';
import type { SettingsStore } from '../workspace/index.js';

/** What the host gives to the core. */
export interface HostPorts {
  settings: SettingsStore;
  capabilities: Capabilities;
  signInWindow: SignInWindow;
}

/** What the host asks of the core. */
export type HostedCore = Pick<Workbench, 'router' | 'services' | 'topic' | 'frameOrigins' | 'toolOrigins' | 'close'> & {
  identity: Pick<Workbench['identity'], 'begin' | 'complete'>;
  workspace: Pick<Workbench['workspace'], 'screenOpened'>;
};
