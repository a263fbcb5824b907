import type { Tool } from '#shared/tools.js';

// `allow-scripts` with `allow-same-origin` opens the sandbox only to a page of our own origin; tools have theirs.
const SANDBOX = 'allow-scripts allow-same-origin allow-forms allow-downloads';

/** What a frame's page may do at all. */
export const sandboxOf = ({ popups }: Pick<Tool, 'popups'>): string =>
  popups === 'deny' ? SANDBOX : `${SANDBOX} allow-popups`;

/** Names of Permissions Policy; a frame of another origin can never have notifications. */
const FEATURES: Record<Tool['permissions'][number], string | undefined> = {
  camera: 'camera',
  microphone: 'microphone',
  clipboardRead: 'clipboard-read',
  clipboardWrite: 'clipboard-write',
  fullscreen: 'fullscreen',
  location: 'geolocation',
  shareScreen: 'display-capture',
  notifications: undefined,
};

/**
 * Is the frame's storage thrown away with our page (`credentialless`)? So for tools with a log-in of their own, which no
 * provider can end: the next person must not find it. What signs in at the provider needs the provider's cookie.
 */
export const forgetsWithUs = ({ signIn }: Pick<Tool, 'signIn'>): boolean =>
  signIn === 'form' || signIn === 'basic' || signIn === 'own';

/** What a frame's page may ask of the browser (Permissions Policy, `allow`): only what the county lets it. */
export const allowOf = ({ permissions }: Pick<Tool, 'permissions'>): string =>
  permissions.flatMap((permission) => FEATURES[permission] ?? []).join('; ');
