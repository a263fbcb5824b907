import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ageOn, helsinkiDay } from '../../ui/format.js';

/** Age today, or at death, in words; undefined when it cannot be known. */
export function useAgeText(birthDate: string | undefined, died: string | undefined): string | undefined {
  const { t } = useTranslation('context');
  const [today] = useState(() => helsinkiDay(new Date().toISOString()));
  if (birthDate === undefined) return undefined;
  const age = ageOn(birthDate, died ?? today);
  return age === undefined ? undefined : t(`age.${age.unit}`, { count: age.count });
}
