import { targetGroups, themes } from '#shared/choices.js';
import type { Localized } from '#shared/language.js';
import type { Service, TargetGroup, Theme } from '#shared/service-tray.js';
import { themesOf } from '../../classify.js';
import { withoutPersons } from '../../personal.js';

const themeWords: ReadonlyArray<readonly [RegExp, Theme]> = [
  [/liikun|ulkoilu|kuntoilu|kunto\w|jump|kävel|uinti|tanssi|jooga|motion/, 'exercise'],
  [/ravitsem|ruoka|ateria/, 'nutrition'],
  [/päihte|päihde|riippuv/, 'substances'],
  [/miel|kriisi|tunte/, 'mind'],
  [/perhe|vanhemm|lapsi/, 'family'],
  [/talous|työ|raha|velka/, 'economy'],
  [/osallis|yhteis|kulttuur|harrast|kohtaam|vertais/, 'community'],
  [/arki|asumi|koti|liikkumisen tuki/, 'everyday'],
  [/terve|sairau|kuntoutu/, 'health'],
];

/** The theme of a row: our own word for it, or what its words say; of what says nothing, the community's. */
export function themeOfWords(said: string, words: string): Theme {
  const own = themes.find((theme) => theme === said);
  if (own !== undefined) return own;
  const lower = said.toLocaleLowerCase('fi');
  const told = themeWords.find(([pattern]) => pattern.test(lower))?.[1];
  return told ?? themeWords.find(([pattern]) => pattern.test(words))?.[1] ?? themesOf(['P4.12'], words)[0];
}

const groupWords: ReadonlyArray<readonly [RegExp, TargetGroup]> = [
  [/laps|barn/, 'children'],
  [/nuor|unga/, 'youth'],
  [/perhe|vanhem|famil/, 'families'],
  [/työikä|aikuis|työttö/, 'workingAge'],
  [/ikäänty|iäk|senior|eläkel|vanhuk|äldre/, 'older'],
  [/vamma|funktions/, 'disabled'],
  [/maahan|kotoutu|invandr/, 'immigrants'],
  [/omaishoit|läheis|närstående/, 'carers'],
];

/** For whom, by the field of the row; everyone when it says nothing that is known. */
export function groupsOf(said: string): TargetGroup[] {
  const found = said.split(/[,;|]/).flatMap((part) => {
    const word = part.trim();
    const own = targetGroups.find((group) => group === word);
    const told = groupWords.find(([pattern]) => pattern.test(word.toLocaleLowerCase('fi')))?.[1];
    return own ?? told ?? [];
  });
  return found.length === 0 ? ['everyone'] : [...new Set(found)];
}

const languageWords: Record<string, string> = {
  suomi: 'fi',
  suomeksi: 'fi',
  ruotsi: 'sv',
  ruotsiksi: 'sv',
  svenska: 'sv',
  englanti: 'en',
  venäjä: 'ru',
  arabia: 'ar',
  somali: 'so',
  ukraina: 'uk',
  viro: 'et',
  viittomakieli: 'fse',
};
/** BCP 47 codes of "suomi, ruotsi" or "fi/sv"; Finnish when nothing is told. */
export function languagesOf(said: string): string[] {
  const found = said
    .toLocaleLowerCase('fi')
    .split(/[\s,;/|]+/)
    .flatMap((word) => languageWords[word] ?? (/^[a-z]{2,3}$/.test(word) ? word : []));
  return found.length === 0 ? ['fi'] : [...new Set(found)];
}

/** What it costs: "maksuton", "0", "ilmainen" are free, another text is a price. */
export function chargeOf(price: string, priceSv: string): Pick<Service, 'charge' | 'chargeNote'> {
  if (price === '') return { charge: 'unknown' };
  if (/^(0|0 ?€|maksuton|ilmainen|ei maksua|gratis|free)\.?$/i.test(price)) return { charge: 'free' };
  const free = /maksuton|ilmai/i.test(price) && !/\d\s*(€|euro)/i.test(price);
  return { charge: free ? 'free' : 'charged', chargeNote: bothOf(price, priceSv) };
}

/** A text in Finnish, and in Swedish when it is there; undefined when there is none. Persons are left out. */
export function bothOf(fi: string, sv = ''): Localized | undefined {
  const [finnish, swedish] = [withoutPersons(fi), withoutPersons(sv)];
  const first = finnish === '' ? swedish : finnish;
  return first === '' ? undefined : { fi: first, sv: swedish === '' ? undefined : swedish };
}

const municipalityNames: Record<string, string> = {
  Hamina: 'Fredrikshamn',
  Pyhtää: 'Pyttis',
  Virolahti: 'Vederlax',
  Helsinki: 'Helsingfors',
  Espoo: 'Esbo',
  Vantaa: 'Vanda',
  Turku: 'Åbo',
  Porvoo: 'Borgå',
  Loviisa: 'Lovisa',
  Vaasa: 'Vasa',
  Lappeenranta: 'Villmanstrand',
  Kotka: 'Kotka',
};
/** Municipalities of "Kotka, Hamina"; the Swedish name of those that have one. */
export const municipalitiesOf = (said: string): Localized[] =>
  said
    .split(/[,;/|]/)
    .map((name) => name.trim())
    .filter((name) => name !== '' && !/^koko |^whole /i.test(name))
    .map((fi) => ({ fi, sv: municipalityNames[fi] }));
