import type { Capabilities } from '#shared/workspace.js';
import type { Clipboard, Keyring } from '../credentials/index.js';
import type { SignInWindow } from '../identity/index.js';
import type { Log } from '../log.js';
import type { Redaction } from '../redact.js';
import type { ToolViewHost } from '../tools/index.js';
import type { SettingsStore } from '../workspace/index.js';

/** What a host gives the core: where the county and its data are, and what the host itself can do. */
export interface WorkbenchOptions {
  countyFile: string;
  environment: Record<string, string>;
  dataDir: string;
  settings: SettingsStore;
  capabilities: Capabilities;
  signInWindow: SignInWindow;
  /** Draws embedded tools as native views; absent = the renderer shows them in frames. */
  viewHost?: ToolViewHost;
  /** Origin of the workbench's own pages, where they frame the tools (web host). */
  origin?: () => string;
  loginHint?: string;
  /** Forgets what the tools' views keep of their log-ins, where the host holds them. */
  clearTools?: () => Promise<void>;
  /** Seconds since anything on the machine was used, where the host knows. */
  idleSeconds?: () => number;
  /** Several people use this workstation, whatever the county file says. */
  sharedWorkstation?: true;
  /** The operating system's keyring, where the host has one. */
  keyring?: Keyring;
  /** The machine's clipboard, where the host has one. */
  clipboard?: Clipboard;
  /** Of the log below: is told which texts are secrets. */
  redaction?: Redaction;
  /** Training mode: a core of the training county alone. Nothing of the real county is built, read or called. */
  training?: true;
  /** Starts training beside this workbench, where the host can. @returns the address to open */
  startTraining?: () => Promise<string>;
  /** Address of a hub that runs already, in place of the one that the county file names. */
  hubUrl?: string;
  /** Public key by which that hub signs guidelines, where the county file names none. */
  guidelinesKey?: string;
  /** Lets FHIRcast clients in without a token, for this run. */
  fhircastAuth?: 'none';
  log: Log;
}
