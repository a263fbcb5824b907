import type { PaneDefinition } from '../../ui/pane.js';

export { CredentialBar } from './CredentialBar.js';

/** The professional's own log-ins to tools without single sign-on. */
export const pane: PaneDefinition = {
  id: 'credentials',
  icon: 'key',
  titleKey: 'credentials:title',
  clientData: false,
  load: () => import('./CredentialsPane.js'),
};
