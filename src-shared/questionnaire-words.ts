import type { Language } from './language.js';
import type { QuestionnaireItem, Translations } from './questionnaire.js';

/** A text of a form in the language asked for; in the form's own where it has no translation. Pure. */
export function translated(text: string, translations: Translations | undefined, language: Language): string {
  const found = translations?.extension.find(({ extension: [lang] }) => lang.valueCode === language);
  return found?.extension[1].valueString ?? text;
}

/** Every item of a form, a group before what is in it. Pure. */
export const itemsOf = (items: readonly QuestionnaireItem[]): QuestionnaireItem[] =>
  items.flatMap((item) => [item, ...itemsOf(item.item ?? [])]);

/** Whether it is a question, and not a group or a text to read. Pure. */
export const isQuestion = ({ type }: QuestionnaireItem): boolean => type !== 'group' && type !== 'display';
