import type { TFunction } from 'i18next';
import type { Colleague, Presence, PresenceReason, PresenceState } from '#shared/availability.js';
import { assertNever } from '#shared/failure.js';
import type { IconName } from '../../ui/icon.js';
import { dayUnlessToday, timeOfDay } from './time.js';

export type T = TFunction<'availability'>;

/** Shape of each state (its colour token has the state's own name). */
export const stateIcon: Record<PresenceState, IconName> = {
  available: 'ok',
  interruptible: 'half',
  busy: 'busy',
  away: 'away',
  offline: 'offline',
  unknown: 'unknown',
};

export function stateWord(t: T, state: PresenceState): string {
  switch (state) {
    case 'available':
      return t('state.available');
    case 'interruptible':
      return t('state.interruptible');
    case 'busy':
      return t('state.busy');
    case 'away':
      return t('state.away');
    case 'offline':
      return t('state.offline');
    case 'unknown':
      return t('state.unknown');
    default:
      return assertNever(state);
  }
}

export function reasonWord(t: T, reason: PresenceReason): string {
  switch (reason) {
    case 'none':
      return '';
    case 'client':
      return t('reason.client');
    case 'call':
      return t('reason.call');
    case 'consultation':
      return t('reason.consultation');
    case 'recording':
      return t('reason.recording');
    case 'meeting':
      return t('reason.meeting');
    case 'lunch':
      return t('reason.lunch');
    case 'break':
      return t('reason.break');
    case 'training':
      return t('reason.training');
    case 'remoteWork':
      return t('reason.remoteWork');
    default:
      return assertNever(reason);
  }
}

export function professionWord(t: T, profession: Colleague['profession']): string {
  switch (profession) {
    case 'doctor':
      return t('profession.doctor');
    case 'nurse':
      return t('profession.nurse');
    case 'socialWorker':
      return t('profession.socialWorker');
    case 'counsellor':
      return t('profession.counsellor');
    case 'therapist':
      return t('profession.therapist');
    case 'psychologist':
      return t('profession.psychologist');
    case 'assistant':
      return t('profession.assistant');
    case 'manager':
      return t('profession.manager');
    case 'other':
      return t('profession.other');
    default:
      return assertNever(profession);
  }
}

/** A language's name; `fse` (Finnish sign language) is not in every browser's tables. */
export function languageName(t: T, code: string, interfaceLanguage: string): string {
  if (code === 'fse') return t('signLanguage');
  return new Intl.DisplayNames(interfaceLanguage, { type: 'language' }).of(code) ?? code;
}

/**
 * What stands under the state: why and until when, or when last seen. Empty when there is nothing to tell.
 * @param now for telling today from other days, milliseconds
 */
export function stateDetail(t: T, language: string, presence: Presence | undefined, now: number): string {
  if (presence === undefined) return '';
  const { state, reason, until, lastSeen } = presence;
  if (state === 'offline') {
    if (lastSeen === undefined) return '';
    const day = dayUnlessToday(lastSeen, now);
    const time = timeOfDay(lastSeen, language);
    return day === undefined ? t('lastSeenToday', { time }) : t('lastSeen', { day, time });
  }
  // "On a break: on a break" says nothing more.
  const why = state === 'away' && reason === 'break' ? '' : reasonWord(t, reason);
  if (until === undefined) return why;
  const time = timeOfDay(until, language);
  const till = state === 'away' ? t('back', { time }) : t('until', { time });
  return why === '' || state === 'away' ? till : t('whyUntil', { why, till });
}
