import type { WorkbenchClient } from '../../ui/workbench.js';

/** Signs out, or gives the workstation to another person, and takes this window to where the provider's session ends. */
export async function leave(client: WorkbenchClient, how: 'signOut' | 'switchUser' = 'signOut'): Promise<void> {
  const { navigateTo } = await client.identity[how]();
  if (navigateTo !== undefined) window.location.assign(navigateTo);
}
