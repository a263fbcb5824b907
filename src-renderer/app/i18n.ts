import { type i18n as I18n, createInstance } from 'i18next';
import { initReactI18next } from 'react-i18next';
import type { Language } from '#shared/language.js';

type Namespaces = Record<string, Record<string, unknown>>;

// One chunk a language: all its namespaces at once.
const languages: Record<Language, () => Promise<{ default: Namespaces }>> = {
  fi: () => import('./locales/fi.js'),
  sv: () => import('./locales/sv.js'),
  en: () => import('./locales/en.js'),
};

/** Makes the texts with Finnish loaded. A key that is missing is an error of the program and is reported as one. */
export async function createI18n(): Promise<I18n> {
  const i18n = createInstance();
  const { default: fi } = await languages.fi();
  await i18n.use(initReactI18next).init({
    lng: 'fi',
    fallbackLng: 'fi',
    resources: { fi },
    defaultNS: 'common',
    interpolation: { escapeValue: false },
    returnNull: false,
    saveMissing: true,
    missingKeyHandler: (_languages, namespace, key) => reportError(new Error(`Missing text ${namespace}:${key}`)),
  });
  return i18n;
}

/** Changes the language of the whole window, loading its texts first. */
export async function changeLanguage(i18n: I18n, language: Language, document: Document): Promise<void> {
  if (!i18n.hasResourceBundle(language, 'common')) {
    const { default: namespaces } = await languages[language]();
    for (const [name, texts] of Object.entries(namespaces)) i18n.addResourceBundle(language, name, texts);
  }
  await i18n.changeLanguage(language);
  document.documentElement.lang = language;
}
