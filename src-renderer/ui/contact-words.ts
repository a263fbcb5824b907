import { useTranslation } from 'react-i18next';
import type { DeskChannel, DeskPromise } from '#shared/desk.js';
import type { IconName } from './icon.js';
import { useActs } from './use-acts.js';

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

/** @returns writes what says when a call-back is due, the act in the language of the window */
export function useLimitText(): (limit: NonNullable<DeskPromise['limit']>) => string {
  const { t } = useTranslation('deskLater');
  const actIn = useActs();
  return ({ by, act, nextWorkingDay }) => {
    if (by === 'agreed') return t('promise.agreed');
    const rule = t(nextWorkingDay === true ? 'promise.nextWorkingDay' : 'promise.sameDay');
    return act === undefined ? rule : t('promise.byAct', { rule, act: actIn(act) });
  };
}
