import type * as Electron from 'electron';
import { isAppUrl, readUrl } from './address.js';

/** What our own pages may do of what needs a permission: a button that copies. */
const OWN_PAGES_MAY = ['clipboard-sanitized-write'];

/**
 * Reaching this machine or the local network (Local Network Access, enforced since Electron 43): the county's tools
 * live there. Where our own page may reach, its CSP tells.
 */
const NETWORK = ['local-network-access', 'local-network', 'loopback-network'];

/**
 * Denied unless it is one of the few named above. Pure.
 * @param url page or origin that asks
 * @param frameOrigins origins of the county's embedded tools
 */
export const isPermitted = (permission: string, url: string, frameOrigins: string[]): boolean =>
  isAppUrl(url)
    ? OWN_PAGES_MAY.includes(permission) || NETWORK.includes(permission)
    : NETWORK.includes(permission) && frameOrigins.includes(readUrl(url)?.origin ?? '');

/** Makes a session refuse camera, microphone, location, notifications, devices and all else that is not named above. */
export function refusePermissions(
  session: Pick<
    Electron.Session,
    'setPermissionRequestHandler' | 'setPermissionCheckHandler' | 'setDevicePermissionHandler'
  >,
  frameOrigins: () => string[],
): void {
  session.setPermissionRequestHandler((_contents, permission, callback, { requestingUrl }) =>
    callback(isPermitted(permission, requestingUrl, frameOrigins())),
  );
  session.setPermissionCheckHandler((_contents, permission, requestingOrigin) =>
    isPermitted(permission, requestingOrigin, frameOrigins()),
  );
  session.setDevicePermissionHandler(() => false);
}
