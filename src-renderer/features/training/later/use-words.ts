import { useTranslation } from 'react-i18next';
import type { Localized } from '#shared/language.js';
import { localize } from '#shared/localize.js';
import { languageOf } from '../../../ui/format.js';

/** Texts of a scenario in the interface's language, and which language each of them is in. */
export function useWords() {
  const { i18n } = useTranslation();
  const language = languageOf(i18n.language);
  return {
    language,
    say: (text: Localized) => localize(text, language),
    /** For `lang`: Finnish where there is nothing else. */
    langOf: (text: Localized) => (text[language] === undefined ? 'fi' : language),
  };
}
