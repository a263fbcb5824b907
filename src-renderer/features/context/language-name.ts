import type { Language } from '#shared/language.js';

/** Name of a BCP 47 language in the language of the interface; the code itself when it has none. */
export function languageName(code: string, language: Language): string {
  try {
    return new Intl.DisplayNames(language, { type: 'language' }).of(code) ?? code;
  } catch {
    // A source may send what is no language code; it is shown as it came.
    return code;
  }
}
