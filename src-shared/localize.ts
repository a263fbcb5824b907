import type { Language, Localized } from './language.js';

/** Picks the text for a language, falling back to Finnish. Apart from the schemas, so that a page can do without them. */
export const localize = (text: Localized, language: Language): string => text[language] ?? text.fi;
