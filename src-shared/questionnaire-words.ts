import type { Language } from './language.js';
import type { Questionnaire, QuestionnaireItem, Translations } from './questionnaire.js';

/** A text of a form in the language asked for; in the form's own where it has no translation. Pure. */
function translated(text: string, translations: Translations | undefined, language: Language): string {
  const found = translations?.extension.find(({ extension: [lang] }) => lang.valueCode === language);
  return found?.extension[1].valueString ?? text;
}

/** What an item asks or says. Pure. */
export const textOf = ({ text, _text: others }: QuestionnaireItem, language: Language): string =>
  translated(text, others, language);

/** Words of one option of a choice. Pure. */
export const displayOf = (
  { valueCoding: { display, _display: others } }: NonNullable<QuestionnaireItem['answerOption']>[number],
  language: Language,
): string => translated(display, others, language);

/** What a form says of itself. Pure. */
export const descriptionOf = ({ description, _description: others }: Questionnaire, language: Language) =>
  description === undefined ? undefined : translated(description, others, language);

/** Every item of a form, a group before what is in it. Pure. */
export const itemsOf = (items: readonly QuestionnaireItem[]): QuestionnaireItem[] =>
  items.flatMap((item) => [item, ...itemsOf(item.item ?? [])]);

/** Whether it is a question, and not a group or a text to read. Pure. */
export const isQuestion = ({ type }: QuestionnaireItem): boolean => type !== 'group' && type !== 'display';
