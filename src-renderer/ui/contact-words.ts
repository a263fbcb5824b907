import type { TFunction } from 'i18next';
import type { DeskChannel, DeskPromise } from '#shared/desk.js';
import type { IconName } from './icon.js';

export const channelIcon: Record<DeskChannel, IconName> = {
  call: 'phone',
  chat: 'chat',
  callback: 'phone',
  digital: 'mail',
  other: 'people',
};

/** Whole minutes between two times. */
export const minutesBetween = (from: string, to: number): number =>
  Math.max(0, Math.floor((to - Date.parse(from)) / 60_000));

/** What says when a call-back is due. */
export const limitText = (
  { by, act, nextWorkingDay }: NonNullable<DeskPromise['limit']>,
  t: TFunction<'deskLater'>,
): string => {
  if (by === 'agreed') return t('deskLater:promise.agreed');
  const rule = t(nextWorkingDay === true ? 'deskLater:promise.nextWorkingDay' : 'deskLater:promise.sameDay');
  return act === undefined ? rule : t('deskLater:promise.byAct', { rule, act });
};
