/** How the operating system's notifications stand: to be asked for, allowed, forbidden, or not to be had here. */
export type Permission = 'ask' | 'granted' | 'denied' | 'none';

export function osPermission(window: Window): Permission {
  if (!('Notification' in window)) return 'none';
  switch (Notification.permission) {
    case 'granted':
      return 'granted';
    case 'denied':
      return 'denied';
    default:
      return 'ask';
  }
}
