import type { TFunction } from 'i18next';
import type { Language, Localized } from '#shared/language.js';
import { localize } from '#shared/localize.js';
import type { Service, ServiceChannel, ServiceEvent, SourceHealth, Theme } from '#shared/service-tray.js';
import { languageOf } from '../../ui/format.js';
import type { IconName } from '../../ui/icon.js';

/** The words of the interface's language for what a service holds. */
export interface Words {
  t: TFunction<'serviceTray'>;
  language: Language;
  local: (text: Localized) => string;
  languageName: (code: string) => string;
  /** "23.11.2026" in Finland's time. */
  date: (at: string | number) => string;
  /** "10.42" in Finland's time. */
  time: (at: string) => string;
}

const locales: Record<Language, string> = { fi: 'fi-FI', sv: 'sv-FI', en: 'en-GB' };
const zone = { timeZone: 'Europe/Helsinki' } as const;

export function createWords(t: TFunction<'serviceTray'>, interfaceLanguage: string): Words {
  const language = languageOf(interfaceLanguage);
  const locale = locales[language];
  const names = new Intl.DisplayNames([locale], { type: 'language', fallback: 'none' });
  const dates = new Intl.DateTimeFormat(locale, { ...zone, day: 'numeric', month: 'numeric', year: 'numeric' });
  const times = new Intl.DateTimeFormat(locale, { ...zone, hour: 'numeric', minute: '2-digit' });
  return {
    t,
    language,
    local: (text) => localize(text, language),
    languageName: (code) => (isSigned(code) ? t(`languages.${code}`) : nameOf(names, code)),
    date: (at) => dates.format(new Date(at)),
    time: (at) => times.format(new Date(at)),
  };
}

/** Finland's sign languages: browsers' tables do not know their names. */
const isSigned = (code: string): code is 'fse' | 'fss' => code === 'fse' || code === 'fss';

const nameOf = (names: Intl.DisplayNames, code: string): string => {
  try {
    return names.of(code) ?? code;
  } catch {
    return code;
  }
};

/** The address of a place as the language writes it. Pure. */
export const addressIn = (
  { address, addressSv }: Pick<ServiceChannel, 'address' | 'addressSv'>,
  language: Language,
): string | undefined => (language === 'sv' ? (addressSv ?? address) : address);

/** Licence and source line of a source. Pure. */
export const licenceOf = ({ licence, licenceIn }: SourceHealth, { local }: Pick<Words, 'local'>): string =>
  licenceIn === undefined ? licence : local(licenceIn);

/** The lines of all sources, each once. Pure. */
export const attributionOf = (sources: readonly SourceHealth[], words: Pick<Words, 'local'>): string =>
  [...new Set(sources.map((one) => licenceOf(one, words)))].filter((line) => line !== '').join(' · ');

/** Keeps "9–15" and "-ryhmä" whole where a narrow column breaks lines. */
export const unbroken = (text: string): string =>
  text.replaceAll(/–(?=[\p{L}\d])/gu, '–\u2060').replaceAll(/ -(?=\p{L})/gu, ' \u2011');

/** "Maksuton", "4,50 € kerralta", or that the price is not told. */
export function priceOf(service: Service | ServiceEvent, { t, local }: Words): string {
  const note = service.chargeNote && local(service.chargeNote);
  const known = service.charge === 'unknown' ? undefined : t(`charge.${service.charge}`);
  if (service.charge === 'charged' && note !== undefined) return note;
  return [known ?? (note === undefined ? t('charge.unknown') : undefined), note].filter(Boolean).join('. ');
}

/** "Hamina, Kotka" or the whole area. */
export const placeOf = (service: Service, { t, local }: Words): string =>
  service.municipalities.length === 0 ? t('wholeArea') : service.municipalities.map(local).join(', ');

/** "0,8 km", "12 km": as near as the middle of a town tells it. @param metres along the surface of the earth */
export const awayOf = (metres: number, { language }: Words): string =>
  `${new Intl.NumberFormat(locales[language], { maximumFractionDigits: metres < 10_000 ? 1 : 0 }).format(metres / 1000)} km`;

export const themeIcons: Record<Theme, IconName> = {
  exercise: 'walk',
  nutrition: 'star',
  mind: 'chat',
  community: 'people',
  substances: 'shield',
  family: 'home',
  economy: 'table',
  everyday: 'roof',
  health: 'cross',
};
