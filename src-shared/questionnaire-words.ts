import type { Language } from './language.js';
import {
  ITEM_CONTROL,
  type Questionnaire,
  type QuestionnaireItem,
  SHORT_TEXT,
  type Translations,
  UNIT,
} from './questionnaire.js';

/** A text of a form in the language asked for; in the form's own where it has no translation. Pure. */
export function translated(text: string, translations: Translations | undefined, language: Language): string {
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

/** What a form is called. Pure. */
export const titleOf = ({ title, _title: others }: Questionnaire, language: Language) =>
  translated(title, others, language);

/** A few words that stand for the question in a text: its own, or the question as it is. Pure. */
export function shortTextOf(item: QuestionnaireItem, language: Language): string {
  for (const one of item.extension ?? []) {
    if (one.url !== SHORT_TEXT) continue;
    const { valueString, _valueString: others } = one;
    return translated(valueString, others, language);
  }
  return textOf(item, language);
}

/** The unit in which a number is asked, as it is written. Pure. */
export function unitOf({ extension }: QuestionnaireItem, language: Language): string | undefined {
  for (const one of extension ?? []) {
    if (one.url !== UNIT) continue;
    const { display, _display: others } = one.valueCoding;
    return translated(display, others, language);
  }
  return undefined;
}

/** Whether it is a text that helps to ask its question. Pure. */
export const isHelp = ({ type, extension }: QuestionnaireItem): boolean =>
  type === 'display' && extension?.some(({ url }) => url === ITEM_CONTROL) === true;

/** Every item of a form, a group before what is in it. Pure. */
export const itemsOf = (items: readonly QuestionnaireItem[]): QuestionnaireItem[] =>
  items.flatMap((item) => [item, ...itemsOf(item.item ?? [])]);

/** Whether it is a question, and not a group or a text to read. Pure. */
export const isQuestion = ({ type }: QuestionnaireItem): boolean => type !== 'group' && type !== 'display';
