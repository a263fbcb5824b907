import type { WorkbenchClient } from '../../ui/workbench.js';
import type { Connection } from './connection.js';

/** A way to the core: the typed client and how the connection stands. */
export interface Transport {
  client: WorkbenchClient;
  connection: Connection;
  close: () => void;
}
