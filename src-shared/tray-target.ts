import type { TrayTarget } from './service-tray.js';

/** Whether both name the same thing that can be on a tray. Apart from the schemas, so that it costs no parser. */
export const sameTarget = (one: TrayTarget, other: TrayTarget): boolean => keyOfTarget(one) === keyOfTarget(other);

/** A text that no other thing on a tray has: "service:s1". */
export const keyOfTarget = (target: TrayTarget): string =>
  target.kind === 'service' ? `service:${target.serviceId}` : `event:${target.eventId}`;
