import type { WorkbenchClient } from '../../ui/workbench.js';

/** Signs out, and takes this window to where the provider's own session ends. */
export async function leave(client: WorkbenchClient): Promise<void> {
  const { navigateTo } = await client.identity.signOut();
  if (navigateTo !== undefined) window.location.assign(navigateTo);
}
