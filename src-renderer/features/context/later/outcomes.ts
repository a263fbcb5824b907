import type { Transition } from '#shared/context.js';
import type { IconName } from '../../../ui/icon.js';

/** Icon and colour of how a change ended; the words stand beside them. */
export const outcomeSigns: Record<Transition['outcome'], { icon: IconName; color: string }> = {
  changed: { icon: 'ok', color: 'synced' },
  cancelled: { icon: 'offline', color: 'text-2' },
  superseded: { icon: 'swap', color: 'text-2' },
  stale: { icon: 'clock', color: 'text-2' },
  failed: { icon: 'warnf', color: 'caution' },
  locked: { icon: 'lock', color: 'text-2' },
  signedOut: { icon: 'exit', color: 'text-2' },
  pending: { icon: 'swap', color: 'switching' },
};
