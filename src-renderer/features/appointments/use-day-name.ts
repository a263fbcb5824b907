import { useTranslation } from 'react-i18next';
import { formatDate, languageOf } from '../../ui/format.js';
import { once } from '../../ui/once.js';

const weekday = once((locale) => new Intl.DateTimeFormat(locale, { timeZone: 'UTC', weekday: 'short' }));

/** How a day is named over its column: `ma 30.11.` */
export function useDayName(): (day: string) => string {
  const { i18n } = useTranslation();
  const language = languageOf(i18n.language);
  return (day) => {
    const date = formatDate(day, language).replace(/\s?\d{4}$/, '');
    return `${weekday(language).format(new Date(`${day}T00:00Z`))} ${date}`;
  };
}
