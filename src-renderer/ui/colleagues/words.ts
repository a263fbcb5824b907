import type { TFunction } from 'i18next';
import type { Colleague, Presence, PresenceReason, PresenceState } from '#shared/availability.js';
import { assertNever } from '#shared/assert-never.js';
import type { IconName } from '../icon.js';
import { dayUnlessToday, timeOfDay } from './time.js';
import { once } from '../once.js';

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
      return t('availability:state.available');
    case 'interruptible':
      return t('availability:state.interruptible');
    case 'busy':
      return t('availability:state.busy');
    case 'away':
      return t('availability:state.away');
    case 'offline':
      return t('availability:state.offline');
    case 'unknown':
      return t('availability:state.unknown');
    default:
      return assertNever(state);
  }
}

export function reasonWord(t: T, reason: PresenceReason): string {
  switch (reason) {
    case 'none':
      return '';
    case 'client':
      return t('availability:reason.client');
    case 'call':
      return t('availability:reason.call');
    case 'consultation':
      return t('availability:reason.consultation');
    case 'recording':
      return t('availability:reason.recording');
    case 'meeting':
      return t('availability:reason.meeting');
    case 'lunch':
      return t('availability:reason.lunch');
    case 'break':
      return t('availability:reason.break');
    case 'training':
      return t('availability:reason.training');
    case 'remoteWork':
      return t('availability:reason.remoteWork');
    default:
      return assertNever(reason);
  }
}

export function professionWord(t: T, profession: Colleague['profession']): string {
  switch (profession) {
    case 'doctor':
      return t('availability:profession.doctor');
    case 'nurse':
      return t('availability:profession.nurse');
    case 'socialWorker':
      return t('availability:profession.socialWorker');
    case 'counsellor':
      return t('availability:profession.counsellor');
    case 'therapist':
      return t('availability:profession.therapist');
    case 'psychologist':
      return t('availability:profession.psychologist');
    case 'assistant':
      return t('availability:profession.assistant');
    case 'manager':
      return t('availability:profession.manager');
    case 'other':
      return t('availability:profession.other');
    default:
      return assertNever(profession);
  }
}

const languageNames = once((language) => new Intl.DisplayNames(language, { type: 'language' }));

/** A language's name; `fse` (Finnish sign language) is not in every browser's tables. */
export function languageName(t: T, code: string, interfaceLanguage: string): string {
  if (code === 'fse') return t('availability:signLanguage');
  return languageNames(interfaceLanguage).of(code) ?? code;
}

/**
 * What stands under the state: why and until when, or when last seen. Empty when there is nothing to tell.
 * @param today `2026-11-23`, for telling today from other days
 */
export function stateDetail(t: T, language: string, presence: Presence | undefined, today: string): string {
  if (presence === undefined) return '';
  const { state, reason, until, lastSeen } = presence;
  if (state === 'offline') {
    if (lastSeen === undefined) return '';
    const day = dayUnlessToday(lastSeen, today);
    const time = timeOfDay(lastSeen, language);
    return day === undefined ? t('availability:lastSeenToday', { time }) : t('availability:lastSeen', { day, time });
  }
  // "On a break: on a break" says nothing more.
  const why = state === 'away' && reason === 'break' ? '' : reasonWord(t, reason);
  if (until === undefined) return why;
  // Client work is what being busy mostly is: then the time says more than the reason, and there is room for one.
  const untilAlone = why === '' || state === 'away' || reason === 'client';
  const time = timeOfDay(until, language);
  const till = state === 'away' ? t('availability:back', { time }) : t('availability:until', { time });
  return untilAlone ? till : t('availability:whyUntil', { why, till });
}

/** A title as it is written after a name: with a small initial, unless it begins with an abbreviation. */
export const withinSentence = (title: string, language: string): string =>
  /^\p{Lu}\p{Ll}/u.test(title) ? title.charAt(0).toLocaleLowerCase(language) + title.slice(1) : title;
