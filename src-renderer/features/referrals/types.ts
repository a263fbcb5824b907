import type { Language } from '#shared/language.js';
import type { Answer, QuestionnaireItem } from '#shared/questionnaire.js';
import type { OwnReferral } from '#shared/referrals.js';
import type { ReferredService } from '../../ui/intents.js';

export interface DialogProps {
  /** The service that is referred to; undefined = none in particular. */
  service: ReferredService | undefined;
  onClose: () => void;
}

export interface StepProps {
  referral: OwnReferral;
  version: number;
  onBack: () => void;
}

export interface QuestionProps {
  item: QuestionnaireItem;
  text: string;
  given: readonly Answer[];
  /** Id of what says why the answer does not do. */
  lackId: string | undefined;
  language: Language;
  onChange: (given: Answer[]) => void;
}
