import type { ClientReference } from '#shared/context.js';
import type { Clock } from '#shared/clock.js';
import type { createAccess, createAccessLog } from '../access/index.js';
import type { createContext } from '../context/index.js';
import type { loadCounty } from '../county/index.js';
import type { createKeyChest } from '../credentials/index.js';
import type { createDrafts } from '../drafts/index.js';
import type { createIdentity } from '../identity/index.js';
import type { joinHub } from '../join-hub.js';
import type { Live } from '../live.js';
import type { createUsage } from '../usage/index.js';
import type { createWorkspace } from '../workspace/index.js';
import type { WorkbenchOptions } from './options.js';

/** What every group of features stands on: the county and the host, who is signed in, which client is open, and the log. */
export interface Ground extends Awaited<ReturnType<typeof loadCounty>> {
  options: WorkbenchOptions;
  training: boolean;
  clock: Clock;
  identity: ReturnType<typeof createIdentity>;
  workspace: ReturnType<typeof createWorkspace>;
  context: ReturnType<typeof createContext>;
  access: ReturnType<typeof createAccess>;
  accessLog: ReturnType<typeof createAccessLog>;
  drafts: ReturnType<typeof createDrafts>;
  keyFor: ReturnType<typeof createKeyChest>;
  openClient: Live<{ version: number; reference: ClientReference | null }>;
}
export type Hub = Awaited<ReturnType<typeof joinHub>>;
export type Usage = Awaited<ReturnType<typeof createUsage>>;

/** The first screen is on by then. Reading thousands of colleagues or services in the same process would hold it up. */
export const FIRST_SCREEN_MS = 2000;
