import type { Language, Localized } from './language.js';

/** Picks the text for a language, falling back to Finnish. */
export const localize = (text: Localized, language: Language): string => text[language] ?? text.fi;
