import type { Language } from '#shared/language.js';
import type { Answer, QuestionnaireItem } from '#shared/questionnaire.js';

export interface QuestionProps {
  item: QuestionnaireItem;
  text: string;
  given: readonly Answer[];
  /** Ids of what helps to answer and of what says why the answer does not do. */
  describedBy: string | undefined;
  invalid: boolean;
  language: Language;
  onChange: (given: Answer[]) => void;
}
