import type { Participant } from '#shared/context.js';
import type { IconName } from '../../ui/icon.js';

/** Icon shape and colour of each state of a tool; the word stands beside them. */
export const signs: Record<Participant['state'], { icon: IconName; color: string }> = {
  follows: { icon: 'ok', color: 'synced' },
  switching: { icon: 'swap', color: 'switching' },
  unconfirmed: { icon: 'warnf', color: 'unconfirmed' },
  refused: { icon: 'stop', color: 'refused' },
  absent: { icon: 'offline', color: 'offline' },
  asleep: { icon: 'moon', color: 'text-2' },
  leftBehind: { icon: 'unlink', color: 'unconfirmed' },
};
