import { useTranslation } from 'react-i18next';
import { reasonWord, stateWord } from '../../../ui/colleagues/words.js';
import type { Preset } from './hand.js';

/** A quick choice in words: state, why, how long, and its few words. */
export function usePresetName(): (preset: Preset) => string {
  const { t } = useTranslation('availability');
  return ({ state, reason, minutes, note }) =>
    [stateWord(t, state), reasonWord(t, reason), minutes === undefined ? '' : t('minutes', { count: minutes }), note]
      .filter((part) => part !== undefined && part !== '')
      .join(' · ');
}
