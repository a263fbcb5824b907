import { useTranslation } from 'react-i18next';
import { type Language, languageSchema } from '#shared/language.js';

/** The interface's language now. */
export function useLanguage(): Language {
  const { i18n } = useTranslation();
  return languageSchema.catch('fi').parse(i18n.language);
}
