import type { Language } from '#shared/language.js';

/** Made once for each language of the interface: the banner and every row of a list may ask. */
const names = new Map<Language, Intl.DisplayNames>();

/** Name of a BCP 47 language in the language of the interface; the code itself when it has none. */
export function languageName(code: string, language: Language): string {
  try {
    const known = names.get(language) ?? new Intl.DisplayNames(language, { type: 'language' });
    names.set(language, known);
    return known.of(code) ?? code;
  } catch {
    // A source may send what is no language code; it is shown as it came.
    return code;
  }
}
