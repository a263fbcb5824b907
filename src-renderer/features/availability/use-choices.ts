import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Colleague } from '#shared/availability.js';
import { professions } from '#shared/choices.js';
import { languageName, professionWord } from '../../ui/colleagues/words.js';
import { choicesOf } from './search.js';

/** What can be chosen of each fact of a colleague, as the directory holds it. */
export function useChoices(colleagues: readonly Colleague[]) {
  const { t, i18n } = useTranslation('availability');
  return useMemo(() => {
    const plain = (pick: (colleague: Colleague) => readonly string[]) =>
      choicesOf(colleagues, pick).map((value) => ({ value, text: value }));
    return {
      unit: plain(({ unit }) => [unit]),
      municipality: plain(({ municipality }) => (municipality === undefined ? [] : [municipality])),
      skill: plain(({ skills }) => skills),
      language: choicesOf(colleagues, ({ languages }) => languages).map((value) => ({
        value,
        text: languageName(t, value, i18n.language),
      })),
      profession: professions.map((value) => ({ value, text: professionWord(t, value) })),
    };
  }, [colleagues, t, i18n.language]);
}
