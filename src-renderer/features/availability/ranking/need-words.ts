import { useTranslation } from 'react-i18next';
import { assertNever } from '#shared/assert-never.js';
import { type T, languageName, professionWord, withinSentence } from '../../../ui/colleagues/words.js';
import { languageOf } from '../../../ui/format.js';
import { municipalityIn } from '../../../ui/municipality.js';
import type { Need } from './need.js';
import type { Reason } from './ranking.js';

/** The need on one line; empty when there is none. */
export function useNeedWords({ language, profession, skill, municipality, unit }: Need): string {
  const { t, i18n } = useTranslation('availability');
  return [
    language === '' ? '' : languageName(t, language, i18n.language),
    profession === '' ? '' : withinSentence(professionWord(t, profession), i18n.language),
    skill,
    municipalityIn(municipality, languageOf(i18n.language)),
    unit,
  ]
    .filter((word) => word !== '')
    .join(' · ');
}

/** One reason in words. */
export function reasonWord(t: T, reason: Reason, interfaceLanguage: string): string {
  switch (reason.kind) {
    case 'namedWorker':
      return t('availabilityLater:reason.namedWorker');
    case 'language':
      return languageName(t, reason.language, interfaceLanguage);
    case 'skill':
      return t('availabilityLater:reason.skill', { skill: reason.skill });
    case 'unit':
      return reason.unit;
    case 'municipality':
      return municipalityIn(reason.municipality, languageOf(interfaceLanguage));
    case 'onDuty':
      return t('availabilityLater:reason.onDuty');
    case 'noLoad':
      return t('availabilityLater:reason.noLoad');
    case 'load':
      return t('availabilityLater:reason.load', { count: reason.count });
    default:
      return assertNever(reason);
  }
}
