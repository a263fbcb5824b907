import { useTranslation } from 'react-i18next';
import type { Language } from '#shared/language.js';

/** The interface's language now. */
export function useLanguage(): Language {
  const { language } = useTranslation().i18n;
  return language === 'sv' || language === 'en' ? language : 'fi';
}
