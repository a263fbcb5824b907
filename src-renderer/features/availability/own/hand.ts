import type { OwnSettings, OwnStateInput, PresenceReason } from '#shared/availability.js';
import { backIn } from '../../../ui/colleagues/time.js';

export const STATES = ['available', 'interruptible', 'busy', 'away', 'offline'] as const;
/** Why, by state: those that a person sets by hand. */
export const REASONS: Record<OwnStateInput['state'], readonly PresenceReason[]> = {
  available: ['none', 'remoteWork'],
  interruptible: ['none', 'recording', 'remoteWork'],
  busy: ['none', 'client', 'call', 'consultation', 'meeting', 'recording', 'training'],
  away: ['none', 'break', 'lunch', 'meeting', 'training'],
  offline: ['none'],
};
export const NOTE_LENGTH = 60;
export type Preset = OwnSettings['presets'][number];

/** A quick choice of what is set: a time of day becomes how long it was from now, in whole five minutes. */
export function presetOf({ state, reason, until, note }: OwnStateInput, now: number): Preset {
  const minutes =
    until === undefined ? undefined : Math.min(720, Math.max(5, Math.round((Date.parse(until) - now) / 300_000) * 5));
  return {
    state,
    reason,
    ...(note === undefined ? {} : { note }),
    ...(minutes === undefined ? {} : { minutes }),
  };
}

/** What a quick choice sets now. */
export const inputOf = ({ minutes, ...preset }: Preset, now: number): OwnStateInput => ({
  ...preset,
  ...(minutes === undefined ? {} : { until: backIn(minutes, now) }),
});
