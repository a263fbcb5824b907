import type { ToolPermission } from '#shared/tool-policy.js';
import { isAppUrl, originOf } from './address.js';

/** What our own pages may do of what needs a permission: a button that copies. */
const OWN_PAGES_MAY = ['clipboard-sanitized-write'];

/**
 * Reaching this machine or the local network (Local Network Access, enforced since Electron 43): the county's tools
 * live there. Where our own page may reach, its CSP tells.
 */
const NETWORK = ['local-network-access', 'local-network', 'loopback-network'];

/** Chromium's names for what the county file names; camera and microphone are one permission with two media. */
const NAMES: Record<ToolPermission, string> = {
  camera: 'media',
  microphone: 'media',
  clipboardRead: 'clipboard-read',
  clipboardWrite: 'clipboard-sanitized-write',
  fullscreen: 'fullscreen',
  location: 'geolocation',
  notifications: 'notifications',
  shareScreen: 'display-capture',
};

/** What a page asks for. `media`: `video`, `audio` or, where Chromium does not say, `unknown`. */
export interface Asked {
  permission: string;
  /** Page or origin that asks. */
  url: string;
  media?: readonly string[];
}

/** What our own pages and the provider's may: nearly nothing. Pure. */
export const mayOwnPage = ({ permission, url }: Asked): boolean =>
  isAppUrl(url) && (OWN_PAGES_MAY.includes(permission) || NETWORK.includes(permission));

/** May a page in a tool's view do it? Only the tool's own pages, and only what the county file names. Pure. */
export function mayTool({
  origins,
  permissions,
}: {
  origins: readonly string[];
  permissions: readonly ToolPermission[];
}) {
  return ({ permission, url, media = [] }: Asked): boolean => {
    if (!origins.includes(originOf(url) ?? '')) return false;
    if (NETWORK.includes(permission)) return true;
    const name = permission === 'geolocation-approximate' ? 'geolocation' : permission;
    if (name !== 'media') return permissions.some((one) => NAMES[one] === name);
    return (
      media.length > 0 &&
      media.every((kind) =>
        permissions.some((one) => (one === 'camera' && kind === 'video') || (one === 'microphone' && kind === 'audio')),
      )
    );
  };
}
