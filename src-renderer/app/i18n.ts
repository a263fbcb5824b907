import { type BackendModule, type i18n as I18n, createInstance } from 'i18next';
import { initReactI18next } from 'react-i18next';
import type { Language } from '#shared/language.js';

type Namespaces = Record<string, Record<string, unknown>>;

// One chunk a language: all its namespaces at once, but those that only parts opened later speak.
const languages: Record<Language, () => Promise<{ default: Namespaces }>> = {
  fi: () => import('./locales/fi.js'),
  sv: () => import('./locales/sv.js'),
  en: () => import('./locales/en.js'),
};

const later = import.meta.glob<{ default: Record<string, unknown> }>('./locales/*/*Later.json');

/** Loads the namespaces named `…Later`, each in a chunk of its own, when some part first asks for it. */
const laterTexts: BackendModule = {
  type: 'backend',
  init: () => {},
  read: async (language, namespace) => (await later[`./locales/${language}/${namespace}.json`]?.())?.default ?? {},
};

/** Makes the texts with Finnish loaded. A key that is missing is an error of the program and is reported as one. */
export async function createI18n(): Promise<I18n> {
  const i18n = createInstance();
  const { default: fi } = await languages.fi();
  await i18n
    .use(laterTexts)
    .use(initReactI18next)
    .init({
      lng: 'fi',
      fallbackLng: 'fi',
      resources: { fi },
      partialBundledLanguages: true,
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
