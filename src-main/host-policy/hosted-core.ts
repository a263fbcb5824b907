import type { Capabilities } from '#shared/workspace.js';
import type { SignInWindow } from '../identity/index.js';
import type { ToolViewHost } from '../tools/index.js';
import type { Workbench } from '../workbench.js';
import type { SettingsStore } from '../workspace/index.js';

/** What the host gives to the core. */
export interface HostPorts {
  settings: SettingsStore;
  capabilities: Capabilities;
  signInWindow: SignInWindow;
  /** Native views of tools. */
  viewHost: ToolViewHost;
  /** Forgets all that the tools' sessions keep. */
  clearTools: () => Promise<void>;
  clipboard: { read: () => Promise<string>; write: (text: string) => Promise<void> };
  /** Seconds since the machine was last used. */
  idleSeconds: () => number;
}

/** What the host asks of the core. */
export type HostedCore = Pick<
  Workbench,
  | 'router'
  | 'services'
  | 'topic'
  | 'catalogue'
  | 'linkSchemes'
  | 'callLink'
  | 'takesCallLinks'
  | 'signInWith'
  | 'loginFor'
  | 'close'
> & {
  identity: Pick<Workbench['identity'], 'begin' | 'complete'> & { lock: (by: 'machine') => Promise<void> };
  workspace: Pick<Workbench['workspace'], 'screenOpened'>;
};
